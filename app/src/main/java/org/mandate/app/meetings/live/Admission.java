package org.mandate.app.meetings.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.walls.Walls;
import org.mandate.conflicts.Handling.Shut;

/** Who may be in the room: by the part that the meeting is in, and by walls around the item. */
final class Admission {
  private final Live.Ground ground;
  private final RoomStore store;

  Admission(Live.Ground ground, RoomStore store) {
    this.ground = ground;
    this.store = store;
  }

  /** Who of these people is at home in a part: may follow it at all. */
  Set<UUID> atHome(Meeting m, Part part, Collection<Presence> people) {
    Set<UUID> all = people.stream().map(Presence::person).collect(Collectors.toSet());
    if (part.isPublic(ground.bodies().today())) {
      return all;
    }
    Set<UUID> home = new HashSet<>(store.readers(part.id()));
    boolean hidden = part.isUnannounced(ground.bodies().today());
    for (Presence p : people) {
      if (part.kind() == Part.Kind.MEMBERS && !p.practices().isEmpty()) {
        home.add(p.person());
        continue;
      }
      Set<Role> roles = ground.bodies().roles(new Who.Person(p.person()), m.body());
      boolean officer = roles.contains(hidden ? Role.GUARDIAN : Role.OFFICE_HOLDER);
      boolean member = part.kind() == Part.Kind.MEMBERS && roles.contains(Role.PRACTICE_PERSON);
      if (officer || member) {
        home.add(p.person());
      }
    }
    return home;
  }

  Set<UUID> keptOut(Item item) {
    return shut(item, Shut.ROOM);
  }

  /** Whom a conflict keeps from something at an item, whether or not they are there. */
  Set<UUID> shut(Item item, Shut from) {
    return shuts(item).stream()
        .filter(s -> s.shuts().contains(from))
        .map(Walls.Shut::person)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<Walls.Shut> shuts(Item item) {
    return item.matter()
        .map(
            matter ->
                ground
                    .jobs()
                    .within("warden", () -> ground.walls().on(matter, ground.bodies().today())))
        .orElse(List.of());
  }
}
