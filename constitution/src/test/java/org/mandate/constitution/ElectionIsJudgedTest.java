package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.constitution.Example.facts;
import static org.mandate.constitution.Franchise.ONE_PRACTICE_ONE_VOTE;
import static org.mandate.constitution.Franchise.WEIGHTED_BY_LIST;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Rankings;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Bearing;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;
import org.mandate.constitution.Judgement.Status;

/** Rankings counted by somebody else: whether that count is the one the constitution asks for. */
class ElectionIsJudgedTest {

  private static final Rankings TWO_SEATS = made("scottish-2007", 2, null, "c", "a");

  @Test
  void whoTheNamedRuleElectsIsElectedInItsOrder() {
    var judgement = judged(TWO_SEATS, 30);

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Elected(List.of("c", "a")));
    assertThat(judgement.standing()).isEqualTo(new Standing.Valid());
    assertThat(judgement.measures()).isEmpty();
    assertThat(count(judgement).sentence())
        .isEqualTo(
            "Count: 2 of 2 seats filled under scottish-2007, one practice, one vote. Rule"
                + " scottish-2007 is required, one practice, one vote; a tie is drawn by lot.");
    assertThat(count(judgement).rule()).isEqualTo("9.7");
  }

  @Test
  void aCountUnderAnotherRuleElectsNobodyAndIsIrregular() {
    irregular(made("meek-prf", 2, null, "c", "a"), "counted under meek-prf.");
  }

  @Test
  void papersWeighedOtherwiseElectNobody() {
    irregular(
        new Rankings("scottish-2007", WEIGHTED_BY_LIST, 2, List.of("c", "a"), null),
        "counted by weighted by list.");
  }

  @Test
  void aCountThatCannotBeIsNotBelieved() {
    irregular(made("scottish-2007", 2, null, "c", "x"), "somebody elected who was no candidate");
    irregular(made("scottish-2007", 2, null, "c", "c"), "or twice");
    irregular(made("scottish-2007", 1, null, "c", "a"), "2 elected for 1 seat.");
    irregular(made("scottish-2007", 0, null), "no seat was to be filled; nobody was elected.");
    irregular(null, "the rankings were not counted.");
  }

  @Test
  void whereALotIsNeededNothingIsDecidedYet() {
    var judgement = judged(made("scottish-2007", 2, "A lot is needed at stage 3."), 30);

    assertThat(judgement.outcome())
        .isEqualTo(new Outcome.NoDecision("A lot is needed at stage 3."));
    assertThat(judgement.standing()).isEqualTo(new Standing.Valid());
    assertThat(count(judgement).status()).isEqualTo(Status.NOT_MET);
    assertThat(count(judgement).bearing()).isEqualTo(Bearing.RESULT);
  }

  @Test
  void quorumNoticeAndWindowHoldForAnElectionAsForAnyBallot() {
    assertThat(judged(TWO_SEATS, 19).outcome())
        .isEqualTo(new Outcome.NoDecision("The quorum was not reached."));
    var late = facts("election", figures(30));
    late.notice = LocalDate.of(2026, 9, 30);
    var facts = late.facts();

    var judgement = Judge.judge(Example.MODEL, counted(facts, TWO_SEATS));

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Elected(List.of("c", "a")));
    assertThat(judgement.standing()).isInstanceOf(Standing.Irregular.class);
  }

  private static void irregular(@Nullable Rankings rankings, String fact) {
    var judgement = judged(rankings, 30);
    assertThat(judgement.outcome()).isInstanceOf(Outcome.NoDecision.class);
    assertThat(judgement.standing()).isEqualTo(new Standing.Irregular(List.of(count(judgement))));
    assertThat(count(judgement).fact()).contains(fact);
  }

  private static Rankings made(
      String rule, long seats, @Nullable String stopped, String... elected) {
    return new Rankings(rule, ONE_PRACTICE_ONE_VOTE, seats, List.of(elected), stopped);
  }

  private static Judgement judged(@Nullable Rankings rankings, long took) {
    return Judge.judge(Example.MODEL, counted(facts("election", figures(took)).facts(), rankings));
  }

  private static DecisionFacts counted(DecisionFacts f, @Nullable Rankings rankings) {
    var ballot = f.ballot();
    if (ballot == null) throw new AssertionError("no ballot");
    return new DecisionFacts(
        f.kind(),
        f.reservedMatter(),
        f.electorate(),
        f.noticeGiven(),
        f.opened(),
        f.closed(),
        rankings == null ? ballot : ballot.counted(rankings),
        f.officer(),
        f.conflicts());
  }

  /** First preferences of 32 practices, of whom so many took part. */
  private static Figures figures(long took) {
    var first = new LinkedHashMap<String, Long>();
    first.put("a", 6L);
    first.put("b", 4L);
    first.put("c", took - 10);
    var votes = new Votes(first, 0, 32 - took);
    return new Figures(votes, votes);
  }

  private static Check count(Judgement judgement) {
    return judgement.checks().stream()
        .filter(check -> check.name().equals("Count"))
        .findFirst()
        .orElseThrow();
  }
}
