package org.mandate.constitution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.Meeting;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Bearing;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.Form;

/**
 * The casting vote: lawful only at a tie, and only from a seat that has it and presided. Where no
 * member took a side there is no tie: a chair never decides alone.
 */
final class CastingCheck {

  private static final String NAME = "Casting vote";

  private final Constitution constitution;
  private final Cited<BoardVoting> voting;
  private final Form form;
  private final DecisionFacts facts;

  CastingCheck(
      Constitution constitution, Cited<BoardVoting> voting, Form form, DecisionFacts facts) {
    this.constitution = constitution;
    this.voting = voting;
    this.form = form;
    this.facts = facts;
  }

  /** The options that share the lead; empty where there is no tie. */
  static Set<String> tied(Form form, Votes votes) {
    Set<String> sides =
        form == Form.MOTION
            ? Set.of(ThresholdRules.FOR, ThresholdRules.AGAINST)
            : votes.byOption().keySet();
    long most = sides.stream().mapToLong(votes::of).max().orElse(0);
    Set<String> lead =
        sides.stream().filter(side -> votes.of(side) == most).collect(Collectors.toSet());
    return most > 0 && lead.size() > 1 ? lead : Set.of();
  }

  /** The casting vote, if there was one and it may count. */
  Optional<CastingVote> lawful(Meeting meeting) {
    CastingVote given = meeting.casting();
    Casting casting = voting.setting().casting();
    return given != null && casting != null && faults(casting, given, meeting.votes()).isEmpty()
        ? Optional.of(given)
        : Optional.empty();
  }

  /** Nothing where nobody has one and none was given. */
  Optional<Check> check(Meeting meeting) {
    CastingVote given = meeting.casting();
    Casting casting = voting.setting().casting();
    if (casting == null) {
      return given == null
          ? Optional.empty()
          : check(Status.NOT_MET, by(given.seat()) + " gave one.", "Nobody has one: a tie falls.");
    }
    String who = String.join(" or ", casting.seats().stream().map(this::by).toList());
    String asks =
        Sentences.capital(who)
            + ", presiding, may give one at a tie"
            + (casting.use() == CastingUse.AS_THINGS_STAND
                ? ", only so that things stay as they are."
                : ".");
    if (given == null) {
      boolean tie = !tied(form, meeting.votes()).isEmpty();
      String fact = tie ? "there was a tie, and none was given." : "none was needed.";
      return check(Status.NOT_APPLICABLE, fact, asks);
    }
    List<String> faults = faults(casting, given, meeting.votes());
    String fact =
        by(given.seat())
            + " gave it "
            + to(given.choice())
            + (faults.isEmpty() ? " at a tie" : ": " + String.join("; ", faults))
            + ".";
    return check(faults.isEmpty() ? Status.MET : Status.NOT_MET, fact, asks);
  }

  private List<String> faults(Casting casting, CastingVote given, Votes votes) {
    var faults = new ArrayList<String>();
    Set<String> tied = tied(form, votes);
    Officer chair = facts.officer();
    if (!casting.seats().contains(given.seat())) faults.add("that seat has none");
    if (chair != null && !chair.seat().equals(given.seat())) {
      faults.add(by(chair.seat()) + " presided");
    }
    if (tied.isEmpty()) {
      faults.add("there was no tie");
    } else if (!tied.contains(given.choice())) {
      faults.add("it was not one of the tied");
    }
    if (casting.use() == CastingUse.AS_THINGS_STAND
        && !given.choice().equals(ThresholdRules.AGAINST)) {
      faults.add("things would not have stayed as they are");
    }
    return faults;
  }

  private String to(String choice) {
    if (form != Form.MOTION) return "for option " + choice;
    return switch (choice) {
      case ThresholdRules.FOR -> "for the motion";
      case ThresholdRules.AGAINST -> "against the motion";
      default -> "as '" + choice + "'";
    };
  }

  private String by(String seat) {
    return constitution
        .seat(seat)
        .map(s -> "the " + s.title().toLowerCase(Locale.UK))
        .orElse("the holder of the seat '" + seat + "'");
  }

  private Optional<Check> check(Status status, String fact, String requirement) {
    return Optional.of(
        new Check(voting.rule(), NAME, status, Bearing.PROCEDURE, fact, requirement));
  }
}
