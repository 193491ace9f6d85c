package org.mandate.ballot.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bands of weights: all voters of a band vote with one weight, so that no total can single out one
 * of them unless the whole band votes alike. Voters of equal weight are always in one band, so
 * nobody is treated differently for the same number of patients.
 *
 * @param bands from light to heavy
 * @param distortion the sum over voters of how far the banded weight is from the true one
 */
public record Bands(List<Band> bands, long distortion) {

  /**
   * One band.
   *
   * @param from its smallest true weight
   * @param to its largest
   * @param voters how many are in it
   * @param weight with which each of them votes: the median of the band, rounded to the unit
   */
  public record Band(long from, long to, int voters, long weight) {}

  /** Copies. */
  public Bands {
    bands = List.copyOf(bands);
  }

  /**
   * The bands with at least {@code least} voters each and the least distortion, before rounding to
   * the unit: exact, by dynamic programming over the sorted weights. (A band that could be cut into
   * two allowed ones never needs to be tried, as the median of each part is nearer.)
   *
   * @param least voters in a band, 1 to the size of the roll
   * @param unit banded weights are multiples of it, never 0: 1 for none, 1,000 to let more totals
   *     coincide
   */
  public static Bands of(long[] weights, int least, long unit) {
    Rolls.check(weights);
    if (least < 1 || least > weights.length || unit < 1) {
      throw new IllegalArgumentException(
          "a band of " + least + " of " + weights.length + " voters, unit " + unit);
    }
    long[] sorted = Arrays.stream(weights).sorted().toArray();
    long[] before = new long[sorted.length + 1];
    for (int i = 0; i < sorted.length; i++) {
      before[i + 1] = before[i] + sorted[i];
    }
    return cut(sorted, unit, cheapestCuts(sorted, before, least));
  }

  /** The banded weight of each voter, in the order of the roll it was made for. */
  public long[] applied(long[] weights) {
    return Arrays.stream(weights).map(this::weightFor).toArray();
  }

  /** The size of the smallest band: among how many each voter hides. */
  public int smallest() {
    return bands.stream().mapToInt(Band::voters).min().orElseThrow();
  }

  private long weightFor(long weight) {
    return bands.stream()
        .filter(b -> b.from() <= weight && weight <= b.to())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no band holds the weight " + weight))
        .weight();
  }

  /** For each end (exclusive) of a band, where its cheapest band starts. */
  private static int[] cheapestCuts(long[] sorted, long[] before, int least) {
    int n = sorted.length;
    long[] cost = new long[n + 1];
    int[] start = new int[n + 1];
    Arrays.fill(cost, Long.MAX_VALUE);
    cost[0] = 0;
    for (int end = least; end <= n; end++) {
      if (!boundary(sorted, end)) {
        continue;
      }
      for (int from = end - least; from >= 0; from--) {
        if (boundary(sorted, from) && cost[from] != Long.MAX_VALUE) {
          long here = cost[from] + distance(sorted, before, from, end);
          if (here < cost[end]) {
            cost[end] = here;
            start[end] = from;
          }
          if (end - from >= 2 * least && splits(sorted, from, end, least)) {
            break;
          }
        }
      }
    }
    return start;
  }

  /** Whether a band may end (and the next begin) here: not between equal weights. */
  private static boolean boundary(long[] sorted, int at) {
    return at == 0 || at == sorted.length || sorted[at - 1] != sorted[at];
  }

  private static boolean splits(long[] sorted, int from, int end, int least) {
    for (int at = from + least; at <= end - least; at++) {
      if (boundary(sorted, at)) {
        return true;
      }
    }
    return false;
  }

  /** The sum of distances to the median of sorted[from..end). */
  private static long distance(long[] sorted, long[] before, int from, int end) {
    int middle = (from + end) >>> 1;
    long median = sorted[middle];
    return median * (middle - from)
        - (before[middle] - before[from])
        + (before[end] - before[middle])
        - median * (end - middle);
  }

  private static Bands cut(long[] sorted, long unit, int[] start) {
    List<Band> found = new ArrayList<>();
    long distortion = 0;
    for (int end = sorted.length; end > 0; end = start[end]) {
      int from = start[end];
      long median = sorted[(from + end) >>> 1];
      long weight = Math.max(unit, (median + unit / 2) / unit * unit);
      for (int i = from; i < end; i++) {
        distortion += Math.abs(sorted[i] - weight);
      }
      found.add(new Band(sorted[from], sorted[end - 1], end - from, weight));
    }
    return new Bands(found.reversed(), distortion);
  }
}
