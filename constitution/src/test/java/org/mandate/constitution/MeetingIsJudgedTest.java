package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.BoardExample.Facts;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.MeetingKind;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Standing;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.Way;
import org.mandate.constitution.Threshold.Base;

/** A vote of the board at a meeting: what was decided, and which clause was not kept. */
class MeetingIsJudgedTest {

  @Test
  void whereEverythingIsInOrderEachCheckIsSaidWithItsClause() {
    Judgement judged = new Facts().judged();

    assertThat(judged.outcome()).isEqualTo(new Outcome.Carried());
    assertThat(judged.standing()).isEqualTo(new Standing.Valid());
    assertThat(judged.checks())
        .extracting(c -> c.status() + " " + c.rule() + " " + c.sentence())
        .containsExactly(
            "MET 5.3 Right voters: the board voted. The practices or the board decide.",
            "MET 6.5 Notice: papers sent 5 days before. 5 are required.",
            "MET 6.3 Quorum: 9 of 12 members were present. 6 are required.",
            "MET 6.3 Quorum by role: 7 in the role gp and 2 in the role lay. At least 2 gp and 1"
                + " lay.",
            "MET 11.2 Conflicts: 2 found, 2 handled before the vote. Each must be handled before.",
            "MET 6.4 Vote: taken by name; 9 of 9 votes given. Votes are taken by show of hands or"
                + " by name.",
            "MET 6.4 Proxies: none given. One person may hold 1; nobody who may not vote gives or"
                + " holds one.",
            "NOT_APPLICABLE 6.4 Casting vote: none was needed. The chair or the treasurer,"
                + " presiding, may give one at a tie.",
            "MET 6.4 Threshold: 6 of 8 votes for any side were for. More than half of the votes for"
                + " any side by members (5) is required.",
            "MET 6.1 Mandate in date: the chair’s term runs to 31 March 2027. The term must cover"
                + " the vote.");
  }

  @Test
  void whatTheProcedureAsksAndIsNotKeptMakesItIrregularWithItsClause() {
    irregular(f -> f.notice = LocalDate.of(2026, 11, 6), "6.5 Notice", "4 days before");
    irregular(f -> f.notice = LocalDate.of(2026, 11, 12), "6.5 Notice", "2 days late");
    irregular(f -> f.notice = null, "6.5 Notice", "no papers");
    irregular(f -> f.conflicts = new ConflictsFound(2, 1), "11.2 Conflicts", "1 handled");
    irregular(f -> f.way = Way.SECRET, "6.4 Vote", "taken in secret");
    irregular(f -> f.closed = f.opened.minusSeconds(1), "6.4 Vote", "closed before it opened");
    irregular(
        f -> f.starts = f.opened.plusSeconds(1), "6.4 Vote", "for which the meeting was called");
    irregular(f -> f.votes = Example.motion(6, 2, 0, 0), "6.4 Vote", "add up to 8 of 9 votes");
    irregular(
        f -> f.votes = new Votes(Map.of("for", 8L, "perhaps", 1L), 0, 0),
        "6.4 Vote",
        "the options were");
    irregular(
        f -> f.chair = new Officer("chair", LocalDate.of(2026, 11, 11), null),
        "6.1 Mandate in date",
        "began on 11 November 2026");
    irregular(
        f -> f.chair = new Officer("chair", LocalDate.of(2025, 4, 1), LocalDate.of(2026, 11, 9)),
        "6.1 Mandate in date",
        "ended on 9 November 2026");
    irregular(
        f -> f.chair = new Officer("king", LocalDate.of(2025, 4, 1), null),
        "6.1 Mandate in date",
        "no such seat");
  }

  @Test
  void proxiesAreHeldByNoOneBarredAndNoMoreByOnePersonThanTheClauseAllows() {
    Consumer<Facts> one =
        f -> {
          f.proxies = new Proxies(2, 1, 0);
          f.votes = Example.motion(6, 4, 1, 0);
        };
    assertThat(reasons(one)).isEmpty();
    irregular(
        one.andThen(f -> f.proxies = new Proxies(2, 2, 0)),
        "6.4 Proxies",
        "2 given, 2 held by one person.");
    irregular(
        one.andThen(f -> f.proxies = new Proxies(2, 1, 1)),
        "6.4 Proxies",
        "1 given or held by somebody who may not vote.");
    var facts = new Facts();
    one.accept(facts);
    var none =
        BoardExample.rules(
            BoardExample.QUORUM,
            new Setting.BoardVoting(
                List.of("ordinary"),
                List.of(Way.NAMED),
                Mark.moreThan(1, 2),
                Base.OF_VOTES_CAST,
                0,
                null));
    assertThat(facts.judged(none).standing()).isInstanceOf(Standing.Irregular.class);
    assertThat(check(facts.judged(none), "Proxies").sentence())
        .isEqualTo("Proxies: 2 given, 1 held by one person. Nobody votes by proxy.");
  }

  @Test
  void withoutQuorumByNumberOrByRoleThereIsNoDecision() {
    inquorate(f -> f.present = new Headcount(5, BoardExample.roles(3, 2)), "Quorum");
    inquorate(f -> f.present = new Headcount(9, BoardExample.roles(9, 0)), "Quorum by role");
    inquorate(f -> f.present = new Headcount(9, BoardExample.roles(6, 2)), "Quorum");
    inquorate(f -> f.members = new Headcount(8, BoardExample.roles(6, 2)), "Quorum");
    inquorate(f -> f.members = new Headcount(12, BoardExample.roles(6, 6)), "Quorum");
    inquorate(f -> f.members = new Headcount(30, BoardExample.roles(20, 10)), "Quorum");
  }

  @Test
  void whoVotesByProxyDoesNotMakeTheQuorum() {
    var facts = new Facts();
    facts.proxies = new Proxies(3, 1, 0);
    facts.votes = Example.motion(8, 0, 0, 0);
    facts.present = new Headcount(5, BoardExample.roles(3, 2));

    assertThat(facts.judged().outcome())
        .isEqualTo(new Outcome.NoDecision("The quorum was not reached."));
  }

  @Test
  void aCastingVoteCountsOnlyAtATieAndOnlyFromTheSeatThatHasItAndPresides() {
    assertThat(tie(null).outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(tie(null).standing()).isEqualTo(new Standing.Valid());
    assertThat(check(tie(null), "Casting vote").fact())
        .isEqualTo("there was a tie, and none was given.");
    Judgement carried = tie(new CastingVote("chair", "for"));
    assertThat(carried.outcome()).isEqualTo(new Outcome.Carried());
    assertThat(carried.standing()).isEqualTo(new Standing.Valid());
    assertThat(check(carried, "Threshold").fact())
        .isEqualTo("5 of 9 votes for any side were for, the casting vote among them.");
    assertThat(tie(new CastingVote("chair", "against")).outcome()).isEqualTo(new Outcome.Fallen());

    unlawful(tie(new CastingVote("neighbourhood", "for")), "that seat has none");
    unlawful(tie(new CastingVote("treasurer", "for")), "the chair presided");
    unlawful(tie(new CastingVote("chair", "abstain")), "not one of the tied");
    unlawful(tie(new CastingVote("nobody", "for")), "the holder of the seat 'nobody' gave it");
    var lost = new Facts().votes(4, 5, 0, 0);
    lost.casting = new CastingVote("chair", "for");
    unlawful(lost.judged(), "there was no tie");
  }

  @Test
  void whereNobodyTookASideTheChairDoesNotDecideAlone() {
    var facts = new Facts().votes(0, 0, 9, 0);
    facts.casting = new CastingVote("chair", "for");

    unlawful(facts.judged(), "there was no tie");
  }

  @Test
  void whereNobodyHasACastingVoteATieFallsAndGivingOneIsIrregular() {
    var none = BoardExample.rules(BoardExample.QUORUM, BoardExample.casting(null));
    var facts = new Facts().votes(4, 4, 1, 0);
    assertThat(facts.judged(none).outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(facts.judged(none).standing()).isEqualTo(new Standing.Valid());
    assertThat(check(facts.judged(none), "Threshold").requirement()).endsWith(" A tie falls.");

    facts.casting = new CastingVote("chair", "for");

    assertThat(facts.judged(none).outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(sentences(facts.judged(none)))
        .containsExactly("6.4 Casting vote: the chair gave one. Nobody has one: a tie falls.");
  }

  @Test
  void aCastingVoteBoundToThingsAsTheyStandIsNeverForTheMotion() {
    var bound =
        BoardExample.rules(
            BoardExample.QUORUM,
            BoardExample.casting(new Casting(List.of("chair"), CastingUse.AS_THINGS_STAND)));
    var facts = new Facts().votes(4, 4, 1, 0);
    facts.casting = new CastingVote("chair", "against");
    assertThat(facts.judged(bound).standing()).isEqualTo(new Standing.Valid());

    facts.casting = new CastingVote("chair", "for");

    unlawful(facts.judged(bound), "things would not have stayed as they are");
  }

  @Test
  void amongOptionsTheOneThatLeadsIsChosenAndACastingVoteBreaksTheTieAtTheTop() {
    var rules = options();
    var facts = new Facts();
    facts.kind = "choice";
    assertThat(facts.options(Map.of("a", 6L, "b", 2L, "c", 1L)).judged(rules).outcome())
        .isEqualTo(new Outcome.Choice("a"));
    assertThat(facts.options(Map.of("a", 4L, "b", 3L, "c", 2L)).judged(rules).outcome())
        .isEqualTo(new Outcome.Fallen());
    facts.options(Map.of("a", 4L, "b", 4L, "c", 0L));
    assertThat(facts.judged(rules).outcome()).isEqualTo(new Outcome.Fallen());
    assertThat(check(facts.judged(rules), "Threshold").fact()).startsWith("no option leads: ");

    facts.casting = new CastingVote("chair", "b");
    assertThat(facts.judged(rules).outcome()).isEqualTo(new Outcome.Choice("b"));
    assertThat(facts.judged(rules).standing()).isEqualTo(new Standing.Valid());

    facts.casting = new CastingVote("chair", "c");
    assertThat(sentences(facts.judged(rules)).getFirst()).contains("not one of the tied");
    facts.votes = new Votes(Map.of(), 9, 0);
    assertThat(facts.judged(rules).outcome()).isEqualTo(new Outcome.Fallen());
  }

  @Test
  void theBoardCannotDecideAReservedMatterNorAKindOfQuestionForThePractices() {
    var reserved = new Facts();
    reserved.matter = "shared-money";
    reserved.kind = "reserved-matter";
    assertThat(reserved.judged().outcome()).isInstanceOf(Outcome.NoDecision.class);
    assertThat(sentences(reserved.judged()))
        .containsExactly(
            "5.1 Right voters: the board voted. The matter is reserved to the practices.");

    reserved.kind = "ordinary";
    assertThat(reserved.judged().outcome()).isInstanceOf(Outcome.NoDecision.class);
    assertThat(sentences(reserved.judged()).getFirst()).contains("It was put as 'ordinary");

    var confidence = new Facts();
    confidence.kind = "confidence";
    assertThat(confidence.judged().outcome()).isInstanceOf(Outcome.NoDecision.class);
    assertThat(sentences(confidence.judged()))
        .containsExactly("5.2 Right voters: the board voted. The practices decide.");
  }

  @Test
  void aMeetingOfTheMembersIsNotTheBoardAndIsNoBallotEither() {
    var facts = new Facts();
    facts.of = MeetingKind.MEMBERS;
    facts.notice = LocalDate.of(2026, 10, 1);
    assertThat(facts.judged().outcome()).isInstanceOf(Outcome.NoDecision.class);
    assertThat(sentences(facts.judged()))
        .containsExactly(
            "5.3 Right voters: it was put to a meeting of the members. The practices or the board"
                + " decide.");

    facts.electorate = Electorate.MEMBER_PRACTICES;
    assertThat(facts.judged().outcome()).isInstanceOf(Outcome.NoDecision.class);
    assertThat(sentences(facts.judged()).getFirst()).contains("there was no roll of practices");
    facts.notice = LocalDate.of(2026, 10, 28);
    assertThat(sentences(facts.judged()))
        .contains("6.5 Notice: papers sent 13 days before. 14 are required.");
  }

  @Test
  void whereTheConstitutionSaysNothingOfTheBoardsVotesTheyAreNotJudged() {
    Judgement judged = new Facts().judged(BoardExample.before());

    assertThat(judged.outcome()).isInstanceOf(Outcome.NotJudged.class);
    assertThat(judged.checks()).extracting(Check::name).contains("Notice", "Conflicts");
    assertThat(check(judged, "Notice").rule()).isEqualTo("8.2");
    assertThat(check(judged, "Notice").status()).isEqualTo(Status.NOT_MET);
  }

  @Test
  void daysOfNoticeAreDaysInEnglandUntilTheDayForWhichTheMeetingWasCalled() {
    var facts = new Facts();
    facts.notice = LocalDate.of(2026, 6, 5);
    facts.starts = Instant.parse("2026-06-09T23:30:00Z"); // 10 June, half past midnight
    facts.opened = facts.starts;
    facts.closed = facts.starts;

    assertThat(check(facts.judged(), "Notice").status()).isEqualTo(Status.MET);
  }

  @Test
  void whatNoMeetingCanHaveIsRefusedWhereItIsMade() {
    assertThatThrownBy(() -> new Headcount(-1, BoardExample.roles(0, 0)))
        .hasMessageContaining("no count of people");
    assertThatThrownBy(() -> new Headcount(Long.MAX_VALUE, BoardExample.roles(0, 0)))
        .hasMessageContaining("no count of people");
    assertThatThrownBy(() -> new Headcount(1, BoardExample.roles(-1, 2)))
        .hasMessageContaining("no count of people");
    assertThatThrownBy(() -> new Proxies(1, 2, 0)).hasMessageContaining("no count of proxies");
    assertThatThrownBy(() -> new Proxies(1, 0, 0)).hasMessageContaining("no count of proxies");
    assertThatThrownBy(() -> new Proxies(1, 1, 2)).hasMessageContaining("no count of proxies");
    var facts = new Facts();
    facts.votes = Example.motion(Long.MAX_VALUE, 0, 0, 0);
    assertThatThrownBy(facts::facts).hasMessageContaining("more votes than a meeting has");
    var ballot = Example.facts("ordinary", Example.HUBS).facts();
    assertThatThrownBy(
            () ->
                new DecisionFacts(
                    ballot.kind(),
                    null,
                    Electorate.BOARD,
                    null,
                    ballot.opened(),
                    ballot.closed(),
                    ballot.ballot(),
                    null,
                    null,
                    new Facts().facts().meeting()))
        .hasMessage("both a ballot and a meeting");
  }

  /** The model with a board that may choose among options. */
  static Constitution options() {
    var voters =
        new Setting.Voters(
            List.of("ordinary", "choice"), List.of(Electorate.MEMBER_PRACTICES, Electorate.BOARD));
    var practices =
        new Setting.Voters(
            List.of(
                "reserved-matter",
                "confidence",
                "constitution-change",
                "practice-choice",
                "election"),
            List.of(Electorate.MEMBER_PRACTICES));
    var clauses =
        BoardExample.rules().clauses().stream()
            .map(
                c ->
                    switch (c.number()) {
                      case "5.2" -> new Clause("5.2", "Title", "Text.", practices);
                      case "5.3" -> new Clause("5.3", "Title", "Text.", voters);
                      default -> c;
                    })
            .toList();
    var may = new Constitution(1, "Rules", clauses);
    var voting = BoardExample.VOTING;
    return Example.with(
        may,
        "6.4",
        new Setting.BoardVoting(
            List.of("ordinary", "choice"),
            voting.ways(),
            voting.mark(),
            voting.base(),
            voting.proxies(),
            voting.casting()));
  }

  private static Judgement tie(@org.jspecify.annotations.Nullable CastingVote casting) {
    var facts = new Facts().votes(4, 4, 1, 0);
    facts.casting = casting;
    return facts.judged();
  }

  private static void unlawful(Judgement judged, String why) {
    assertThat(judged.outcome()).as(why).isEqualTo(new Outcome.Fallen());
    assertThat(sentences(judged)).hasSize(1).first().asString().contains(why, "6.4 Casting vote");
  }

  private static void irregular(Consumer<Facts> change, String check, String fact) {
    assertThat(reasons(change)).as(check + fact).hasSize(1);
    assertThat(reasons(change).getFirst()).startsWith(check + ":").contains(fact);
  }

  private static void inquorate(Consumer<Facts> change, String check) {
    var facts = new Facts();
    change.accept(facts);
    Judgement judged = facts.judged();
    assertThat(judged.outcome()).isEqualTo(new Outcome.NoDecision("The quorum was not reached."));
    assertThat(check(judged, check).status()).isEqualTo(Status.NOT_MET);
    assertThat(judged.standing()).isInstanceOf(Standing.Irregular.class);
  }

  private static List<String> reasons(Consumer<Facts> change) {
    var facts = new Facts();
    change.accept(facts);
    return sentences(facts.judged());
  }

  static List<String> sentences(Judgement judgement) {
    return judgement.standing() instanceof Standing.Irregular irregular
        ? irregular.reasons().stream().map(c -> c.rule() + " " + c.sentence()).toList()
        : List.of();
  }

  static Check check(Judgement judgement, String name) {
    return judgement.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
