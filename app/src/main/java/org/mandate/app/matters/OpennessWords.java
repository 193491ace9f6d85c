package org.mandate.app.matters;

import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;

/** How open a matter is, in one sentence. */
final class OpennessWords {
  private OpennessWords() {}

  static Prose of(Matter m) {
    return switch (m.openness()) {
      case Matter.Openness.Open _ -> Prose.of("Open to everybody.");
      case Matter.Openness.Closed closed ->
          Prose.of("Closed until " + Dates.weekday(closed.until()) + ".");
      case Matter.Openness.Unannounced hidden ->
          Prose.of(
              "Not announced until "
                  + Dates.weekday(hidden.until())
                  + ", then closed until "
                  + Dates.weekday(hidden.closedUntil())
                  + ". Nothing shows that it exists, but to you and whoever needs to know.");
    };
  }

  /** For one cell of a list. */
  static String brief(Matter m) {
    return switch (m.openness()) {
      case Matter.Openness.Open _ -> "Before the body’s officers";
      case Matter.Openness.Closed closed -> "Closed until " + Dates.plain(closed.until());
      case Matter.Openness.Unannounced hidden ->
          "Not announced until " + Dates.plain(hidden.until());
    };
  }
}
