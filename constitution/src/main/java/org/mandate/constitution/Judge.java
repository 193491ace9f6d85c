package org.mandate.constitution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.constitution.DecisionFacts.Ballot;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Measure;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.Form;

/** Judges a decision by a constitution and the facts, and by nothing else. */
public final class Judge {

  private Judge() {}

  /**
   * The judgement: every check with its clause, the thresholds measured, the outcome.
   *
   * <p>A kind of question, a reserved matter or an option that the constitution does not know is
   * not an error of the caller (the facts may come from anybody's file): it is a check not met.
   */
  public static Judgement judge(Constitution constitution, DecisionFacts facts) {
    Optional<BallotRule> known = constitution.ballotRule(facts.kind());
    if (known.isEmpty()) return unknownKind(constitution, facts);
    BallotRule rule = known.get();
    var procedure = new ProcedureChecks(constitution, rule, facts);
    DecisionFacts.Meeting meeting = facts.meeting();
    if (meeting != null) {
      return new MeetingJudge(constitution, rule, facts, meeting, procedure).judge();
    }
    var checks = new ArrayList<Check>();
    checks.add(procedure.rightVoters());
    checks.add(procedure.notice());
    Ballot ballot = facts.ballot();
    if (ballot == null || facts.electorate() != Electorate.MEMBER_PRACTICES) {
      procedure.conflicts().ifPresent(checks::add);
      Outcome outcome = withoutBallot(facts, checks.getFirst());
      return new Judgement(constitution.version(), facts.kind(), checks, List.of(), outcome);
    }
    checks.add(procedure.roll(ballot));
    checks.add(procedure.window());
    Check quorum = procedure.quorum(ballot);
    checks.add(quorum);
    procedure.conflicts().ifPresent(checks::add);
    procedure.form(ballot).ifPresent(checks::add);

    Form form = rule.deciding().setting().form();
    Optional<String> candidate =
        form == Form.PER_PRACTICE_CHOICE || form == Form.RANKED
            ? Optional.empty()
            : ThresholdRules.candidate(rule.deciding().setting(), ballot);
    List<Measure> measures =
        candidate
            .map(option -> ThresholdRules.measure(rule.deciding(), option, ballot))
            .orElse(List.of());
    Check threshold =
        form == Form.RANKED
            ? RankingCheck.check(rule.deciding(), ballot)
            : new ThresholdCheck(rule.deciding(), ballot, measures).check();
    checks.add(threshold);
    checks.add(procedure.officer());
    Outcome outcome =
        quorum.status() == Status.NOT_MET
            ? new Outcome.NoDecision("The quorum was not reached.")
            : outcome(rule, ballot, candidate, threshold.status() == Status.MET);
    return new Judgement(constitution.version(), facts.kind(), checks, measures, outcome);
  }

  private static Outcome withoutBallot(DecisionFacts facts, Check rightVoters) {
    return facts.electorate() == Electorate.BOARD && rightVoters.status() == Status.MET
        ? new Outcome.NotJudged("The board decided. How its members voted is not judged here.")
        : new Outcome.NoDecision("The practices were not asked.");
  }

  private static Outcome outcome(
      BallotRule rule, Ballot ballot, Optional<String> candidate, boolean enough) {
    return switch (rule.deciding().setting().form()) {
      case MOTION -> enough ? new Outcome.Carried() : new Outcome.Fallen();
      case OPTIONS -> enough ? new Outcome.Choice(candidate.orElseThrow()) : new Outcome.Fallen();
      case RANKED -> RankingCheck.outcome(rule.deciding().setting(), ballot);
      case PER_PRACTICE_CHOICE -> new Outcome.Levels(ballot.whole().practices().byOption());
    };
  }

  private static Judgement unknownKind(Constitution constitution, DecisionFacts facts) {
    var check =
        new Check(
            constitution.find(Setting.Kinds.class).orElseThrow().rule(),
            "Kind of question",
            Status.NOT_MET,
            Judgement.Bearing.PROCEDURE,
            "it was put as '" + facts.kind() + "'.",
            "The constitution knows no such kind of question.");
    return new Judgement(
        constitution.version(),
        facts.kind(),
        List.of(check),
        List.of(),
        new Outcome.NoDecision("The constitution knows no such kind of question."));
  }
}
