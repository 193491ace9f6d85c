package org.mandate.constitution;

import static org.mandate.constitution.Sentences.counted;
import static org.mandate.constitution.Sentences.number;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.Meeting;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Bearing;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Threshold.Base;
import org.mandate.constitution.ThresholdRules.Reach;

/** What the votes of a meeting carry; the majority itself is computed in ThresholdRules. */
final class MeetingThreshold {

  private final Cited<BoardVoting> voting;
  private final Form form;
  private final Meeting meeting;

  MeetingThreshold(Cited<BoardVoting> voting, Form form, Meeting meeting) {
    this.voting = voting;
    this.form = form;
    this.meeting = meeting;
  }

  Outcome outcome(Optional<CastingVote> casting) {
    Votes votes = votes(casting);
    Optional<String> option = candidate(votes);
    if (!met(votes, option)) return new Outcome.Fallen();
    return form == Form.MOTION ? new Outcome.Carried() : new Outcome.Choice(option.orElseThrow());
  }

  Check check(Optional<CastingVote> casting) {
    Votes votes = votes(casting);
    Optional<String> option = candidate(votes);
    String asks =
        ThresholdCheck.asks(voting.setting().mark(), voting.setting().base(), "member")
            + option.map(o -> " (" + number(reach(votes, o).needed()) + ")").orElse("");
    boolean tied = option.map(o -> reach(votes, o).tied()).orElse(true);
    return new Check(
        voting.rule(),
        "Threshold",
        met(votes, option) ? Status.MET : Status.NOT_MET,
        Bearing.RESULT,
        fact(votes, option, casting) + ".",
        Sentences.capital(asks) + " is required." + (tied ? " A tie falls." : ""));
  }

  private boolean met(Votes votes, Optional<String> option) {
    return option.map(o -> reach(votes, o)).filter(r -> r.enough() && !r.tied()).isPresent();
  }

  private Optional<String> candidate(Votes votes) {
    return form == Form.MOTION ? Optional.of(ThresholdRules.FOR) : ThresholdRules.leads(votes);
  }

  private Reach reach(Votes votes, String option) {
    return ThresholdRules.reach(
        voting.setting().mark(), voting.setting().base(), form, votes, option);
  }

  /**
   * The votes with the casting vote as one vote more, and all other members as not having voted.
   */
  private Votes votes(Optional<CastingVote> casting) {
    Votes given = meeting.votes();
    var byOption = new LinkedHashMap<>(given.byOption());
    casting.ifPresent(vote -> byOption.merge(vote.choice(), 1L, Long::sum));
    long others = Math.max(0, meeting.members().total() - given.tookPart());
    return new Votes(byOption, given.abstained(), others);
  }

  private String fact(Votes votes, Optional<String> option, Optional<CastingVote> casting) {
    String with = casting.isPresent() ? ", the casting vote among them" : "";
    if (option.isEmpty()) {
      var parts =
          votes.byOption().entrySet().stream().map(e -> number(e.getValue()) + " " + e.getKey());
      return "no option leads: " + Sentences.and(parts.toList());
    }
    Reach reach = reach(votes, option.get());
    boolean all = voting.setting().base() == Base.OF_ROLL;
    String of = all && casting.isEmpty() ? "member" : "vote";
    return number(reach.amount())
        + " of "
        + counted(reach.base(), of)
        + castWords()
        + (form == Form.MOTION ? " were for" : " were for " + option.get())
        + with;
  }

  private String castWords() {
    return switch (voting.setting().base()) {
      case OF_ROLL -> "";
      case OF_VOTES_CAST -> " for any side";
      case OF_VOTES_CAST_AND_ABSTENTIONS -> " and abstentions";
    };
  }
}
