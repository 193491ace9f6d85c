package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.conflicts.Handling;

/**
 * What may be spoken of among the people in a room, from the walls' rows. Outside a meeting nobody
 * decides who leaves, so a wall that shuts the room shuts the talk too (as the library's {@code
 * TalkRules}).
 */
final class Room {
  private static final Set<Handling.Shut> NOT_IN_THE_ROOM =
      Set.of(Handling.Shut.ROOM, Handling.Shut.TALK);

  private Room() {}

  /**
   * A matter that may be spoken of at all.
   *
   * @param judged whether there is a policy to judge it by, or nothing to judge
   * @param walls all its rows as known now
   */
  record Subject(UUID matter, String title, boolean judged, List<Walls.Shut> walls) {}

  /** Somebody who may not hear of a matter, and the first day on which they may; empty for none. */
  record Out(UUID person, Optional<LocalDate> until) {}

  /** One matter in this room. */
  record Line(Subject subject, List<Out> out) {
    /** Whether everybody here may speak of it. */
    boolean safe() {
      return subject.judged() && out.isEmpty();
    }

    /** The first day on which nobody need leave; empty where that has no day. */
    Optional<LocalDate> until() {
      return out.stream().anyMatch(o -> o.until().isEmpty())
          ? Optional.empty()
          : out.stream().flatMap(o -> o.until().stream()).max(Comparator.naturalOrder());
    }
  }

  /** Each matter, for these people on that day. */
  static List<Line> of(List<Subject> subjects, List<UUID> people, LocalDate day) {
    return subjects.stream().map(s -> new Line(s, out(s, people, day))).toList();
  }

  private static List<Out> out(Subject subject, List<UUID> people, LocalDate day) {
    List<Out> out = new ArrayList<>();
    for (UUID person : people) {
      out(subject.walls(), person, day).ifPresent(out::add);
    }
    return List.copyOf(out);
  }

  /** Whether somebody must leave, and until when: rows that follow on one another count as one. */
  static Optional<Out> out(List<Walls.Shut> walls, UUID person, LocalDate day) {
    LocalDate free = day;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Walls.Shut wall : walls) {
        if (wall.person().equals(person) && keepsOut(wall) && wall.holds(free)) {
          if (wall.until().isEmpty()) {
            return Optional.of(new Out(person, Optional.empty()));
          }
          free = wall.until().get();
          moved = true;
        }
      }
    }
    return free.equals(day) ? Optional.empty() : Optional.of(new Out(person, Optional.of(free)));
  }

  private static boolean keepsOut(Walls.Shut wall) {
    return wall.shuts().stream().anyMatch(NOT_IN_THE_ROOM::contains);
  }
}
