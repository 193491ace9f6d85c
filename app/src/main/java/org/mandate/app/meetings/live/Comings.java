package org.mandate.app.meetings.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;

/** Keeps what {@link RoomRules} say of a move, each coming and going with its entry. */
final class Comings {
  private final Live.Ground ground;
  private final RoomStore store;

  Comings(Live.Ground ground, RoomStore store) {
    this.ground = ground;
    this.store = store;
  }

  // First who comes in, while nothing is on; then, with the item on, who goes out.
  void move(Meeting m, Part part, Optional<Item> item, Set<UUID> out, Instant at, boolean in) {
    Map<UUID, Presence> latest = store.latest(m.id());
    Set<UUID> home = atHome(m, part, latest.values());
    List<RoomRules.Step> steps =
        RoomRules.moving(latest.values(), part.id(), item.map(Item::id), out, home::contains)
            .stream()
            .filter(s -> s.because().in() == in)
            .toList();
    List<UUID> ids = steps.isEmpty() ? List.of() : store.freshIds(steps.size());
    List<Presence> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      RoomRules.Step s = steps.get(i);
      Instant after = s.before().at().plus(1, ChronoUnit.MICROS);
      Presence told =
          new Presence(
              ids.get(i),
              m.id(),
              part.id(),
              s.item(),
              s.before().person(),
              s.before().role(),
              s.before().practices(),
              s.because().in(),
              s.because(),
              at.isAfter(s.before().at()) ? at : after,
              0);
      rows.add(s.carried() ? told : entered(told, part));
    }
    store.keep(rows, m.body());
  }

  Presence entered(Presence p, Part part) {
    Optional<Item> item = p.item().flatMap(ground.meetings().agendas()::item);
    boolean sealed =
        !part.isPublic(ground.bodies().today()) || item.map(Item::isSealed).orElse(false);
    if (sealed) {
      ground
          .sealed()
          .keep(
              "meeting.presence",
              "meeting:" + p.meeting(),
              LiveEntries.sealed(p),
              item.flatMap(Item::matter));
      return p;
    }
    long entry = ground.record().append(LiveEntries.presence(p)).id();
    return new Presence(
        p.id(),
        p.meeting(),
        p.part(),
        p.item(),
        p.person(),
        p.role(),
        p.practices(),
        p.in(),
        p.because(),
        p.at(),
        entry);
  }

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
}
