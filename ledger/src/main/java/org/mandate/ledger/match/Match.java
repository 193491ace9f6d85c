package org.mandate.ledger.match;

import java.util.List;
import java.util.Optional;

/**
 * The answer for one payee.
 *
 * @param payee the words asked about, as given
 * @param decision who decides
 * @param best the likeliest organisation; always present for {@link Decision#AUTOMATIC}, absent for
 *     {@link Decision#NONE} and where a person said "none of ours"
 * @param alternatives up to five, likeliest first, the best among them
 * @param why one sentence for the person who looks
 */
public record Match(
    String payee,
    Decision decision,
    Optional<Candidate> best,
    List<Candidate> alternatives,
    String why) {
  /** Who decides. */
  public enum Decision {
    /** The confidence reaches the threshold and nothing speaks against it. */
    AUTOMATIC,
    /** A person decided before; {@link Decided} said so. */
    CONFIRMED,
    /** There are candidates; a person chooses. */
    ASK,
    /** Nothing resembles it enough to be worth asking about. */
    NONE
  }

  public Match {
    alternatives = List.copyOf(alternatives);
  }

  /** The best candidate's confidence, 0 where there is none. */
  public double confidence() {
    return best.map(Candidate::confidence).orElse(0.0);
  }
}
