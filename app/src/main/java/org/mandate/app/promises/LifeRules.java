package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.PromiseLife.NewAnswer;
import org.mandate.app.promises.PromiseLife.NewSuccession;
import org.mandate.app.promises.PromiseLife.Waiting;
import org.mandate.app.web.Dates;

/** What an answer, a delivery and a succession need. */
final class LifeRules {
  private static final int MOST_WORDS = 5000;

  private LifeRules() {}

  static List<Fault> answer(NewAnswer w, boolean byPromiser, LocalDate said, LocalDate today) {
    List<Fault> faults = new ArrayList<>(day(w.on(), said, today));
    words(faults, "words", w.words(), "Quote what they said, or say how it was not answered");
    if (!byPromiser) {
      words(faults, "source", w.source(), "Say where the answer can be read: a letter, its date");
    }
    if (w.pence().filter(p -> p < 0).isPresent()) {
      faults.add(new Fault("pence", "Write their figure as a sum, or leave it empty"));
    }
    if (byPromiser && w.said() == Promise.Said.IGNORED) {
      faults.add(new Fault("said", "Confirm the promise, or dispute it"));
    }
    return faults;
  }

  static List<Fault> delivery(Promise p, LocalDate on, String words, LocalDate today) {
    List<Fault> faults = new ArrayList<>(day(on, p.ours().source().saidOn(), today));
    if (p.isMoney()) {
      faults.add(new Fault("delivered", "This promise is of money: post what came"));
    }
    words(faults, "words", words, "Say what came, or did not, and how that is known");
    return faults;
  }

  static List<Fault> succession(
      NewSuccession w, Optional<Waiting> waiting, LocalDate said, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (waiting.isEmpty()) {
      faults.add(new Fault("to", "Its promiser is not abolished: nobody has to take it over"));
    } else if (w.to().equals(waiting.get().from())) {
      faults.add(new Fault("to", "Name another organisation than the one that is abolished"));
    }
    faults.addAll(day(w.on(), said, today));
    words(faults, "words", w.words(), "Quote the words by which they take it over, or dispute it");
    words(faults, "source", w.source(), "Say where this can be read: a letter, its date");
    return faults;
  }

  private static List<Fault> day(LocalDate on, LocalDate said, LocalDate today) {
    if (on.isAfter(today)) {
      return List.of(new Fault("on", "Choose a day up to today, " + Dates.plain(today)));
    }
    return on.isBefore(said)
        ? List.of(
            new Fault(
                "on",
                "It was promised on "
                    + Dates.plain(said)
                    + ": nothing of it happened before that. Mend the day"))
        : List.of();
  }

  private static void words(List<Fault> faults, String field, String words, String ask) {
    if (words.isBlank()) {
      faults.add(new Fault(field, ask));
    } else if (words.length() > MOST_WORDS) {
      faults.add(new Fault(field, "Write at most 5,000 characters"));
    }
  }
}
