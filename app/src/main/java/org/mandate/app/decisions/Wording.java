package org.mandate.app.decisions;

import org.mandate.app.web.Numbers;
import org.mandate.count.Ranking;

/** What was decided, in a few words. */
final class Wording {
  private Wording() {}

  static String outcome(Decision d) {
    return switch (d.outcome()) {
      case "carried" -> "carried";
      case "fallen" -> "not carried";
      case "choice" -> "one option was chosen";
      case "elected" ->
          Numbers.count(Ranking.read(d.chosen()).size(), "was elected", "were elected");
      case "levels" -> "each practice chose for itself";
      case "no-decision" -> "no decision";
      default -> "not judged";
    };
  }
}
