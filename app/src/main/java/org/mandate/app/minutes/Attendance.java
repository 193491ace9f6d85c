package org.mandate.app.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.meetings.live.Presence;
import org.mandate.app.meetings.live.Presence.Because;
import org.mandate.app.meetings.live.Turn;

/**
 * Who was in the room for which item of one part, from comings and goings and from when each item
 * was on. Pure.
 *
 * @param by items for which each person was in the room, even for a moment; people in the order in
 *     which they came
 * @param out whom a conflict put out of each item
 * @param came who came in while an item was on
 * @param left who left while an item was on
 */
record Attendance(
    Map<UUID, Set<UUID>> by,
    Map<UUID, Set<UUID>> out,
    Map<UUID, Set<UUID>> came,
    Map<UUID, Set<UUID>> left) {
  // Whoever goes in or out by the meeting's moving on does so at that moment.
  private static final Duration MOMENT = Duration.ofMillis(2);

  /**
   * @param all of the whole meeting: who left in another part is not there in this one
   * @param turns of this part's items
   * @param part of which comings and goings are told
   * @param tellsOut whether whoever was put out by a conflict counts as not there
   */
  static Attendance of(List<Presence> all, List<Turn> turns, UUID part, boolean tellsOut) {
    Attendance a =
        new Attendance(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    Map<UUID, List<Presence>> each = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparing(Presence::at))
        .forEach(p -> each.computeIfAbsent(p.person(), _ -> new ArrayList<>()).add(p));
    for (Turn turn : turns) {
      each.forEach((person, steps) -> a.add(person, steps, turn, part, tellsOut));
    }
    return a;
  }

  private void add(UUID person, List<Presence> steps, Turn turn, UUID part, boolean tellsOut) {
    Instant begins = turn.beganAt().plus(MOMENT);
    boolean in = false;
    boolean walled = false;
    int i = 0;
    for (; i < steps.size() && !steps.get(i).at().isAfter(begins); i++) {
      in = steps.get(i).in();
      walled = isWall(steps.get(i), turn);
    }
    boolean there = in;
    for (; i < steps.size() && isBeforeTheEnd(steps.get(i), turn); i++) {
      Presence p = steps.get(i);
      // Who was found conflicted while the item was on counts as out for it.
      there = p.in() || (there && !isWall(p, turn));
      walled = isWall(p, turn);
      if (p.part().equals(part) && p.because() == Because.ARRIVED) {
        put(came, turn.item(), person);
      }
      if (p.part().equals(part) && p.because() == Because.LEFT) {
        put(left, turn.item(), person);
      }
    }
    if (walled) {
      put(out, turn.item(), person);
    }
    if (there || (walled && !tellsOut)) {
      put(by, person, turn.item());
    }
  }

  private static boolean isWall(Presence p, Turn turn) {
    return p.because() == Because.WALL && p.item().filter(turn.item()::equals).isPresent();
  }

  private static boolean isBeforeTheEnd(Presence p, Turn turn) {
    return turn.endedAt().map(end -> p.at().isBefore(end)).orElse(true);
  }

  private static void put(Map<UUID, Set<UUID>> map, UUID key, UUID value) {
    map.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
  }

  /** Those for whom an item was on while they were in the room. */
  Set<UUID> at(UUID item) {
    Set<UUID> there = new LinkedHashSet<>();
    by.forEach(
        (person, items) -> {
          if (items.contains(item)) {
            there.add(person);
          }
        });
    return there;
  }
}
