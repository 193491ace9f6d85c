package org.mandate.app.elections;

import java.util.Optional;
import java.util.UUID;
import org.mandate.app.matters.Stage;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;

/** How far a matter has come, as far as its ballot tells. */
record BallotStage(BallotStore ballots) implements Stage.Source {
  @Override
  public Optional<Stage> of(UUID matter) {
    return ballots.ofMatter(matter).map(b -> new Stage(words(b), new Link("The ballot", b.path())));
  }

  private static String words(Ballot b) {
    return switch (b.state()) {
      case DRAFT -> "A ballot is being prepared";
      case PUBLISHED ->
          "The roll is published. The ballot opens on " + Dates.weekdayTime(b.opensAt());
      case OPEN -> "The ballot is open until " + Dates.weekdayTime(b.closesAt());
      case CLOSED -> "The ballot closed on " + Dates.weekdayTime(b.closesAt());
      case STOPPED -> "The ballot was stopped. No vote was counted";
    };
  }
}
