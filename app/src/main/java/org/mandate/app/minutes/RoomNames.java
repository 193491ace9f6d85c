package org.mandate.app.minutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.Presence;
import org.mandate.app.web.Dates;

/**
 * How people are called in minutes: whoever holds an office by the name that is published with it,
 * whoever votes for a practice by the practice. Nobody else's name is put into a draft.
 */
final class RoomNames {
  /**
   * @param name of the person or practice
   * @param as the seat; "" for a practice
   */
  record Name(String name, String as) {}

  private static final Name GUEST = new Name("A guest", "");
  private final Map<UUID, Name> names;

  private RoomNames(Map<UUID, Name> names) {
    this.names = names;
  }

  static RoomNames of(Minutes.Ground ground, Body body, Meeting meeting, List<Presence> presence) {
    LocalDate day = Dates.on(meeting.openedAt().orElse(meeting.startsAt()));
    Map<UUID, Name> names = new LinkedHashMap<>();
    for (Office o : ground.bodies().offices(body.id())) {
      if (o.heldOn(day) && o.person().isPresent() && !o.name().isEmpty()) {
        String seat = ground.actions().owners(body).title(o.seat(), o.constituency());
        names.merge(
            o.person().get(),
            new Name(o.name(), lower(seat)),
            (one, other) -> new Name(one.name(), one.as() + ", " + other.as()));
      }
    }
    for (Presence p : presence) {
      if (!names.containsKey(p.person()) && !p.practices().isEmpty()) {
        List<String> practices =
            p.practices().stream().map(ground.bodies()::named).sorted().toList();
        names.put(p.person(), new Name(String.join(" and ", practices), ""));
      }
    }
    return new RoomNames(names);
  }

  private static String lower(String title) {
    // "Secretary" within a line is "secretary"; "GP for a neighbourhood" stays as it is.
    return title.length() < 2 || !Character.isLowerCase(title.charAt(1))
        ? title
        : title.substring(0, 1).toLowerCase(Locale.UK) + title.substring(1);
  }

  Name of(UUID person) {
    return names.getOrDefault(person, GUEST);
  }

  /** In the order of their seats, then practices by name, then everybody else. */
  List<UUID> ordered(Collection<UUID> people) {
    Set<UUID> wanted = Set.copyOf(people);
    List<UUID> ordered = new ArrayList<>(names.keySet().stream().filter(wanted::contains).toList());
    people.stream().filter(p -> !names.containsKey(p)).forEach(ordered::add);
    return ordered;
  }
}
