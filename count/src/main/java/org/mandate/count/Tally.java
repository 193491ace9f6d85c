package org.mandate.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one question under one franchise, for the whole roll or one area. All are exact.
 *
 * @param franchise what one voter counts; it is also the unit: voters, or registered patients
 * @param area null for the whole roll
 * @param byOption the amount for each option of the question, in its order, 0 where nobody chose it
 * @param abstained the amount of those who chose {@link Question#ABSTAIN}
 * @param didNotVote the amount of those who cast nothing
 */
public record Tally(
    Franchise franchise,
    @Nullable String area,
    Map<String, Long> byOption,
    long abstained,
    long didNotVote) {

  /** Keeps the order of the options. */
  public Tally {
    byOption = Collections.unmodifiableMap(new LinkedHashMap<>(byOption));
  }

  /**
   * The amount for one option.
   *
   * @throws IllegalArgumentException if the question has no such option
   */
  public long of(String option) {
    Long amount = byOption.get(option);
    if (amount == null) {
      throw new IllegalArgumentException("no option " + option + " among " + byOption.keySet());
    }
    return amount;
  }

  /** All options together: those who took a side. */
  public long tookASide() {
    return byOption.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those who took part: took a side or abstained. */
  public long tookPart() {
    return tookASide() + abstained;
  }

  /** The whole roll: took a side + abstained + did not vote. */
  public long roll() {
    return tookPart() + didNotVote;
  }

  /** The option's share of the whole roll; empty when the roll amounts to 0. */
  public Optional<Share> shareOfRoll(String option) {
    return share(of(option), roll());
  }

  /** The option's share of those who took a side; empty when nobody did. */
  public Optional<Share> shareOfSides(String option) {
    return share(of(option), tookASide());
  }

  private static Optional<Share> share(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of(new Share(part, whole));
  }
}
