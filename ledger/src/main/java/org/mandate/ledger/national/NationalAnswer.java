package org.mandate.ledger.national;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file's rows come to against a rate.
 *
 * @param practices all rows
 * @param promisedPence the rate on the file's own lists, half-up each practice, then summed
 * @param receivedPence over all practices, recoveries taken off
 * @param paidNothing practices above the least list paid exactly nought
 * @param recovered practices above the least list paid below nought
 * @param medianPerHead pounds, of practices above the least list paid more than nought
 * @param p5 the fifth percentile of the same, by linear interpolation
 * @param p95 the ninety-fifth
 * @param paidSomething how many those are
 * @param readings of all practices
 * @param tenthBelow practices paid something, and more than a tenth below the rate on this list
 * @param withoutListPence what practices without a list were paid; nothing stands against it
 * @param missingPence the rate on the lists of practices that are missing
 * @param ungrouped practices that the file of deprivation does not name
 * @param groups as asked
 */
public record NationalAnswer(
    int practices,
    long promisedPence,
    long receivedPence,
    int paidNothing,
    int recovered,
    Optional<BigDecimal> medianPerHead,
    Optional<BigDecimal> p5,
    Optional<BigDecimal> p95,
    int paidSomething,
    Map<Reading, Integer> readings,
    int tenthBelow,
    long withoutListPence,
    long missingPence,
    int ungrouped,
    List<GroupSum> groups) {
  public NationalAnswer {
    var all = new EnumMap<Reading, Integer>(Reading.class);
    all.putAll(readings);
    readings = java.util.Collections.unmodifiableMap(all);
    groups = List.copyOf(groups);
  }

  /** Promised less received. */
  public long gapPence() {
    return Math.subtractExact(promisedPence, receivedPence);
  }

  /** Practices of which this may be said. */
  public int of(Reading reading) {
    return readings.getOrDefault(reading, 0);
  }
}
