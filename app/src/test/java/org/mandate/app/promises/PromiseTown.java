package org.mandate.app.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.walls.WallTown;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** Five practices of 1,000 to 1,040 patients, to whom a board promises. */
final class PromiseTown {
  static final String BOARD = "T-ICB";
  static final LocalDate AS_AT = BallotTown.BEGAN;
  static final LocalDate SAID = BallotTown.BEGAN.plusMonths(1);

  final WallTown w;
  final Promises promises;
  final UUID treasurer;

  PromiseTown() {
    w = WallTown.founded();
    promises = w.p.promises;
    treasurer = w.treasurer;
    w.job(
        "town",
        () -> {
          w.p.register.add(
              LocalOrganisation.of(BOARD, "Town Integrated Care Board", "board", WallTown.BEGAN));
          return true;
        });
  }

  static Who who(UUID person) {
    return new Who.Person(person);
  }

  static Terms perHead(String rate, LocalDate asAt) {
    return new Terms.PerHead(
        List.of(new Part(new Rate(new BigDecimal(rate)), Basis.REGISTERED, asAt)));
  }

  /** Halves, due in June and September after it was said. */
  static List<Schedule.Instalment> halves() {
    return List.of(
        new Schedule.Instalment(SAID.plusMonths(1), 1, 2),
        new Schedule.Instalment(SAID.plusMonths(4), 1, 2));
  }

  static NewVersion version(Terms terms, List<Schedule.Instalment> instalments) {
    return new NewVersion(
        Promise.Side.OURS,
        "We will pay this for each registered patient.",
        new Promise.Source("Letter of the board", "2", "", "", SAID),
        Optional.of(terms),
        Optional.empty(),
        instalments,
        "",
        "",
        SAID);
  }

  static List<Covered> all() {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(i -> new Covered(BallotTown.code(i), SAID, Optional.empty(), "The letter"))
        .toList();
  }

  static NewPromise wanted(String title, Optional<UUID> matter) {
    return new NewPromise(
        title,
        Promise.Kind.MONEY,
        BOARD,
        new Promise.Payee.Network(),
        new Promise.Links(matter, Optional.empty(), Optional.empty(), Optional.empty()),
        version(perHead("1.7613", AS_AT), halves()),
        all());
  }

  Promise made(NewPromise wanted) {
    return tried(wanted).orElseThrow();
  }

  Outcome<Promise> tried(NewPromise wanted) {
    return w.as(treasurer, () -> promises.make(w.body, wanted, who(treasurer)));
  }

  Outcome<Posted> post(Promise p, Posted.Kind kind, int practice, long pence) {
    return w.as(
        treasurer,
        () ->
            promises.post(
                p,
                PostedEntry.byHand(
                    kind,
                    w.p.bodies.today(),
                    BallotTown.code(practice),
                    pence,
                    "The board said so",
                    "Statement of the bank"),
                who(treasurer)));
  }

  Gap gap(Promise p, int practice) {
    return w.t.asNobody(
        () ->
            promises.gap(p, w.p.bodies.today()).practices().stream()
                .filter(g -> g.organisation().equals(BallotTown.code(practice)))
                .findFirst()
                .orElseThrow());
  }
}
