package org.mandate.constitution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.Meeting;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;

/**
 * Judges a vote that the board took at a meeting.
 *
 * <p>A casting vote that is not lawful makes the decision irregular and is not counted. Without
 * quorum, by number or by role, nothing is decided.
 */
final class MeetingJudge {

  private final Constitution constitution;
  private final BallotRule rule;
  private final DecisionFacts facts;
  private final Meeting meeting;
  private final ProcedureChecks procedure;
  private final List<Check> checks = new ArrayList<>();

  MeetingJudge(
      Constitution constitution,
      BallotRule rule,
      DecisionFacts facts,
      Meeting meeting,
      ProcedureChecks procedure) {
    this.constitution = constitution;
    this.rule = rule;
    this.facts = facts;
    this.meeting = meeting;
    this.procedure = procedure;
  }

  Judgement judge() {
    Check voters = procedure.rightVoters();
    checks.add(voters);
    checks.add(procedure.notice(meeting));
    Optional<Cited<BoardQuorum>> quorum = constitution.boardQuorum();
    Cited<BoardVoting> voting = rule.boardVoting();
    boolean board = facts.electorate() == Electorate.BOARD;
    Outcome outcome =
        board && quorum.isPresent() && voting != null ? voted(quorum.get(), voting) : unsaid(board);
    if (voters.status() != Status.MET) {
      outcome = new Outcome.NoDecision("Those who can decide this were not asked.");
    }
    return new Judgement(constitution.version(), facts.kind(), checks, List.of(), outcome);
  }

  private Outcome unsaid(boolean board) {
    procedure.conflicts().ifPresent(checks::add);
    return board
        ? new Outcome.NotJudged("The constitution does not say how the board votes on this.")
        : new Outcome.NoDecision("The practices were not asked.");
  }

  private Outcome voted(Cited<BoardQuorum> quorum, Cited<BoardVoting> voting) {
    var there = new MeetingChecks(quorum, voting, rule.deciding().setting().form(), facts, meeting);
    var casting = new CastingCheck(constitution, voting, rule.deciding().setting().form(), facts);
    List<Check> quorums = there.quorum();
    checks.addAll(quorums);
    procedure.conflicts().ifPresent(checks::add);
    checks.add(there.vote());
    checks.add(there.proxies());
    casting.check(meeting).ifPresent(checks::add);
    Optional<CastingVote> counted = casting.lawful(meeting);
    var threshold = new MeetingThreshold(voting, rule.deciding().setting().form(), meeting);
    checks.add(threshold.check(counted));
    Officer chair = facts.officer();
    if (chair != null) checks.add(procedure.chair(chair, seatsClause(voting)));
    return quorums.stream().allMatch(q -> q.status() == Status.MET)
        ? threshold.outcome(counted)
        : new Outcome.NoDecision("The quorum was not reached.");
  }

  private String seatsClause(Cited<BoardVoting> voting) {
    return constitution.find(Setting.Seats.class).map(Cited::rule).orElse(voting.rule());
  }
}
