package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.meetings.live.Presence;
import org.mandate.app.meetings.live.Presence.Because;
import org.mandate.app.meetings.live.Turn;

/** Who was in the room for which item, from comings and goings. */
class AttendanceTest {
  private static final UUID OPEN = UUID.randomUUID();
  private static final UUID CLOSED = UUID.randomUUID();
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID TWO = UUID.randomUUID();
  private static final UUID SHUT = UUID.randomUUID();
  private static final UUID ANN = UUID.randomUUID();
  private static final UUID BEN = UUID.randomUUID();
  private static final Instant START = Instant.parse("2026-03-03T19:00:00Z");

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static Turn turn(UUID part, UUID item, int from, int to) {
    return new Turn(
        UUID.randomUUID(),
        OPEN,
        part,
        item,
        at(from),
        to < 0 ? Optional.empty() : Optional.of(at(to)));
  }

  private static Presence step(UUID who, UUID part, UUID item, Because because, int second) {
    return new Presence(
        UUID.randomUUID(),
        OPEN,
        part,
        Optional.ofNullable(item),
        who,
        "gp",
        List.of(),
        because.in(),
        because,
        at(second),
        0);
  }

  @Test
  void whoeverCameBeforeAnItemAndStayedIsThereForItAndWhoeverCameDuringItCameIn() {
    Attendance a =
        Attendance.of(
            List.of(
                step(ANN, OPEN, null, Because.ARRIVED, -60),
                step(BEN, OPEN, ONE, Because.ARRIVED, 30),
                step(ANN, OPEN, TWO, Because.LEFT, 150)),
            List.of(turn(OPEN, ONE, 0, 100), turn(OPEN, TWO, 100, 200)),
            OPEN,
            true);

    assertThat(a.by()).containsEntry(ANN, Set.of(ONE, TWO)).containsEntry(BEN, Set.of(ONE, TWO));
    assertThat(a.came()).containsOnlyKeys(ONE).containsEntry(ONE, Set.of(BEN));
    assertThat(a.left()).containsOnlyKeys(TWO).containsEntry(TWO, Set.of(ANN));
    assertThat(a.out()).isEmpty();
  }

  @Test
  void whoeverAWallPutOutIsOutForThatItemAndBackForTheNext() {
    List<Presence> steps =
        List.of(
            step(ANN, OPEN, null, Because.ARRIVED, -60),
            step(ANN, OPEN, ONE, Because.WALL, 0),
            step(ANN, OPEN, ONE, Because.RETURNED, 100));
    List<Turn> turns = List.of(turn(OPEN, ONE, 0, 100), turn(OPEN, TWO, 100, 200));

    Attendance named = Attendance.of(steps, turns, OPEN, true);
    assertThat(named.by()).containsEntry(ANN, Set.of(TWO));
    assertThat(named.out()).containsOnlyKeys(ONE).containsEntry(ONE, Set.of(ANN));
    // In a set that tells a number, a name that is missing at one item would tell it.
    Attendance numbered = Attendance.of(steps, turns, OPEN, false);
    assertThat(numbered.by()).containsEntry(ANN, Set.of(ONE, TWO));
    assertThat(numbered.out().get(ONE)).containsExactly(ANN);
  }

  @Test
  void aWallFoundWhileAnItemIsOnPutsThemOutOfAllOfIt() {
    Attendance a =
        Attendance.of(
            List.of(
                step(ANN, OPEN, null, Because.ARRIVED, -60),
                step(ANN, OPEN, ONE, Because.WALL, 50)),
            List.of(turn(OPEN, ONE, 0, 100)),
            OPEN,
            true);

    assertThat(a.by()).isEmpty();
    assertThat(a.out()).containsEntry(ONE, Set.of(ANN));
  }

  @Test
  void eachPartHasItsOwnListAndLeavingInOneIsNotToldInTheOther() {
    List<Presence> steps =
        List.of(
            step(ANN, OPEN, null, Because.ARRIVED, -60),
            step(BEN, OPEN, null, Because.ARRIVED, -50),
            step(ANN, CLOSED, null, Because.ARRIVED, 100),
            step(BEN, CLOSED, null, Because.PART, 100),
            step(ANN, CLOSED, SHUT, Because.LEFT, 150),
            step(BEN, OPEN, null, Because.RETURNED, 200));
    List<Turn> open = List.of(turn(OPEN, ONE, 0, 100), turn(OPEN, TWO, 200, -1));

    Attendance first = Attendance.of(steps, open, OPEN, false);
    assertThat(first.by()).containsEntry(ANN, Set.of(ONE)).containsEntry(BEN, Set.of(ONE, TWO));
    assertThat(first.left()).isEmpty();
    Attendance second = Attendance.of(steps, List.of(turn(CLOSED, SHUT, 100, 200)), CLOSED, true);
    assertThat(second.by()).containsOnlyKeys(ANN);
    assertThat(second.left()).containsEntry(SHUT, Set.of(ANN));
  }

  /** The slow, literal reading: second by second, who is in the room. */
  private static boolean slowly(List<Presence> steps, Turn turn) {
    boolean there = false;
    boolean in = false;
    for (int s = -100; at(s).isBefore(turn.endedAt().orElseThrow()); s++) {
      for (Presence p : steps) {
        if (p.at().equals(at(s))) {
          in = p.in();
        }
      }
      there |= in && !at(s).isBefore(turn.beganAt());
    }
    return there;
  }

  @Test
  void withoutWallsItIsWhatSomebodyAtTheDoorWouldHaveNoted() {
    Random random = new Random(5221);
    for (int round = 0; round < 500; round++) {
      List<Presence> steps = new ArrayList<>();
      int second = -90;
      while (second < 280) {
        Because because = steps.size() % 2 == 0 ? Because.ARRIVED : Because.LEFT;
        steps.add(step(ANN, OPEN, null, because, second));
        second += 1 + random.nextInt(120);
      }
      List<Turn> turns = List.of(turn(OPEN, ONE, 0, 100), turn(OPEN, TWO, 100, 300));
      Attendance a = Attendance.of(steps, turns, OPEN, true);
      for (Turn turn : turns) {
        assertThat(a.at(turn.item()).contains(ANN))
            .as("%s at %s", steps, turn)
            .isEqualTo(slowly(steps, turn));
      }
    }
  }
}
