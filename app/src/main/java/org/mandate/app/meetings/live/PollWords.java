package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mandate.app.web.Status;
import org.mandate.constitution.DecisionFacts.Votes;

/** Figures of a vote and states of a motion, in words. */
final class PollWords {
  private PollWords() {}

  /** "For 3, against 1, abstained 0, did not vote 1." */
  static String figures(Poll p, UnaryOperator<String> option) {
    return p.counted()
        .map(
            counted -> {
              Votes votes = counted.votes();
              List<String> words = new ArrayList<>();
              p.options().forEach(o -> words.add(option.apply(o) + " " + votes.of(o)));
              words.add("abstained " + votes.abstained());
              words.add("did not vote " + votes.didNotVote());
              String casting =
                  counted
                      .casting()
                      .map(c -> " Casting vote: " + LiveWords.lower(option.apply(c.choice())) + ".")
                      .orElse("");
              return String.join(", ", words) + "." + casting;
            })
        .orElse("");
  }

  /** "A vote by name was abandoned at 10.05am, without a result: opened on the wrong motion." */
  static String abandoned(Poll p) {
    return "A vote "
        + p.way().words()
        + " was abandoned at "
        + p.closedAt().map(LiveWords::clock).orElse("")
        + ", without a result. The reason: “"
        + p.why()
        + "”";
  }

  static Status status(Motion.State state) {
    return switch (state) {
      case MOVED -> Status.none("Moved");
      case OPEN -> Status.soon("Being voted on");
      case CARRIED -> Status.yes("Carried");
      case FALLEN -> Status.no("Not carried");
      case WITHDRAWN -> Status.none("Taken back");
      case LAPSED -> Status.none("Not decided");
    };
  }
}
