package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Threshold.Base;
import org.mandate.constitution.Threshold.Scope;

/**
 * The judge against a slow reading of the same words: no whole number is looked for, the two sides
 * of each comparison are multiplied out. Seeds are printed; -Dmandate.seed=N repeats one.
 */
class JudgeAgainstTheOracleTest {

  private static final int CASES = 2000;

  @Test
  void aMotionIsCarriedExactlyWhenTheWordsSaySo() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("JudgeAgainstTheOracleTest seed " + seed);
    var random = new Random(seed);
    int carried = 0;
    int fallen = 0;
    for (int i = 0; i < CASES; i++) {
      List<Threshold> rule = rule(random);
      var areas = new TreeMap<String, Figures>();
      int count = 1 + random.nextInt(4);
      for (int a = 0; a < count; a++) areas.put("area " + a, figures(random));
      Figures whole = sum(areas);

      var facts = Example.facts("confidence", whole).areas(areas).facts();
      var judgement = Judge.judge(Example.confidence(rule.toArray(Threshold[]::new)), facts);

      Outcome expected = oracle(rule, whole, areas);
      assertThat(judgement.outcome().getClass())
          .as("seed %s case %s: %s %s %s", seed, i, rule, whole, areas)
          .isEqualTo(expected.getClass());
      if (expected instanceof Outcome.Carried) carried++;
      if (expected instanceof Outcome.Fallen) fallen++;
    }
    // a generator that never carries, or never fells, would prove nothing
    assertThat(carried).isGreaterThan(CASES / 20);
    assertThat(fallen).isGreaterThan(CASES / 20);
  }

  @Test
  void oneMoreVoteForNeverFellsAMotion() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("JudgeAgainstTheOracleTest (one more) seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Threshold[] rule = wholeRoll(random);
      long yes = random.nextInt(20);
      long no = random.nextInt(20);
      long silent = 1 + random.nextInt(5);
      var before = Example.confidence(Example.byPractice(yes, no, 2, silent), rule);
      var after = Example.confidence(Example.byPractice(yes + 1, no, 2, silent - 1), rule);
      // Below half a rule can carry a motion that is behind; a further vote can then make a tie.
      if (before.outcome() instanceof Outcome.Carried && yes + 1 != no) {
        assertThat(after.outcome()).as("seed %s case %s", seed, i).isEqualTo(before.outcome());
      }
    }
  }

  private static Outcome oracle(List<Threshold> rule, Figures whole, Map<String, Figures> areas) {
    Votes practices = whole.practices();
    BigDecimal part = BigDecimal.valueOf(practices.roll() - practices.didNotVote());
    BigDecimal sixtyPerCent = new BigDecimal("0.6").multiply(BigDecimal.valueOf(practices.roll()));
    if (part.signum() == 0 || part.compareTo(sixtyPerCent) < 0) return new Outcome.NoDecision("");
    for (Threshold threshold : rule) {
      List<Figures> places =
          threshold.scope() == Scope.WHOLE_ROLL ? List.of(whole) : List.copyOf(areas.values());
      for (Figures place : places) {
        boolean byPatients = threshold.franchise() == Franchise.WEIGHTED_BY_LIST;
        if (!reached(threshold, byPatients ? place.patients() : place.practices())) {
          return new Outcome.Fallen();
        }
      }
    }
    return new Outcome.Carried();
  }

  private static boolean reached(Threshold threshold, Votes votes) {
    BigInteger yes = BigInteger.valueOf(votes.byOption().get("for"));
    BigInteger no = BigInteger.valueOf(votes.byOption().get("against"));
    if (yes.signum() == 0 || yes.equals(no)) return false;
    BigInteger base = yes.add(no);
    if (threshold.base() != Base.OF_VOTES_CAST) {
      base = base.add(BigInteger.valueOf(votes.abstained()));
    }
    if (threshold.base() == Base.OF_ROLL) base = base.add(BigInteger.valueOf(votes.didNotVote()));
    Fraction share = threshold.mark().share();
    int compared =
        yes.multiply(BigInteger.valueOf(share.whole()))
            .compareTo(base.multiply(BigInteger.valueOf(share.part())));
    return threshold.mark().moreThan() ? compared > 0 : compared >= 0;
  }

  private static Threshold[] wholeRoll(Random random) {
    return rule(random).stream()
        .map(t -> new Threshold(t.franchise(), Scope.WHOLE_ROLL, t.mark(), t.base()))
        .distinct()
        .toArray(Threshold[]::new);
  }

  private static List<Threshold> rule(Random random) {
    var rule = new ArrayList<Threshold>();
    rule.add(threshold(random, random.nextBoolean() ? Mark.moreThan(1, 2) : Mark.atLeast(1, 2)));
    int more = random.nextInt(3);
    for (int i = 0; i < more; i++) {
      long whole = 2 + random.nextInt(9);
      long part = 1 + random.nextInt((int) whole - 1);
      rule.add(threshold(random, new Mark(new Fraction(part, whole), random.nextBoolean())));
    }
    return rule.stream().distinct().toList();
  }

  private static Threshold threshold(Random random, Mark mark) {
    return new Threshold(
        pick(random, Franchise.values()),
        pick(random, Scope.values()),
        mark,
        pick(random, Base.values()));
  }

  private static <T> T pick(Random random, T[] from) {
    return from[random.nextInt(from.length)];
  }

  /** Small, so that halves and thirds are met exactly and often; now and then very large. */
  private static Figures figures(Random random) {
    boolean large = random.nextInt(10) == 0;
    return new Figures(votes(random, 8, 1), votes(random, 8, large ? Long.MAX_VALUE / 200 : 1));
  }

  private static Votes votes(Random random, int most, long times) {
    return Example.motion(
        times * random.nextInt(most),
        times * random.nextInt(most / 2),
        times * random.nextInt(3),
        times * random.nextInt(3));
  }

  private static Figures sum(Map<String, Figures> areas) {
    Votes practices = Example.motion(0, 0, 0, 0);
    Votes patients = Example.motion(0, 0, 0, 0);
    for (Figures area : areas.values()) {
      practices = add(practices, area.practices());
      patients = add(patients, area.patients());
    }
    return new Figures(practices, patients);
  }

  private static Votes add(Votes a, Votes b) {
    return Example.motion(
        a.of("for") + b.of("for"),
        a.of("against") + b.of("against"),
        a.abstained() + b.abstained(),
        a.didNotVote() + b.didNotVote());
  }
}
