package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.constitution.Example.byPractice;
import static org.mandate.constitution.Example.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Example.Facts;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;

/** One thing of the procedure goes wrong at a time; the motion itself is carried 22 to 6. */
class ProcedureTest {

  @Test
  void nothingWrongIsValid() {
    assertThat(reasons(f -> {})).isEmpty();
  }

  @Test
  void aMotionThatFallsIsAValidDecision() {
    var judgement = facts("confidence", byPractice(6, 22, 2, 2)).judged();

    assertThat(judgement.outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(judgement.standing()).isEqualTo(new Standing.Valid());
  }

  @Test
  void withoutQuorumThereIsNoDecision() {
    assertThat(facts("confidence", byPractice(19, 0, 1, 12)).judged().standing())
        .isEqualTo(new Standing.Valid());

    var judgement = facts("confidence", byPractice(19, 0, 0, 13)).judged();

    assertThat(judgement.outcome())
        .isEqualTo(new Outcome.NoDecision("The quorum was not reached."));
    assertThat(sentences(judgement))
        .containsExactly("8.4 Quorum: 19 of 32 practices voted. 20 are required.");
  }

  @Test
  void aQuorumCanBeANumber() {
    var constitution = Example.with("8.4", new Setting.QuorumNumber(kinds(), 20));

    var met = Judge.judge(constitution, facts("confidence", byPractice(20, 0, 0, 500)).facts());
    var notMet = Judge.judge(constitution, facts("confidence", byPractice(19, 0, 0, 0)).facts());

    assertThat(met.standing()).isEqualTo(new Standing.Valid());
    assertThat(sentences(notMet))
        .containsExactly("8.4 Quorum: 19 of 19 practices voted. 20 are required.");
  }

  @Test
  void papersMustGoOutInTime() {
    assertThat(reasons(f -> f.notice = LocalDate.of(2026, 9, 26))).isEmpty();
    assertThat(reasons(f -> f.notice = LocalDate.of(2026, 9, 27)))
        .containsExactly("8.2 Notice: papers sent 9 days before. 10 are required.");
    assertThat(reasons(f -> f.notice = LocalDate.of(2026, 10, 7)))
        .containsExactly("8.2 Notice: papers sent 1 day late. 10 are required.");
    assertThat(reasons(f -> f.notice = null))
        .containsExactly("8.2 Notice: no papers were sent. 10 are required.");
  }

  @Test
  void noticeCanRunToTheOpening() {
    var constitution =
        Example.with("8.2", new Setting.Notice(kinds(), 10, Setting.NoticeBefore.OPENING));

    var judgement = Judge.judge(constitution, facts("confidence", Example.HUBS).facts());

    assertThat(sentences(judgement))
        .containsExactly("8.2 Notice: papers sent 0 days before. 10 are required.");
  }

  @Test
  void theRollMustBeFrozenInTimeOpenToChallengeAndTheOneCounted() {
    assertThat(reasons(f -> f.frozen = f.opened)).isEmpty();
    assertThat(reasons(f -> f.frozen = f.opened.plusSeconds(1)))
        .containsExactly("8.1 Roll: frozen after the ballot opened. 7 are required.");
    assertThat(reasons(f -> f.undecided = 1))
        .containsExactly("8.1 Roll: 1 challenge not decided. 7 are required.");
    assertThat(reasons(f -> f.rollSize = 31))
        .containsExactly(
            "8.1 Roll: the figures add up to 32 practices, the roll has 31. 7 are required.");
    assertThat(reasons(f -> f.basis = Setting.ListBasis.WEIGHTED))
        .containsExactly(
            "8.1 Roll: weighed by weighted patients, the rule says registered. 7 are required.");
    var shut =
        new Setting.RollRule(
            kinds(), Setting.ListBasis.REGISTERED, 22, Setting.AfterClosure.NOBODY_MAY_CAST);
    assertThat(
            sentences(
                Judge.judge(Example.with("8.1", shut), facts("confidence", Example.HUBS).facts())))
        .containsExactly("8.1 Roll: open to challenge for 21 days. 22 are required.");
  }

  @Test
  void areasMustAddUpWhereTheRuleCountsThem() {
    var each =
        new Threshold(
            Franchise.ONE_PRACTICE_ONE_VOTE,
            Threshold.Scope.EACH_AREA,
            Mark.moreThan(1, 2),
            Threshold.Base.OF_ROLL);
    var facts =
        facts("confidence", byPractice(22, 6, 2, 2)).areas(Map.of("A", byPractice(20, 6, 2, 2)));

    var judgement = Judge.judge(Example.confidence(each), facts.facts());

    assertThat(sentences(judgement))
        .containsExactly("8.1 Roll: the areas do not add up to the roll. 7 are required.");
  }

  @Test
  void aBallotStaysOpenLongEnoughByTheClockOfEngland() {
    assertThat(reasons(f -> f.opened = Instant.parse("2026-09-29T16:00:00Z"))).isEmpty();
    assertThat(reasons(f -> f.opened = Instant.parse("2026-09-29T16:00:01Z")))
        .containsExactly("8.3 Ballot open: for 6 days. 7 are required.");
    assertThat(reasons(f -> f.opened = f.closed.plusSeconds(60)))
        .contains("8.3 Ballot open: it closed before it opened. 7 are required.");
    // The clocks go back on 25 October 2026: 9am to 9am is seven days, though 169 hours.
    assertThat(
            reasons(
                f -> {
                  f.opened = Instant.parse("2026-10-20T08:00:00Z");
                  f.closed = Instant.parse("2026-10-27T09:00:00Z");
                }))
        .isEmpty();
    assertThat(
            reasons(
                f -> {
                  f.opened = Instant.parse("2026-10-20T08:00:00Z");
                  f.closed = Instant.parse("2026-10-27T08:30:00Z");
                }))
        .containsExactly("8.3 Ballot open: for 6 days. 7 are required.");
  }

  @Test
  void theReturningOfficersTermCoversOpeningAndClose() {
    var seat = "returning-officer";
    var opens = LocalDate.of(2026, 9, 22);
    var closes = LocalDate.of(2026, 10, 6);
    assertThat(reasons(f -> f.officer = new Officer(seat, opens, closes))).isEmpty();
    assertThat(reasons(f -> f.officer = new Officer(seat, opens, null))).isEmpty();
    assertThat(reasons(f -> f.officer = new Officer(seat, opens.plusDays(1), null)))
        .containsExactly(
            "6.7 Mandate in date: the returning officer’s term began on 23 September 2026. The"
                + " term must cover the opening and the close.");
    assertThat(reasons(f -> f.officer = new Officer(seat, opens, closes.minusDays(1))))
        .containsExactly(
            "6.7 Mandate in date: the returning officer’s term ended on 5 October 2026. The term"
                + " must cover the opening and the close.");
    assertThat(reasons(f -> f.officer = new Officer("chair", opens, closes)))
        .containsExactly(
            "6.7 Mandate in date: the holder of the seat 'chair' opened and closed the ballot. It"
                + " is for the returning officer.");
    assertThat(reasons(f -> f.officer = null))
        .containsExactly(
            "6.7 Mandate in date: nobody held the seat of returning officer. The term must cover"
                + " the opening and the close.");
  }

  @Test
  void everyConflictFoundIsHandledAndWhatIsNotRecordedIsNotBlamed() {
    assertThat(reasons(f -> f.conflicts = new ConflictsFound(0, 0))).isEmpty();
    assertThat(reasons(f -> f.conflicts = null)).isEmpty();
    assertThat(reasons(f -> f.conflicts = new ConflictsFound(3, 2)))
        .containsExactly(
            "11.2 Conflicts: 3 found, 2 handled before the papers went out. Each must be handled"
                + " before.");
  }

  @Test
  void theBoardIsTheWrongElectorateForAQuestionOfConfidence() {
    assertThat(reasons(f -> f.electorate = Electorate.BOARD))
        .containsExactly("5.2 Right voters: the board voted. The practices decide.");
  }

  @Test
  void aConflictThatWasNotRecordedIsShownAsSuch() {
    var facts = facts("ordinary", Example.HUBS);
    facts.electorate = Electorate.BOARD;
    facts.conflicts = null;

    assertThat(facts.judged().checks())
        .extracting(check -> check.status() + " " + check.sentence())
        .contains("NOT_APPLICABLE Conflicts: not recorded here. Each must be handled before.");
  }

  @Test
  void theBoardMayDecideAnOrdinaryQuestionAndItsVotesAreNotJudgedHere() {
    var facts = facts("ordinary", Example.HUBS);
    facts.electorate = Electorate.BOARD;
    facts.whole = null;

    assertThat(facts.judged().standing()).isEqualTo(new Standing.Valid());
    assertThat(facts.judged().outcome()).isInstanceOf(Outcome.NotJudged.class);
  }

  @Test
  void aReservedMatterIsNotPutAsAnOrdinaryQuestion() {
    assertThat(
            reasons(
                f -> {
                  f.kind = "ordinary";
                  f.matter = "shared-money";
                }))
        .containsExactly(
            "5.1 Right voters: the roll of 32 practices, frozen on 15 September 2026. It was put"
                + " as 'ordinary question'. The matter is reserved to the practices. It must be"
                + " put as 'reserved matter'.");
  }

  @Test
  void whatTheConstitutionDoesNotKnowIsNamedNotThrown() {
    assertThat(reasons(f -> f.kind = "whim"))
        .containsExactly(
            "4.1 Kind of question: it was put as 'whim'. The constitution knows no such kind of"
                + " question.");
    assertThat(reasons(f -> f.matter = "the-moon"))
        .containsExactly(
            "5.1 Right voters: the matter was named as 'the-moon'. The constitution reserves no"
                + " such matter.");
    var odd = new Votes(Map.of("yes", 30L), 1, 1);
    assertThat(sentences(facts("confidence", new Figures(odd, odd)).judged()))
        .containsExactly("9.2 Options: the options were yes. A motion has for and against.");
    assertThat(reasons(f -> f.whole = null))
        .containsExactly("5.2 Right voters: there was no roll of practices. The practices decide.");
  }

  private static List<String> kinds() {
    return Example.MODEL.kinds().stream().map(Setting.Kind::id).toList();
  }

  private static List<String> reasons(Consumer<Facts> change) {
    var facts = facts("confidence", Example.HUBS);
    change.accept(facts);
    return sentences(facts.judged());
  }

  private static List<String> sentences(Judgement judgement) {
    return judgement.standing() instanceof Standing.Irregular irregular
        ? irregular.reasons().stream().map(ProcedureTest::cited).toList()
        : List.of();
  }

  private static String cited(Check check) {
    return check.rule() + " " + check.sentence();
  }
}
