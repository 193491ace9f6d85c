package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.bodies.Office;
import org.mandate.conflicts.Body.Member;

/** Each person has one vote on any day, in the role of the first of the seats they then hold. */
class WhoVotesOnABoardTest {
  private static final LocalDate BEGAN = LocalDate.of(2026, 1, 1);
  private static final List<String> VOTING = List.of("chair", "neighbourhood", "lay");
  private static final Map<String, String> ROLES =
      Map.of("chair", "gp", "neighbourhood", "gp", "lay", "lay member");

  private static Office office(UUID person, String seat, int from, int to) {
    return new Office(
        UUID.randomUUID(),
        UUID.randomUUID(),
        seat,
        "",
        Office.Route.ELECTED,
        BEGAN.plusDays(from),
        BEGAN.plusDays(to),
        Optional.of(person),
        "",
        0);
  }

  /** Written day by day, from the sentence alone. */
  private static Map<String, String> on(LocalDate day, List<Office> offices) {
    Map<String, String> roles = new TreeMap<>();
    for (String seat : VOTING) {
      for (Office o : offices) {
        boolean holds = o.seat().equals(seat) && !day.isBefore(o.from()) && day.isBefore(o.to());
        if (holds) {
          roles.putIfAbsent(o.person().orElseThrow().toString(), ROLES.get(seat));
        }
      }
    }
    return roles;
  }

  private static void agrees(List<Office> offices, String what) {
    List<Member> members = Boards.members(offices, VOTING, ROLES);
    for (int n = -1; n < 120; n++) {
      LocalDate day = BEGAN.plusDays(n);
      Map<String, String> told = new TreeMap<>();
      for (Member m : members) {
        if (m.period().holds(day)) {
          assertThat(told.put(m.person(), m.role())).as("%s: twice on %s", what, day).isNull();
        }
      }
      assertThat(told).as("%s on %s", what, day).isEqualTo(on(day, offices));
    }
  }

  @Test
  void whoGoesOnInASecondSeatVotesOnAfterTheFirstHasEnded() {
    UUID person = UUID.randomUUID();
    List<Office> offices = List.of(office(person, "chair", 0, 30), office(person, "lay", 20, 60));
    agrees(offices, "chair, then lay");
    assertThat(Boards.members(offices, VOTING, ROLES))
        .extracting(m -> m.role() + " " + m.period().from())
        .containsExactly("gp 2026-01-01", "lay member 2026-01-31");
  }

  @Test
  void aSeatAroundAnotherLeavesTheDaysBeforeAndAfterIt() {
    UUID person = UUID.randomUUID();
    agrees(
        List.of(office(person, "neighbourhood", 10, 90), office(person, "chair", 30, 40)),
        "around");
  }

  @Test
  void onEveryDayItIsWhatTheSentenceSays() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("WhoVotesOnABoardTest seed " + seed);
    Random random = new Random(seed);
    List<String> seats = List.of("chair", "neighbourhood", "lay", "treasurer");
    for (int i = 0; i < 300; i++) {
      List<UUID> people = List.of(UUID.randomUUID(), UUID.randomUUID());
      List<Office> offices = new ArrayList<>();
      for (int k = random.nextInt(7); k >= 0; k--) {
        int from = random.nextInt(90);
        offices.add(
            office(
                people.get(random.nextInt(2)),
                seats.get(random.nextInt(seats.size())),
                from,
                from + 1 + random.nextInt(40)));
      }
      agrees(offices, "seed " + seed + " case " + i);
    }
  }
}
