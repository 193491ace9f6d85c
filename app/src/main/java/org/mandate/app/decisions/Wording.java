package org.mandate.app.decisions;

/** What was decided, in a few words. */
final class Wording {
  private Wording() {}

  static String outcome(Decision d) {
    return switch (d.outcome()) {
      case "carried" -> "carried";
      case "fallen" -> "not carried";
      case "choice" -> "one option was chosen";
      case "levels" -> "each practice chose for itself";
      case "no-decision" -> "no decision";
      default -> "not judged";
    };
  }
}
