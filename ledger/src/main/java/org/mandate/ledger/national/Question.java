package org.mandate.ledger.national;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;

/**
 * What a file is held against.
 *
 * @param rate an input: no file holds it
 * @param rateSource who quotes it from where; empty where nobody has said it
 * @param minList practices with more weighted patients than this are in the counts and the median
 * @param by what practices are put together by
 * @param deprivation asked by fifth only
 * @param covered by practice code, the source that says that the promise covered it
 */
public record Question(
    Rate rate,
    Basis basis,
    String rateSource,
    BigDecimal minList,
    Optional<Level> by,
    Optional<Deprivation> deprivation,
    Map<String, String> covered) {
  public Question {
    covered = Map.copyOf(covered);
    if (minList.signum() < 0) throw new IllegalArgumentException("a least list of " + minList);
    if (by.equals(Optional.of(Level.FIFTH)) && deprivation.isEmpty()) {
      throw new IllegalArgumentException("by fifth, and no file of fifths");
    }
  }

  /** One rate for all of England, nothing put together. */
  public static Question of(Rate rate, Basis basis) {
    return new Question(
        rate, basis, "", BigDecimal.valueOf(1000), Optional.empty(), Optional.empty(), Map.of());
  }
}
