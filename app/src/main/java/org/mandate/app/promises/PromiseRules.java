package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.web.Dates;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** What a promise needs before it stands. Rates, bases and fractions are judged by the library. */
final class PromiseRules {
  static final Set<String> SUPPORT = Set.of("staff", "it", "space", "data", "other");
  private static final int MOST_WORDS = 5000;
  private static final int MOST_TITLE = 150;

  private PromiseRules() {}

  static List<Fault> faults(NewPromise w, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (w.title().isBlank() || w.title().strip().length() > MOST_TITLE) {
      faults.add(
          new Fault(
              "title", "Give it a short name, such as “£3 a head”, of at most 150 characters"));
    }
    if (w.promiser().isBlank()) {
      faults.add(new Fault("promiser", "Say who promised: the code of an organisation"));
    }
    if (w.version().side() != Promise.Side.OURS) {
      faults.add(new Fault("words", "Record first how the practices read the promise"));
    }
    faults.addAll(faults(w.version(), w.kind(), today));
    faults.addAll(covered(w.beneficiaries()));
    if (w.kind() == Promise.Kind.MONEY
        && w.version().terms().isPresent()
        && w.beneficiaries().isEmpty()) {
      faults.add(new Fault("beneficiaries", "Say for whom it was promised, one code on each line"));
    }
    return faults;
  }

  static List<Fault> faults(NewVersion v, Promise.Kind kind, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    words(faults, "words", v.words(), "Quote the words of the promise, exactly");
    words(faults, "source-title", v.source().title(), "Name the document that the words stand in");
    if (v.source().saidOn().isAfter(today)) {
      faults.add(new Fault("said-on", "It was said by today at the latest, " + Dates.plain(today)));
    }
    if (v.conditions().length() > MOST_WORDS || v.clawBack().length() > MOST_WORDS) {
      faults.add(new Fault("conditions", "Write at most 5,000 characters"));
    }
    if (kind == Promise.Kind.SUPPORT) {
      if (v.support().filter(SUPPORT::contains).isEmpty()) {
        faults.add(new Fault("support", "Say what kind of support it is"));
      }
    } else if (v.side() == Promise.Side.OURS) {
      if (v.terms().isEmpty() || v.terms().get() instanceof Terms.Support) {
        faults.add(new Fault("terms", "Say how much: by the head, in one sum, or by the session"));
      } else if (v.instalments().isEmpty()) {
        faults.add(new Fault("instalments", "Say when it falls due, one line for each part"));
      }
    }
    faults.addAll(instalments(v));
    return faults;
  }

  private static void words(List<Fault> faults, String field, String words, String ask) {
    if (words.isBlank()) {
      faults.add(new Fault(field, ask));
    } else if (words.length() > MOST_WORDS) {
      faults.add(new Fault(field, "Write at most 5,000 characters"));
    }
  }

  private static List<Fault> instalments(NewVersion v) {
    if (v.instalments().isEmpty()) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    Schedule.of(v.instalments())
        .faults()
        .forEach(f -> faults.add(new Fault("instalments", f.words())));
    v.instalments().stream()
        .map(Schedule.Instalment::dueOn)
        .filter(d -> d.isBefore(v.source().saidOn()))
        .findFirst()
        .ifPresent(
            d ->
                faults.add(
                    new Fault(
                        "instalments",
                        Dates.plain(d)
                            + " is before the promise was made, "
                            + Dates.plain(v.source().saidOn())
                            + ". Mend one of the two")));
    return faults;
  }

  /** Whether each is covered at most once on any day. */
  static List<Fault> covered(List<Covered> all) {
    Map<String, List<Covered>> by = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (Covered c : all) {
      if (c.to().filter(to -> !to.isAfter(c.from())).isPresent()) {
        faults.add(
            new Fault(
                "beneficiaries",
                c.organisation()
                    + " would end on "
                    + Dates.plain(c.to().orElseThrow())
                    + ", before or as it begins. Put the earlier day first"));
      }
      by.computeIfAbsent(c.organisation(), x -> new ArrayList<>()).add(c);
    }
    by.values()
        .forEach(
            of -> overlap(of).ifPresent(words -> faults.add(new Fault("beneficiaries", words))));
    if (!all.isEmpty() && all.stream().anyMatch(c -> c.source().isBlank())) {
      faults.add(new Fault("covered-by", "Say where it is said that the promise is for these"));
    }
    return faults;
  }

  private static Optional<String> overlap(List<Covered> of) {
    List<Covered> sorted = of.stream().sorted(Comparator.comparing(Covered::from)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      LocalDate from = sorted.get(i).from();
      if (sorted.get(i - 1).to().map(from::isBefore).orElse(true)) {
        return Optional.of(
            sorted.get(i).organisation()
                + " is named twice for "
                + Dates.plain(from)
                + ". Name each organisation once for every day");
      }
    }
    return Optional.empty();
  }
}
