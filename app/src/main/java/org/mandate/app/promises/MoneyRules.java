package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.web.Dates;
import org.mandate.ledger.Account;
import org.mandate.ledger.Balance;
import org.mandate.ledger.Line;
import org.mandate.ledger.Moves;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.Sterling;

/** What a posting needs, and the lines it makes; the moves are the library's. */
final class MoneyRules {
  private static final int MOST_WORDS = 2000;

  private MoneyRules() {}

  static List<Fault> faults(PostedEntry w, Set<String> known, Promise p, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (!p.isMoney()) {
      faults.add(new Fault("kind", "This promise is of support: record whether it came"));
    }
    if (w.kind() == Posted.Kind.PROMISED
        || w.kind() == Posted.Kind.DUE
        || w.kind() == Posted.Kind.REVERSED) {
      faults.add(new Fault("kind", "Choose what happened"));
    }
    if (w.pence() <= 0) {
      faults.add(new Fault("pence", "Write a sum above nought. What was taken back has a kind"));
    }
    if (!known.contains(w.organisation())) {
      faults.add(
          new Fault(
              "organisation",
              "The promise does not cover "
                  + w.organisation()
                  + ". Record first, with a source, that it does"));
    }
    if (w.on().isAfter(today)) {
      faults.add(new Fault("on", "Choose a day up to today, " + Dates.plain(today)));
    }
    if (w.kind().wantsReason() && w.reason().isBlank()) {
      faults.add(new Fault("reason", "Say why, in the words of whoever decided it"));
    }
    if (w.receipt().isEmpty() && w.source().isBlank()) {
      faults.add(
          new Fault("source", "Say where this can be read: a statement, a letter, its date"));
    }
    if (w.reason().length() > MOST_WORDS || w.source().length() > MOST_WORDS) {
      faults.add(new Fault("reason", "Write at most 2,000 characters"));
    }
    return faults;
  }

  /** The lines of a movement, given what stands. */
  static Reckoned<List<Line>> lines(Posted.Kind kind, Balance now, long pence) {
    return switch (kind) {
      case RELEASED -> ofOutstanding(now, pence, Moves.release(pence));
      case RECEIVED -> new Reckoned.Done<>(Moves.receive(now, pence));
      case PASSED_ON -> new Reckoned.Done<>(Moves.passOn(now, pence));
      case SPENT -> new Reckoned.Done<>(Moves.spend(pence));
      case RECOVERED -> Moves.recover(now, pence);
      case TAKEN_BACK -> Moves.takeBack(now, pence);
      case WAIVED -> ofOutstanding(now, pence, Moves.waive(pence));
      case DISPUTED -> ofOutstanding(now, pence, Moves.dispute(pence));
      case SETTLED -> new Reckoned.Done<>(Moves.owedAfterAll(pence));
      case GIVEN_UP -> new Reckoned.Done<>(Moves.givenUp(pence));
      case PROMISED, DUE, REVERSED ->
          throw new IllegalArgumentException("not posted by anybody: " + kind);
    };
  }

  /** What ends a claim, or says it was met, is at most the claim. */
  private static Reckoned<List<Line>> ofOutstanding(Balance now, long pence, List<Line> lines) {
    long open = Math.max(0, now.of(Account.OUTSTANDING));
    return pence <= open
        ? new Reckoned.Done<>(lines)
        : Reckoned.refused(
            "pence",
            "Only "
                + Sterling.words(open)
                + " is outstanding or still to fall due. Mend the sum, or the organisation");
  }
}
