package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.constitution.Example.byPractice;
import static org.mandate.constitution.Example.motion;
import static org.mandate.constitution.Franchise.ONE_PRACTICE_ONE_VOTE;
import static org.mandate.constitution.Franchise.WEIGHTED_BY_LIST;
import static org.mandate.constitution.Threshold.Base.OF_ROLL;
import static org.mandate.constitution.Threshold.Base.OF_VOTES_CAST;
import static org.mandate.constitution.Threshold.Base.OF_VOTES_CAST_AND_ABSTENTIONS;
import static org.mandate.constitution.Threshold.Scope.EACH_AREA;
import static org.mandate.constitution.Threshold.Scope.WHOLE_ROLL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.DecisionFacts.Ballot;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.Tie;

/** Votes at the very edge of a mark. */
class ThresholdBoundaryTest {

  private static final Mark HALF = Mark.atLeast(1, 2);
  private static final Mark MORE_THAN_HALF = Mark.moreThan(1, 2);
  private static final Mark SIXTY = Mark.atLeast(3, 5);

  @Test
  void exactlyHalfOfTheRollIsHalfAndNotMore() {
    assertThat(carried(byPractice(16, 10, 2, 4), practices(HALF, OF_ROLL))).isTrue();
    assertThat(carried(byPractice(16, 10, 2, 4), practices(MORE_THAN_HALF, OF_ROLL))).isFalse();
    assertThat(carried(byPractice(17, 10, 1, 4), practices(MORE_THAN_HALF, OF_ROLL))).isTrue();
  }

  @Test
  void exactlySixtyPerCentOfThePatientsIsEnoughAndOnePatientLessIsNot() {
    var exact = new Figures(motion(20, 12, 0, 0), motion(142_800, 95_200, 0, 0));
    var short1 = new Figures(motion(20, 12, 0, 0), motion(142_799, 95_201, 0, 0));

    assertThat(carried(exact, patients(SIXTY))).isTrue();
    assertThat(carried(short1, patients(SIXTY))).isFalse();
  }

  @Test
  void abstentionsCountAsVotesCastOnlyWhereTheRuleSaysSo() {
    var votes = byPractice(14, 12, 4, 2);

    assertThat(carried(votes, practices(MORE_THAN_HALF, OF_VOTES_CAST))).isTrue();
    assertThat(carried(votes, practices(MORE_THAN_HALF, OF_VOTES_CAST_AND_ABSTENTIONS))).isFalse();
    assertThat(
            carried(
                byPractice(16, 12, 2, 2), practices(MORE_THAN_HALF, OF_VOTES_CAST_AND_ABSTENTIONS)))
        .isTrue();
    assertThat(carried(byPractice(16, 12, 2, 2), practices(MORE_THAN_HALF, OF_ROLL))).isFalse();
  }

  @Test
  void noVotesAtAllCarryNothingUnderAnyBase() {
    for (Threshold.Base base : Threshold.Base.values()) {
      assertThat(enough(byPractice(0, 0, 0, 32), practices(HALF, base))).isFalse();
      assertThat(enough(byPractice(0, 0, 32, 0), practices(HALF, base))).isFalse();
      assertThat(enough(byPractice(0, 0, 0, 0), practices(HALF, base))).isFalse();
    }
  }

  @Test
  void allAbstainingReachesTheQuorumAndTheMotionFalls() {
    var judgement =
        Example.confidence(byPractice(0, 0, 32, 0), practices(MORE_THAN_HALF, OF_VOTES_CAST));

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(judgement.standing()).isEqualTo(new Judgement.Standing.Valid());
  }

  @Test
  void weightsOfZeroNeverReachAShareOfPatients() {
    var zero = new Figures(motion(32, 0, 0, 0), motion(0, 0, 0, 0));

    assertThat(carried(zero, patients(SIXTY))).isFalse();
    assertThat(carried(zero, practices(MORE_THAN_HALF, OF_ROLL))).isTrue();
  }

  @Test
  void theLargestWeightsAreComparedExactly() {
    long half = Long.MAX_VALUE / 2; // the roll is odd: twice this and one
    var less = new Figures(motion(20, 12, 0, 0), motion(half, half + 1, 0, 0));
    var more = new Figures(motion(20, 12, 0, 0), motion(half + 1, half, 0, 0));

    assertThat(carried(less, patients(MORE_THAN_HALF))).isFalse();
    assertThat(carried(less, patients(HALF))).isFalse();
    assertThat(carried(more, patients(MORE_THAN_HALF))).isTrue();
  }

  @Test
  void aTieFallsEvenWhereHalfIsEnough() {
    assertThat(carried(byPractice(15, 15, 0, 2), practices(HALF, OF_VOTES_CAST))).isFalse();
    assertThat(carried(byPractice(16, 15, 0, 1), practices(HALF, OF_VOTES_CAST))).isTrue();
  }

  @Test
  void aRollOfOneDecidesByItsOneVoter() {
    assertThat(carried(byPractice(1, 0, 0, 0), practices(MORE_THAN_HALF, OF_ROLL))).isTrue();
    assertThat(carried(byPractice(0, 1, 0, 0), practices(MORE_THAN_HALF, OF_ROLL))).isFalse();
    assertThat(carried(byPractice(0, 0, 1, 0), practices(MORE_THAN_HALF, OF_ROLL))).isFalse();
  }

  @Test
  void anEmptyRollHasNoQuorum() {
    var judgement = Example.facts("confidence", byPractice(0, 0, 0, 0)).judged();

    assertThat(judgement.outcome())
        .isEqualTo(new Outcome.NoDecision("The quorum was not reached."));
    assertThat(judgement.standing()).isInstanceOf(Judgement.Standing.Irregular.class);
  }

  @Test
  void everyThresholdOfARuleMustBeReached() {
    var votes = new Figures(motion(20, 12, 0, 0), motion(100, 200, 0, 0));

    assertThat(carried(votes, practices(MORE_THAN_HALF, OF_ROLL), patients(SIXTY))).isFalse();
  }

  @Test
  void anAreaRuleWithoutAreasCarriesNothing() {
    var each = new Threshold(ONE_PRACTICE_ONE_VOTE, EACH_AREA, HALF, OF_ROLL);

    assertThat(carried(byPractice(32, 0, 0, 0), each)).isFalse();
    assertThat(carried(byPractice(32, 0, 0, 0), each, practices(HALF, OF_ROLL))).isFalse();
  }

  @Test
  void ofSeveralOptionsTheOneThatLeadsIsChosenIfItIsEnough() {
    assertThat(choice(16, 8, 5)).isEqualTo(new Outcome.Choice("a"));
    assertThat(choice(5, 8, 16)).isEqualTo(new Outcome.Choice("c"));
    assertThat(choice(15, 10, 5)).as("exactly half is not more").isEqualTo(new Outcome.Fallen());
    assertThat(choice(14, 14, 1)).as("a tie for the lead").isEqualTo(new Outcome.Fallen());
    assertThat(choice(0, 0, 0)).isInstanceOf(Outcome.NoDecision.class);
  }

  @Test
  void aTieForTheLeadIsSaidInFigures() {
    var votes = options(14, 14, 1);
    var judgement = Example.facts("choice", new Figures(votes, votes)).judged();

    assertThat(judgement.checks())
        .extracting(Judgement.Check::sentence)
        .contains(
            "Threshold: no option leads: 14 b, 14 a, 1 c, 0 abstained and 0 did not vote. More"
                + " than half of the votes for any side by practices is required. A tie falls.");
  }

  @Test
  void anOptionMustLeadUnderEveryFranchiseTheRuleNames() {
    var deciding =
        new Deciding(
            List.of("choice"),
            Form.OPTIONS,
            List.of(
                practices(Mark.moreThan(0, 1), OF_ROLL),
                new Threshold(WEIGHTED_BY_LIST, WHOLE_ROLL, Mark.moreThan(0, 1), OF_ROLL)),
            Tie.FALLS);
    var constitution = Example.with("9.5", deciding);
    var led = new Figures(options(12, 10, 8), options(500, 400, 300));
    var notLed = new Figures(options(12, 10, 8), options(500, 500, 300));

    assertThat(Judge.judge(constitution, Example.facts("choice", led).facts()).outcome())
        .isEqualTo(new Outcome.Choice("a"));
    assertThat(Judge.judge(constitution, Example.facts("choice", notLed).facts()).outcome())
        .isEqualTo(new Outcome.Fallen());
  }

  private static Outcome choice(long a, long b, long c) {
    var votes = options(a, b, c);
    return Example.facts("choice", new Figures(votes, votes)).judged().outcome();
  }

  private static Votes options(long a, long b, long c) {
    var options = new LinkedHashMap<>(Map.of("b", b));
    options.put("a", a);
    options.put("c", c);
    return new Votes(options, 0, a + b + c == 0 ? 30 : 0);
  }

  private static boolean carried(Figures figures, Threshold... thresholds) {
    return Example.confidence(figures, thresholds).outcome().equals(new Outcome.Carried());
  }

  /** Without the quorum in the way. */
  private static boolean enough(Figures figures, Threshold threshold) {
    var deciding = new Deciding(List.of("k"), Form.MOTION, List.of(threshold), Tie.FALLS);
    Ballot ballot = Example.facts("k", figures).facts().ballot();
    var measures = ThresholdRules.measure(new Cited<>("9", deciding), "for", ballot);
    return ThresholdRules.enough(deciding, measures);
  }

  private static Threshold practices(Mark mark, Threshold.Base base) {
    return new Threshold(ONE_PRACTICE_ONE_VOTE, WHOLE_ROLL, mark, base);
  }

  private static Threshold patients(Mark mark) {
    return new Threshold(WEIGHTED_BY_LIST, WHOLE_ROLL, mark, OF_ROLL);
  }
}
