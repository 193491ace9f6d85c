package org.mandate.app.decisions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.interests.Interest;
import org.mandate.app.interests.NewInterest;
import org.mandate.app.matters.Matter;
import org.mandate.app.walls.Handlings;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Tie;

/** The small world in which a federation will probably bid, and a ballot on a matter of its own. */
final class ConflictedTown {
  private static final String DAY = "T09:00:00Z";
  final WallTown w = WallTown.founded();
  final BallotTown town = w.town;

  /** A matter put to the practices, to which nobody is a party yet. */
  Matter matter() {
    return town.matter("ordinary", "");
  }

  /** The guardian says that this person leaves, for a year. */
  void leaves(Matter matter, UUID person) {
    Handlings.Wanted wanted =
        new Handlings.Wanted(
            person,
            Handling.LEAVE,
            Optional.of(w.today().plusYears(1)),
            Optional.empty(),
            "Your practice owns\nthe bidder.");
    w.as(
        w.guardian,
        () ->
            w.p.walls.handlings().choose(matter, wanted, new Who.Person(w.guardian)).orElseThrow());
  }

  /** Somebody tells the guardian whom they are married to; others do not see it. */
  void married(UUID person, UUID other) {
    Interest.Held held =
        new Interest.Held(
            Kind.INDIRECT,
            Certainty.ACTUAL,
            Interest.Relation.CLOSE_TIE,
            "",
            "",
            new Interest.Close(Tie.SPOUSE, Optional.of(other), ""),
            "We are married.",
            null,
            null);
    w.as(
        person,
        () ->
            w.p
                .interests
                .declare(
                    UUID.randomUUID(),
                    person,
                    new NewInterest(held, w.today().minusYears(1), Optional.empty(), w.today()))
                .orElseThrow());
  }

  /** Papers out tomorrow, open two weeks; all five practices vote for. */
  Decision decide(Matter matter) {
    Ballot ballot = publish(matter);
    town.cast(ballot.id(), 1, 5, "for");
    town.clock(ballot.closesAt().toString());
    town.round();
    return town.asNobody(() -> town.p.decisions.ofMatter(matter.id()).orElseThrow());
  }

  private Ballot publish(Matter matter) {
    town.owner("update installation set town_loading = true");
    town.clock(w.today().plusDays(1) + DAY);
    Instant opens = Instant.parse(w.today().plusDays(15) + DAY);
    Ballot ballot = town.publish(matter, opens, opens.plus(14, ChronoUnit.DAYS));
    town.clock(opens.plusSeconds(1).toString());
    town.round();
    return town.find(ballot.id());
  }
}
