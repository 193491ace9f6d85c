package org.mandate.app.matters;

import java.util.List;
import java.util.Objects;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.Form;
import org.mandate.count.rules.Rules;

/** What a matter must be whose candidates are ranked: an election, or a choice by ranking. */
final class RankedRules {
  /**
   * Each has a letter, so that a ranking is short: one record entry holds those of a whole roll.
   */
  private static final int MOST_CANDIDATES = 20;

  private RankedRules() {}

  /** a, b, c ... by place on the ballot. */
  static String id(int index) {
    return String.valueOf((char) ('a' + index));
  }

  static void faults(
      NewMatter wanted, Setting.Deciding deciding, Constitution rules, List<Fault> faults) {
    if (deciding.form() != Form.RANKED) {
      if (wanted.filling().isPresent()) {
        faults.add(
            new Fault("places", "Only candidates who are ranked fill seats: leave it empty"));
      }
      return;
    }
    int given = wanted.options().size();
    if (given < 2 || given > MOST_CANDIDATES) {
      faults.add(new Fault("options", "Write 2 to 20 candidates, each on a line of its own"));
    }
    if (wanted.options().stream().distinct().count() < given) {
      faults.add(new Fault("options", "Two candidates have the same words: tell them apart"));
    }
    int places = wanted.filling().map(Matter.Filling::places).orElse(0);
    if (places < 1 || places > Math.max(1, given)) {
      faults.add(
          new Fault("places", "Say how many are to be elected: 1 to the number of candidates"));
    }
    wanted
        .filling()
        .map(Matter.Filling::seat)
        .filter(seat -> !seat.isEmpty() && !isElected(rules, seat))
        .ifPresent(
            seat -> faults.add(new Fault("seat", "Choose a seat that is filled by election")));
    String rule = Objects.requireNonNull(deciding.counting()).rule();
    if (Rules.named(rule).isEmpty()) {
      faults.add(
          new Fault(
              "question",
              "The constitution counts this kind under “"
                  + rule
                  + "”, a rule that this program does not know"));
    }
  }

  private static boolean isElected(Constitution rules, String seat) {
    return rules.seat(seat).filter(s -> s.filled() == Setting.Filled.ELECTED).isPresent();
  }
}
