package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.Constitution;

/** What a paper may say; one that is half written may be saved. */
final class PaperRules {
  static final int MOST_OPTIONS = 8;
  private static final int LONGEST = 20_000;
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_LINES = 40;

  private PaperRules() {}

  static List<Fault> faults(
      DecisionPaper p, Authority source, Optional<Constitution> rules, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (p.options().size() > MOST_OPTIONS) {
      faults.add(new Fault("option-1", "At most 8 options"));
    }
    for (int i = 0; i < p.options().size(); i++) {
      DecisionPaper.Choice o = p.options().get(i);
      if (o.words().isBlank()) {
        faults.add(new Fault("option-" + (i + 1), "Name the option, or empty what it is for"));
      }
      if (isLong(o.words()) || isLong(o.why()) || isLong(o.whyNot())) {
        faults.add(new Fault("option-" + (i + 1), "At most 1,000 letters in each box"));
      }
    }
    if (p.criteria().size() > MOST_LINES || p.criteria().stream().anyMatch(PaperRules::isLong)) {
      faults.add(new Fault("criteria", "At most 40 lines of at most 1,000 letters"));
    }
    evidence(p, faults);
    if (p.reasons().length() > LONGEST || p.plan().effectWords().length() > LONGEST) {
      faults.add(new Fault("reasons", "At most 20,000 letters"));
    }
    if (!p.clause().isEmpty() && rules.filter(c -> hasClause(c, p.clause())).isEmpty()) {
      faults.add(new Fault("clause", "The constitution has no clause " + p.clause()));
    }
    if (p.capacity().filter(c -> !c.isFor(source)).isPresent()) {
      faults.add(
          new Fault(
              "capacity",
              "A body acts as a commissioner by statute or delegation. This one's authority is: "
                  + source.words()));
    }
    if (p.plan().reviewOn().filter(day -> !day.isAfter(today)).isPresent()) {
      faults.add(new Fault("review", "A review is on a day to come"));
    }
    return faults;
  }

  private static boolean hasClause(Constitution rules, String number) {
    return rules.clauses().stream().anyMatch(c -> c.number().equals(number));
  }

  private static void evidence(DecisionPaper p, List<Fault> faults) {
    if (p.evidence().size() > MOST_LINES) {
      faults.add(new Fault("evidence", "At most 40 lines"));
    }
    for (DecisionPaper.Evidence e : p.evidence()) {
      boolean fit = e.link().isEmpty() || e.link().startsWith("https://") || isHere(e.link());
      if (!fit) {
        faults.add(new Fault("evidence", "A link begins with https:// – mend “" + e.link() + "”"));
      }
      if (e.words().isBlank() || isLong(e.words()) || isLong(e.link())) {
        faults.add(new Fault("evidence", "Say in words what it is, then the link"));
      }
    }
  }

  /** A path here; two slashes would lead elsewhere. */
  private static boolean isHere(String link) {
    return link.startsWith("/") && !link.startsWith("//") && !link.startsWith("/\\");
  }

  private static boolean isLong(String words) {
    return words.length() > LONGEST_LINE;
  }
}
