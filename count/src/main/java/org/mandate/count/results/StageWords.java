package org.mandate.count.results;

import org.mandate.count.rules.Count;
import org.mandate.count.rules.Stage;

/** What a stage did, in a few words. */
final class StageWords {
  private StageWords() {}

  static String title(Count count, Stage stage) {
    String who = Figures.and(ResultJson.names(count, stage.candidates()));
    return switch (stage.action()) {
      case "first preferences" -> "first choices";
      case "surplus" -> who.isEmpty() ? "surplus moves" : "surplus of " + who;
      case "exclusion" -> who.isEmpty() ? "votes of the excluded move" : who + " out";
      case "elect remaining" -> "the remaining are elected";
      case "iteration" -> "surpluses shared again";
      case "comparison" -> "each two compared";
      default -> stage.action();
    };
  }

  static String fate(Stage stage, int candidate) {
    if (stage.elected().contains(candidate)) return "elected";
    return stage.excluded().contains(candidate) ? "out" : "";
  }
}
