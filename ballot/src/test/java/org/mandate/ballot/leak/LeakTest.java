package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.leak.Plan.Form;
import org.mandate.ballot.leak.Plan.Publication;
import org.mandate.ballot.leak.Plan.Standard;
import org.mandate.ballot.leak.Plan.Voter;
import org.mandate.ballot.leak.Verdict.Kind;
import org.mandate.ballot.leak.Verdict.Offer;

class LeakTest {
  private static final Form YES_NO = new Form.Choice(2);

  @Test
  void aHundredEqualVotersAndOneTotalAreFine() {
    Verdict verdict = Leak.judge(plan(100, v -> 1, v -> "", YES_NO, Publication.whole()));
    assertInstanceOf(Verdict.Fine.class, verdict);
    assertEquals(100, verdict.anonymity());
    assertTrue(verdict.findings().getFirst().words().contains("is 44."), verdict.toString());
  }

  @Test
  void fourVotersAreTooFewAndThirtyAreWarned() {
    assertInstanceOf(
        Verdict.Refuse.class, Leak.judge(plan(4, v -> 1, v -> "", YES_NO, Publication.whole())));
    assertInstanceOf(
        Verdict.Warn.class, Leak.judge(plan(30, v -> 1, v -> "", YES_NO, Publication.whole())));
  }

  @Test
  void listSizesWithSecretTotalsAreRefusedUntilTheyAreBanded() {
    IntFunction<Long> sizes = v -> 3_000L + 97L * v * v % 14_000;
    Plan plan = plan(60, sizes, v -> "", YES_NO, Publication.whole());
    Verdict refused = Leak.judge(plan);
    assertInstanceOf(Verdict.Refuse.class, refused);
    assertEquals(1, refused.anonymity());
    Bands bands = offer(refused, Offer.UseBands.class).bands();
    assertTrue(bands.smallest() >= 5);
    long[] banded = bands.applied(plan.weights());
    Verdict second = Leak.judge(plan(60, v -> banded[v], v -> "", YES_NO, Publication.whole()));
    assertTrue(!(second instanceof Verdict.Refuse), second.toString());
    assertEquals(bands.smallest(), second.anonymity());
  }

  @Test
  void anAreaOfTwoIsRefusedAndPoolingItIsOffered() {
    IntFunction<String> areas = v -> v < 2 ? "Small" : v < 60 ? "North" : "South";
    Verdict refused =
        Leak.judge(plan(120, v -> 1, areas, YES_NO, new Publication(true, List.of(), false)));
    assertInstanceOf(Verdict.Refuse.class, refused);
    assertEquals(2, refused.anonymity());
    assertEquals(List.of(List.of("North", "Small")), offer(refused, Offer.Pool.class).areas());
    assertTrue(offer(refused, Offer.Withhold.class).totals().size() >= 2, refused.toString());
  }

  @Test
  void aResultBeforeSomebodyJoinedTellsHowTheyVoted() {
    Set<String> before =
        IntStream.range(0, 99).mapToObj(v -> "voter " + v).collect(Collectors.toSet());
    Verdict refused =
        Leak.judge(
            plan(100, v -> 1, v -> "", YES_NO, new Publication(false, List.of(before), false)));
    assertInstanceOf(Verdict.Refuse.class, refused);
    assertTrue(refused.findings().getFirst().words().contains("voter 99"), refused.toString());
    assertEquals(1, refused.anonymity());
  }

  @Test
  void rankingsOfFiveCandidatesAmong300VotersAreWarnedOf() {
    Plan plan =
        plan(
            300,
            v -> 1,
            v -> "",
            new Form.Ranked(5, 0, 5),
            new Publication(false, List.of(), true));
    Verdict warned = Leak.judge(plan);
    assertInstanceOf(Verdict.Warn.class, warned);
    assertEquals(Kind.RANKINGS, warned.findings().getFirst().kind());
    assertEquals(2, offer(warned, Offer.CutRankings.class).places());
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> plan(0, v -> 1, v -> "", YES_NO, Publication.whole()));
    assertThrows(IllegalArgumentException.class, () -> new Voter("a", 0, ""));
    assertThrows(IllegalArgumentException.class, () -> new Standard(1, 0.01, 0.9));
    assertThrows(IllegalArgumentException.class, () -> new Standard(5, Double.NaN, 0.9));
    assertThrows(IllegalArgumentException.class, () -> new Form.Choice(1));
    assertThrows(IllegalArgumentException.class, () -> new Form.Ranked(3, 0, 4));
  }

  private static <T extends Offer> T offer(Verdict verdict, Class<T> kind) {
    return verdict.offers().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Plan plan(
      int voters,
      IntFunction<? extends Number> weight,
      IntFunction<String> area,
      Form form,
      Publication published) {
    return new Plan(
        IntStream.range(0, voters)
            .mapToObj(v -> new Voter("voter " + v, weight.apply(v).longValue(), area.apply(v)))
            .toList(),
        form,
        published,
        Standard.USUAL);
  }
}
