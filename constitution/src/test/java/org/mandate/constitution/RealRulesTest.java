package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.constitution.Example.byPractice;
import static org.mandate.constitution.Example.facts;
import static org.mandate.constitution.Franchise.ONE_PRACTICE_ONE_VOTE;
import static org.mandate.constitution.Threshold.Base.OF_ROLL;
import static org.mandate.constitution.Threshold.Base.OF_VOTES_CAST;
import static org.mandate.constitution.Threshold.Scope.EACH_AREA;
import static org.mandate.constitution.Threshold.Scope.WHOLE_ROLL;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Measure;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;
import org.mandate.constitution.Judgement.Status;

/** Rules that bodies of general practice have used; sources in docs/rules.md. */
class RealRulesTest {

  /**
   * The ballot on the merger of the Nottinghamshire commissioning groups, run by the local medical
   * committee in June 2019: each of six areas needed its own majority. The votes are invented.
   */
  private static final Threshold OWN_MAJORITY_IN_EACH_AREA =
      new Threshold(ONE_PRACTICE_ONE_VOTE, EACH_AREA, Mark.moreThan(1, 2), OF_VOTES_CAST);

  @Test
  void sixAreasWithTheirOwnMajorityEachCarryTheMerger() {
    var judgement = nottinghamshire(byPractice(6, 5, 0, 1));

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Carried());
    assertThat(judgement.standing()).isEqualTo(new Standing.Valid());
    assertThat(judgement.measures()).hasSize(6).allMatch(Measure::met);
    assertThat(threshold(judgement).fact()).isEqualTo("all 6 areas reached the mark.");
    assertThat(threshold(judgement).requirement())
        .isEqualTo(
            "More than half of the votes for any side by practices in each area is required.");
  }

  @Test
  void oneAreaShortOfItsMajorityFellsTheMergerWhateverTheOthersSay() {
    var judgement = nottinghamshire(byPractice(5, 6, 0, 1));

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(judgement.standing()).isEqualTo(new Standing.Valid());
    assertThat(judgement.measures())
        .filteredOn(measure -> !measure.met())
        .extracting(Measure::area)
        .containsExactly("Rushcliffe");
    assertThat(threshold(judgement).fact())
        .isEqualTo(
            "5 of 6 areas reached the mark: Rushcliffe did not (5 of 11 practices that took a"
                + " side, 6 needed).");
  }

  /** North Staffordshire, about 2017: 23 of 42 practices (54.8%) had no confidence. */
  @Test
  void twentyThreeOf42AreMoreThanHalfOfTheRollAndLessThanTwoThirds() {
    var votes = byPractice(23, 4, 1, 14);
    var half = new Threshold(ONE_PRACTICE_ONE_VOTE, WHOLE_ROLL, Mark.moreThan(1, 2), OF_ROLL);
    var twoThirds = new Threshold(ONE_PRACTICE_ONE_VOTE, WHOLE_ROLL, Mark.atLeast(2, 3), OF_ROLL);

    var underHalf = Example.confidence(votes, half);
    var underTwoThirds = Example.confidence(votes, twoThirds);

    assertThat(underHalf.outcome()).isEqualTo(new Outcome.Carried());
    assertThat(underHalf.measures().getFirst().needed()).isEqualTo(22);
    assertThat(underTwoThirds.outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(underTwoThirds.measures().getFirst().needed()).isEqualTo(28);
    assertThat(underTwoThirds.standing()).isEqualTo(new Standing.Valid());
  }

  /** Dudley: 45 practices, 38 in, each fully or partly; how the 38 split is invented. */
  @Test
  void whereEveryPracticePicksItsLevelThereIsNoWinner() {
    var levels = new LinkedHashMap<String, Long>();
    levels.put("full", 26L);
    levels.put("partial", 12L);
    var votes = new Votes(levels, 0, 7);

    var judgement = facts("practice-choice", new Figures(votes, votes)).judged();

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Levels(levels));
    assertThat(judgement.standing()).isEqualTo(new Standing.Valid());
    assertThat(threshold(judgement).status()).isEqualTo(Status.NOT_APPLICABLE);
    assertThat(threshold(judgement).fact())
        .isEqualTo(
            "each practice chose for itself: 26 full, 12 partial, 0 abstained and 7 did not"
                + " vote.");
  }

  private static Judgement nottinghamshire(Figures rushcliffe) {
    var areas =
        Map.of(
            "Mansfield and Ashfield", byPractice(15, 9, 1, 3),
            "Newark and Sherwood", byPractice(9, 3, 0, 2),
            "Nottingham City", byPractice(31, 12, 2, 8),
            "Nottingham North and East", byPractice(11, 6, 0, 3),
            "Nottingham West", byPractice(7, 4, 0, 1),
            "Rushcliffe", rushcliffe);
    var rushcliffeFor = rushcliffe.practices().of("for");
    var rushcliffeAgainst = rushcliffe.practices().of("against");
    var whole = byPractice(73 + rushcliffeFor, 34 + rushcliffeAgainst, 3, 18);
    var constitution = Example.confidence(OWN_MAJORITY_IN_EACH_AREA);
    return Judge.judge(constitution, facts("confidence", whole).areas(areas).facts());
  }

  private static Judgement.Check threshold(Judgement judgement) {
    return judgement.checks().stream()
        .filter(check -> check.name().equals("Threshold"))
        .findFirst()
        .orElseThrow();
  }
}
