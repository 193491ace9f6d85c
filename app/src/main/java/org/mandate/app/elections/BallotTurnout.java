package org.mandate.app.elections;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Turnout;
import org.mandate.app.web.Dates;

/** Tells a body's page the turnout of its last ballot. */
record BallotTurnout(BallotStore ballots, VoteStore votes) implements Turnout.Source {
  @Override
  public Optional<Turnout> last(UUID body, LocalDate at) {
    return ballots
        .lastClosed(body, at)
        .map(
            b ->
                new Turnout(
                    votes.standing(b.id()).size(),
                    ballots.roll(b.id()).size(),
                    Dates.on(b.closesAt())));
  }
}
