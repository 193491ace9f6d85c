package org.mandate.count.rules;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a count. Candidates are given by index; amounts have the decimals the rule writes.
 *
 * @param number from 1
 * @param action what was done: {@code first preferences}, {@code surplus}, {@code exclusion},
 *     {@code elect remaining}, {@code iteration}, {@code comparison}
 * @param candidates whose papers moved, or empty
 * @param votes every candidate's total after the stage
 * @param transfers what each candidate gained (above 0) or lost (below 0) in this stage
 * @param nonTransferable the total so far of votes that count for nobody
 * @param elected candidates deemed elected at this stage, in order
 * @param excluded candidates excluded at this stage, in order
 * @param quota the quota in force at this stage where the rule recomputes it, or null
 * @param keep each candidate's keep value where the rule has one, or empty
 */
public record Stage(
    int number,
    String action,
    List<Integer> candidates,
    List<BigDecimal> votes,
    List<BigDecimal> transfers,
    BigDecimal nonTransferable,
    List<Integer> elected,
    List<Integer> excluded,
    @Nullable BigDecimal quota,
    List<BigDecimal> keep) {

  /** Copies the lists. */
  public Stage {
    candidates = List.copyOf(candidates);
    votes = List.copyOf(votes);
    transfers = List.copyOf(transfers);
    elected = List.copyOf(elected);
    excluded = List.copyOf(excluded);
    keep = List.copyOf(keep);
  }
}
