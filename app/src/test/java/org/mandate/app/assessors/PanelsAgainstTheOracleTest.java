package org.mandate.app.assessors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.app.assessors.PanelAnswer.Measure;
import org.mandate.app.assessors.PanelAnswer.NoPanel;
import org.mandate.app.assessors.PanelAnswer.Panel;
import org.mandate.app.assessors.PanelAnswer.Place;
import org.mandate.app.assessors.PanelAnswer.Short;

/**
 * The model and a literal trying of every panel answer the same, on thousands of small requests.
 */
class PanelsAgainstTheOracleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final List<String> AREAS = List.of("QJK", "QT6", "Q99");

  @Test
  void everyPanelEveryShortageAndEverySecondBestIsAsTryingThemAllFinds() {
    int[] panels = new int[1];
    each(
        3000,
        (random) -> {
          Wanted wanted = wanted(random);
          List<Candidate> people = people(random, 3 + random.nextInt(9));
          panels[0] += agree(wanted, people) ? 1 : 0;
        });
    System.out.println("requests with a panel: " + panels[0] + " of 3000");
    assertThat(panels[0]).as("requests with a panel").isBetween(300, 2700);
  }

  @Test
  void oneMoreWhoIsClearNeverTakesAPanelAwayAndNeverMakesItWorse() {
    each(
        500,
        (random) -> {
          Wanted wanted = wanted(random);
          List<Candidate> people = people(random, 2 + random.nextInt(10));
          List<Candidate> more = new ArrayList<>(people);
          more.add(clear(random));
          if (PanelRules.answer(wanted, people) instanceof Panel before) {
            PanelAnswer after = PanelRules.answer(wanted, more);
            assertThat(after).isInstanceOf(Panel.class);
            assertThat(((Panel) after).measure().use()).isLessThanOrEqualTo(before.measure().use());
          }
        });
  }

  @Test
  void nobodyWhoIsNotClearOrNotFreeIsEverChosen() {
    each(
        500,
        (random) -> {
          Wanted wanted = wanted(random);
          List<Candidate> people = people(random, 12);
          PanelAnswer answer = PanelRules.answer(wanted, people);
          List<Candidate> named = new ArrayList<>();
          if (answer instanceof Panel p) {
            p.places().stream().map(Place::who).forEach(named::add);
            p.second().ifPresent(s -> named.addAll(s.who()));
            assertThat(p.places().size() + p.leftOut().size()).isEqualTo(people.size());
          }
          assertThat(named).allMatch(c -> c.isClear() && PanelRules.suits(wanted, c));
        });
  }

  // The oracle

  private static boolean agree(Wanted wanted, List<Candidate> people) {
    List<Candidate> pool =
        PanelRules.drawn(wanted.seed(), people).stream()
            .filter(c -> c.isClear() && PanelRules.suits(wanted, c))
            .toList();
    List<List<Integer>> all = subsets(pool.size(), wanted.places());
    List<Measure> good =
        all.stream()
            .filter(numbers -> lacks(wanted, pool, numbers).stream().allMatch(n -> n == 0))
            .map(numbers -> measure(pool, numbers))
            .sorted()
            .toList();
    switch (PanelRules.answer(wanted, people)) {
      case Panel p -> {
        assertThat(p.measure()).isEqualTo(good.getFirst());
        assertThat(p.places().stream().map(Place::who))
            .containsExactlyInAnyOrderElementsOf(at(pool, good.getFirst().lot()));
        assertThat(p.second().map(PanelAnswer.SecondBest::who))
            .isEqualTo(
                good.size() < 2 ? Optional.empty() : Optional.of(at(pool, good.get(1).lot())));
        return true;
      }
      case NoPanel n -> {
        assertThat(good).isEmpty();
        List<Integer> least =
            subsets(pool.size(), -1).stream()
                .filter(numbers -> fits(wanted, pool, numbers))
                .map(numbers -> lacks(wanted, pool, numbers))
                .min(PanelsAgainstTheOracleTest::lessShort)
                .orElseThrow();
        assertThat(n.missing().stream().map(Short::by))
            .isEqualTo(least.stream().filter(x -> x > 0).toList());
        return false;
      }
    }
  }

  private static int lessShort(List<Integer> one, List<Integer> other) {
    int roles = AssessorRole.values().length;
    for (Comparator<List<Integer>> by :
        List.<Comparator<List<Integer>>>of(
            Comparator.comparing(l -> sum(l.subList(0, roles))),
            Comparator.comparing(l -> sum(l.subList(roles, l.size()))))) {
      if (by.compare(one, other) != 0) return by.compare(one, other);
    }
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).equals(other.get(i))) return one.get(i) - other.get(i);
    }
    return 0;
  }

  private static int sum(List<Integer> some) {
    return some.stream().mapToInt(n -> n).sum();
  }

  private static boolean fits(Wanted wanted, List<Candidate> pool, List<Integer> numbers) {
    for (AssessorRole role : AssessorRole.values()) {
      long n = at(pool, numbers).stream().filter(c -> c.role() == role).count();
      if (n > wanted.seats().getOrDefault(role, 0)) return false;
    }
    return true;
  }

  private static List<Integer> lacks(Wanted wanted, List<Candidate> pool, List<Integer> numbers) {
    List<Candidate> panel = at(pool, numbers);
    List<Integer> lacks = new ArrayList<>();
    for (AssessorRole role : AssessorRole.values()) {
      int have = (int) panel.stream().filter(c -> c.role() == role).count();
      int want = wanted.seats().getOrDefault(role, 0);
      lacks.add(Math.abs(want - have));
    }
    for (Skill skill : Skill.values()) {
      int have = (int) panel.stream().filter(c -> c.skills().contains(skill)).count();
      lacks.add(Math.max(0, wanted.skills().getOrDefault(skill, 0) - have));
    }
    int out = (int) panel.stream().filter(c -> !wanted.areas().contains(c.area())).count();
    lacks.add(Math.max(0, wanted.outside() - out));
    return lacks;
  }

  private static Measure measure(List<Candidate> pool, List<Integer> numbers) {
    int before = 0;
    int after = 0;
    for (Candidate c : at(pool, numbers)) {
      before += c.used() * c.used();
      after += (c.used() + 1) * (c.used() + 1);
    }
    int areas = 0;
    for (String area : AREAS) {
      int n = (int) at(pool, numbers).stream().filter(c -> c.area().equals(area)).count();
      areas += n * n;
    }
    return new Measure(after - before, areas, numbers);
  }

  private static List<Candidate> at(List<Candidate> pool, List<Integer> numbers) {
    return numbers.stream().map(pool::get).toList();
  }

  /** All sets of so many numbers below n, ascending each; of any size for -1. */
  private static List<List<Integer>> subsets(int n, int size) {
    List<List<Integer>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << n; bits++) {
      if (size >= 0 && Integer.bitCount(bits) != size) continue;
      List<Integer> one = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        if ((bits >> i & 1) == 1) one.add(i);
      }
      all.add(one);
    }
    return all;
  }

  // Random requests

  private static void each(int cases, Consumer<Random> check) {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    for (int i = 0; i < cases; i++) {
      try {
        check.accept(new Random(seed + i));
      } catch (AssertionError | RuntimeException fault) {
        throw new AssertionError("-Dmandate.seed=" + (seed + i) + ": " + fault.getMessage(), fault);
      }
    }
  }

  static Wanted wanted(Random random) {
    Map<AssessorRole, Integer> seats = new EnumMap<>(AssessorRole.class);
    seats.put(AssessorRole.GP, 1 + random.nextInt(2));
    seats.put(AssessorRole.NURSE, random.nextInt(2));
    seats.put(AssessorRole.LAY_MEMBER, random.nextInt(2));
    int places = seats.values().stream().mapToInt(n -> n).sum();
    Map<Skill, Integer> skills = new EnumMap<>(Skill.class);
    skills.put(Skill.PROCUREMENT, random.nextInt(Math.min(places, 2) + 1));
    skills.put(Skill.FINANCE, random.nextInt(2));
    return new Wanted(
        random.nextInt(4) == 0 ? Set.of("QJK", "Q99") : Set.of("QJK"),
        seats,
        skills,
        random.nextInt(Math.min(places, 2) + 1),
        List.of(DAY),
        "s" + random.nextInt());
  }

  private static List<Candidate> people(Random random, int n) {
    List<Candidate> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Candidate c = clear(random);
      boolean free = random.nextInt(8) > 0;
      people.add(
          new Candidate(
              c.person(),
              c.role(),
              c.skills(),
              c.area(),
              free ? c.free() : List.of(new Candidate.Free(DAY.plusDays(1), DAY.plusDays(9))),
              c.used(),
              random.nextInt(6) > 0
                  ? c.clear()
                  : random.nextBoolean()
                      ? Optional.of(new ClearAnswer.NotClear("Not clear: conflicted."))
                      : Optional.empty()));
    }
    return people;
  }

  private static Candidate clear(Random random) {
    List<AssessorRole> roles =
        List.of(
            AssessorRole.GP,
            AssessorRole.GP,
            AssessorRole.NURSE,
            AssessorRole.LAY_MEMBER,
            AssessorRole.PHARMACIST);
    Set<Skill> skills = EnumSet.noneOf(Skill.class);
    if (random.nextInt(3) == 0) skills.add(Skill.PROCUREMENT);
    if (random.nextInt(3) == 0) skills.add(Skill.FINANCE);
    return new Candidate(
        new UUID(random.nextLong(), random.nextLong()),
        roles.get(random.nextInt(roles.size())),
        skills,
        AREAS.get(random.nextInt(AREAS.size())),
        List.of(new Candidate.Free(DAY, DAY)),
        random.nextInt(4),
        Optional.of(new ClearAnswer.IsClear("No path leads to a party.")));
  }
}
