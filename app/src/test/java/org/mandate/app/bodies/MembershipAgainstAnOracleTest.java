package org.mandate.app.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rule of membership against a slow one that asks of each practice alone, day by day. */
class MembershipAgainstAnOracleTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final List<String> CODES =
      IntStream.range(0, 12).mapToObj("P%02d"::formatted).toList();

  @Test
  void membershipAtAnyDayEqualsTheOracle() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      Map<String, List<String>> networks = Map.of("N1", some(random), "N2", some(random));
      MembershipRule rule =
          new MembershipRule(
              random.nextBoolean() ? List.of("N1") : List.of("N1", "N2"),
              some(random),
              some(random),
              some(random));
      List<MembershipRules.Change> changes = new ArrayList<>();
      for (int i = random.nextInt(10); i > 0; i--) {
        changes.add(
            new MembershipRules.Change(
                CODES.get(random.nextInt(CODES.size())),
                random.nextBoolean(),
                FIRST.plusDays(random.nextInt(6))));
      }
      LocalDate at = FIRST.plusDays(random.nextInt(8));

      assertThat(MembershipRules.members(rule, networks, changes, at))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(oracle(rule, networks, changes, at));
    }
  }

  private static TreeSet<String> oracle(
      MembershipRule rule,
      Map<String, List<String>> networks,
      List<MembershipRules.Change> changes,
      LocalDate at) {
    TreeSet<String> members = new TreeSet<>();
    for (String code : CODES) {
      boolean member =
          rule.practices().contains(code)
              || rule.added().contains(code)
              || rule.networks().stream().anyMatch(n -> networks.get(n).contains(code));
      member = member && !rule.leftOut().contains(code);
      for (LocalDate day = FIRST; !day.isAfter(at); day = day.plusDays(1)) {
        for (MembershipRules.Change change : changes) {
          if (change.practice().equals(code) && change.from().equals(day)) {
            member = change.joined();
          }
        }
      }
      if (member) {
        members.add(code);
      }
    }
    return members;
  }

  @Test
  void theTotalIsTheSumOverAreasAndOverMembers() {
    Random random = new Random(7);
    List<Member> members = new ArrayList<>();
    for (String code : CODES) {
      String area = random.nextInt(3) == 0 ? null : "Area " + random.nextInt(3);
      members.add(new Member(code, "Practice " + code, area, random.nextInt(20_000), FIRST));
    }
    Membership membership = new Membership(FIRST, Bodies.REGISTERED, members);
    Map<String, Long> byArea = new TreeMap<>();
    members.forEach(m -> byArea.merge(String.valueOf(m.area()), m.patients(), Long::sum));

    assertThat(byArea.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(membership.patients());
    assertThat(membership.members()).hasSameElementsAs(members);
  }

  private static List<String> some(Random random) {
    return CODES.stream().filter(c -> random.nextInt(3) == 0).toList();
  }
}
