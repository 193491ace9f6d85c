package org.mandate.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Election;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Outcome;
import org.mandate.count.rules.Stage;
import org.mandate.count.rules.Tie;

/** Rankings of practices become papers; a rule that only looks at first preferences stands by. */
class RankedCountTest {

  private static final RankedQuestion CHAIR =
      new RankedQuestion("Chair", 1, List.of("a", "b", "c"), Map.of("a", "Ann", "b", "Bo"));

  private static final Roll ROLL =
      new Roll(
          List.of(
              new Voter("P1", 4_000, "Hill"),
              new Voter("P2", 1_000, "Hill"),
              new Voter("P3", 1_500, "Vale"),
              new Voter("P4", 0, "Vale"),
              new Voter("P5", 9_000, "Vale")));

  private static final List<Vote> VOTES =
      List.of(
          new Vote("P1", "a>c"),
          new Vote("P2", "b>a>c"),
          new Vote("P3", "b>a>c"),
          new Vote("P4", "c"),
          new Vote("P5", "abstain"));

  @Test
  void equalRankingsAreOnePaperAndAnAbstentionIsNone() {
    var counted = counted(VOTES, Franchise.ONE_PRACTICE_ONE_VOTE);

    var ballots = counted.election().ballots();
    assertThat(ballots.size()).isEqualTo(3);
    assertThat(ballots.total()).isEqualTo(BigDecimal.valueOf(4));
    assertThat(counted.election().names()).containsExactly("Ann", "Bo", "c");
    assertThat(counted.elected()).containsExactly("b");
    assertThat(counted.stopped()).isEmpty();
  }

  @Test
  void weightedByListEachRankingCountsItsPatients() {
    var counted = counted(VOTES, Franchise.WEIGHTED_BY_LIST);

    assertThat(counted.election().ballots().total()).isEqualTo(BigDecimal.valueOf(6_500));
    assertThat(counted.elected()).containsExactly("a");
  }

  @Test
  void whoTookPartIsSeenInTheFirstPreferences() {
    var tally =
        counted(VOTES, Franchise.ONE_PRACTICE_ONE_VOTE)
            .first()
            .tally(Franchise.ONE_PRACTICE_ONE_VOTE);

    assertThat(tally.byOption()).isEqualTo(Map.of("a", 1L, "b", 2L, "c", 1L));
    assertThat(tally.abstained()).isEqualTo(1);
    assertThat(tally.roll()).isEqualTo(5);
  }

  @Test
  void theOrderOfVotesChangesNothing() {
    var reversed = new ArrayList<>(VOTES).reversed();

    var one = counted(VOTES, Franchise.WEIGHTED_BY_LIST);
    var other = counted(reversed, Franchise.WEIGHTED_BY_LIST);

    assertThat(other.outcome()).isEqualTo(one.outcome());
    assertThat(other.first()).isEqualTo(one.first());
  }

  @Test
  void whatIsNoRankingRefusesTheWholeCount() {
    for (String choice : List.of("a>a", "a>", ">a", "", "d", "a>d", "a > b", "abstain>a", "a=b")) {
      var refused =
          (RankedResult.Refused)
              count(List.of(new Vote("P1", choice)), Franchise.ONE_PRACTICE_ONE_VOTE);
      assertThat(refused.refusals()).containsExactly(new Refusal.UnknownOption("P1", choice));
    }
    var twice = List.of(new Vote("P1", "a"), new Vote("P1", "b>a"), new Vote("P9", "a"));
    assertThat(((RankedResult.Refused) count(twice, Franchise.WEIGHTED_BY_LIST)).refusals())
        .containsExactly(new Refusal.VotedTwice("P1"), new Refusal.UnknownVoter("P9"));
  }

  @Test
  void whereNobodyRankedThereIsNoResultAndTheReason() {
    var counted = counted(List.of(new Vote("P1", "abstain")), Franchise.WEIGHTED_BY_LIST);

    assertThat(counted.elected()).isEmpty();
    assertThat(counted.stopped()).isEqualTo("Nobody ranked a candidate.");
  }

  @Test
  void aTieWithoutALotGivesNoResult() {
    var votes = List.of(new Vote("P1", "a"), new Vote("P2", "b"));

    var counted = counted(votes, Franchise.ONE_PRACTICE_ONE_VOTE);

    assertThat(counted.elected()).isEmpty();
    assertThat(counted.stopped()).isEqualTo("A lot is needed at stage 1.");
    var drawn =
        (RankedResult.Counted)
            RankedCount.count(
                ROLL,
                CHAIR,
                votes,
                Franchise.ONE_PRACTICE_ONE_VOTE,
                election -> new First().count(election, new Lot.Order(List.of(3, 2, 1))));
    assertThat(drawn.elected()).containsExactly("b");
  }

  @Test
  void aRuleNobodyKnowsGivesNoResult() {
    var counted =
        (RankedResult.Counted)
            RankedCount.count(
                ROLL, CHAIR, VOTES, Franchise.WEIGHTED_BY_LIST, "coin-toss", new Lot.None());

    assertThat(counted.elected()).isEmpty();
    assertThat(counted.stopped()).isEqualTo("No counting rule coin-toss is known here.");
  }

  @Test
  void aQuestionNeedsASeat() {
    assertThatThrownBy(() -> new RankedQuestion("", 0, List.of("a"), Map.of()))
        .hasMessage("0 seats, least is 1");
  }

  private static RankedResult.Counted counted(List<Vote> votes, Franchise weigh) {
    return (RankedResult.Counted) count(votes, weigh);
  }

  private static RankedResult count(List<Vote> votes, Franchise weigh) {
    return RankedCount.count(
        ROLL, CHAIR, votes, weigh, election -> new First().count(election, new Lot.None()));
  }

  /** Who has most first preferences; a tie needs a lot. */
  private record First() {
    Outcome count(Election e, Lot lot) {
      var votes = new long[e.candidates().size()];
      for (int i = 0; i < e.ballots().size(); i++) {
        votes[e.ballots().candidate(i, 0)] += e.ballots().weight(i);
      }
      long most = java.util.Arrays.stream(votes).max().orElseThrow();
      var lead = new ArrayList<Integer>();
      for (int i = 0; i < votes.length; i++) if (votes[i] == most) lead.add(i);
      var drawn = lead.size() == 1 ? java.util.Optional.of(lead.getFirst()) : lot.drawn(lead);
      var totals = java.util.Arrays.stream(votes).mapToObj(BigDecimal::valueOf).toList();
      var elected = drawn.stream().toList();
      var stage =
          new Stage(
              1,
              "first preferences",
              List.of(),
              totals,
              totals,
              BigDecimal.ZERO,
              elected,
              List.of(),
              null,
              List.of());
      return new Count(
          "first",
          e.title(),
          e.names(),
          e.seats(),
          e.ballots().total(),
          e.rejections(),
          null,
          drawn.isPresent() ? null : new Tie(1, "elect", lead),
          List.of(),
          elected,
          List.of(stage),
          null);
    }
  }
}
