package org.mandate.app.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mandate.app.bodies.Outcome.Fault;

/** What a clause needs, and what may stand in the way of putting a text or taking an amendment. */
final class StrategyRules {
  static final int MOST_CLAUSES = 200;
  private static final int MOST_WORDS = 5_000;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}(\\.[1-9][0-9]{0,2}){0,2}");

  private StrategyRules() {}

  /** A clause as it would stand in a text. */
  static List<Fault> clause(Clause c, StrategyText in) {
    List<Fault> faults = new ArrayList<>();
    if (!NUMBER.matcher(c.number()).matches()) {
      faults.add(new Fault("number", "A number such as 2, or 2.1"));
    } else if (in.clauses().stream()
        .anyMatch(x -> !x.id().equals(c.id()) && x.number().equals(c.number()))) {
      faults.add(new Fault("number", "Another clause has this number. Choose the next free one"));
    }
    if (c.heading().isBlank() || c.heading().length() > 150) {
      faults.add(new Fault("heading", "Give it a heading of at most 150 characters"));
    }
    faults.addAll(words("text", c.text(), "Write the words that are adopted"));
    faults.addAll(words("plain", c.plain(), "Write the same in plain English"));
    if (in.clause(c.id()).isEmpty() && in.clauses().size() >= MOST_CLAUSES) {
      faults.add(new Fault("number", "A strategy has at most 200 clauses"));
    }
    return faults;
  }

  static List<Fault> words(String field, String words, String missing) {
    if (words.isBlank()) {
      return List.of(new Fault(field, missing));
    }
    return words.length() > MOST_WORDS
        ? List.of(new Fault(field, "At most 5,000 characters. Divide it into two clauses"))
        : List.of();
  }

  /** What stands in the way of putting a draft; empty where nothing does. */
  static Optional<String> obstacle(StrategyText draft, int base, StrategyText adopted) {
    if (base != adopted.version()) {
      return Optional.of(
          "Version "
              + adopted.version()
              + " was adopted since this draft was begun. Begin it again");
    }
    if (draft.clauses().isEmpty()) {
      return Optional.of("The draft has no clause");
    }
    return draft.changesFrom(adopted).isEmpty()
        ? Optional.of("The draft changes nothing")
        : Optional.empty();
  }

  /** What stands in the way of taking an amendment into a draft. */
  static Optional<String> obstacle(Amendment a, StrategyText draft, StrategyText adopted) {
    Optional<Clause> drafted = draft.clause(a.clause().id());
    Optional<Clause> base = adopted.clause(a.clause().id());
    boolean touched =
        drafted.isPresent() != base.isPresent()
            || (drafted.isPresent() && !drafted.get().saysAs(base.orElseThrow()));
    if (touched) {
      return Optional.of(
          "The draft changes this clause already. Change it by hand, or take that change back first");
    }
    if (a.base() != adopted.version() && a.kind() != Amendment.Kind.ADD) {
      return Optional.of(
          "It was proposed over version "
              + a.base()
              + ", and another has been adopted since. Ask"
              + " for it to be proposed anew, or change the draft by hand");
    }
    return a.kind() == Amendment.Kind.REMOVE
        ? Optional.empty()
        : clause(a.clause(), draft).stream().map(Fault::words).findFirst();
  }
}
