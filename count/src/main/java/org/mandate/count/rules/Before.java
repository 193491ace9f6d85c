package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * Ties that a rule resolves by an earlier stage.
 *
 * <p>At the stage looked at, those short of the place in question are out; those left are compared
 * at the next stage, until one is left or all stages are used up. Who is returned then was equal to
 * the others at every stage, and only a lot is left.
 */
final class Before {
  private Before() {}

  /**
   * @param history totals by stage, the last one being that of the tie
   */
  static List<Integer> highest(List<BigInteger[]> history, List<Integer> tied) {
    return last(history.reversed(), tied, Comparator.naturalOrder());
  }

  /** As {@link #highest}, for the fewest votes. */
  static List<Integer> lowest(List<BigInteger[]> history, List<Integer> tied) {
    return last(history.reversed(), tied, Comparator.reverseOrder());
  }

  /** As {@link #highest}, by the earliest stage at which they differ. */
  static List<Integer> highestFirst(List<BigInteger[]> history, List<Integer> tied) {
    return last(history, tied, Comparator.naturalOrder());
  }

  /** As {@link #lowest}, by the earliest stage at which they differ. */
  static List<Integer> lowestFirst(List<BigInteger[]> history, List<Integer> tied) {
    return last(history, tied, Comparator.reverseOrder());
  }

  private static List<Integer> last(
      List<BigInteger[]> stages, List<Integer> tied, Comparator<BigInteger> order) {
    List<Integer> left = tied;
    for (BigInteger[] stage : stages) {
      if (left.size() == 1) return left;
      BigInteger best = left.stream().map(c -> stage[c]).max(order).orElseThrow();
      left = left.stream().filter(c -> stage[c].equals(best)).toList();
    }
    return left;
  }
}
