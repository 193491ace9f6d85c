package org.mandate.app.elections.secret;

/**
 * Weights in bands, as the rules of an election state them before anybody votes.
 *
 * @param least practices that share a weight, at least
 * @param unit to which a band's weight is rounded, in patients
 */
public record Banding(int least, int unit) {
  /** The fewest among whom a voter hides, as docs/small-rolls.md has it. */
  static final int FEWEST = 5;

  static final int MOST = 500;
  static final int COARSEST = 100_000;

  /** In words, after "Weights". */
  String words() {
    return "in bands of at least "
        + least
        + " practices"
        + (unit == 1
            ? ""
            : ", rounded to " + org.mandate.app.web.Numbers.whole(unit) + " patients");
  }
}
