package org.mandate.ballot.leak;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * For each possible total of a choice: how many subsets of the roll add up to it, exactly, but not
 * counted further than a cap ("at least that many"). One total told by a single subset tells who
 * chose; told by many, it does not.
 *
 * <p>Exact for all England (6,600 practices, 62 million patients) because only the ends need
 * counting. Taking weights in rising order, once every total of a run [a, b] has at least {@code
 * cap} subsets and the run is no shorter than the largest weight, each further weight w lengthens
 * the run to [a, b + w]: a total beyond b is w more than a total inside. The mirror image (total t
 * has as many subsets as all minus t: those who did not choose) covers the upper half. So only
 * totals below a, and above all minus a, can have fewer, and those are counted one by one.
 */
public final class SubsetCounts {
  /** The largest cap. */
  public static final int MOST = 30_000;

  private static final long WORK = 6_000_000_000L;
  // Totals counted one by one, two bytes each.
  private static final int LONGEST = 50_000_000;

  private final long[] sorted;
  private final int cap;
  private final long unit;
  private final long all;
  private final short[] counts;
  private final boolean middleIsSafe;

  private SubsetCounts(
      long[] sorted, int cap, long unit, long all, short[] counts, boolean middleIsSafe) {
    this.sorted = sorted;
    this.cap = cap;
    this.unit = unit;
    this.all = all;
    this.counts = counts;
    this.middleIsSafe = middleIsSafe;
  }

  /**
   * Counts for a roll.
   *
   * @param weights at least one, each from 1 to 10^12
   * @param cap how far to count, 1 to {@link #MOST}
   */
  public static SubsetCounts of(long[] weights, int cap) {
    return of(weights, cap, WORK);
  }

  static SubsetCounts of(long[] weights, int cap, long work) {
    Rolls.check(weights);
    if (cap < 1 || cap > MOST) {
      throw new IllegalArgumentException("cap " + cap + ", allowed 1 to " + MOST);
    }
    long unit = Rolls.commonUnit(weights);
    long[] sorted = Arrays.stream(weights).map(w -> w / unit).sorted().toArray();
    long all = Arrays.stream(sorted).sum();
    long largest = sorted[sorted.length - 1];
    SubsetCounts best = new SubsetCounts(sorted, cap, unit, all, new short[] {1}, all <= 1);
    for (long edge = Math.max(4 * largest, 1_000); ; edge *= 4) {
      long upTo = Math.min(edge, all / 2);
      if (upTo > LONGEST) {
        return best;
      }
      Ends ends = Ends.counted(sorted, cap, (int) upTo, all, work);
      if (ends == null) {
        return best;
      }
      best = new SubsetCounts(sorted, cap, unit, all, ends.counts(), ends.reachesTheMiddle());
      if (best.middleIsSafe) {
        return best;
      }
    }
  }

  /** How far was counted. */
  public int cap() {
    return cap;
  }

  /** The sum of all weights. */
  public long total() {
    return all * unit;
  }

  /**
   * The number of subsets that add up to {@code total}, or the cap if there are that many or more;
   * 0 for a total that cannot be. Empty where it was not computed within the work allowed (only for
   * large rolls with odd structure; see {@link #complete}).
   */
  public OptionalInt at(long total) {
    if (total < 0 || total > total()) {
      throw new IllegalArgumentException("total " + total + ", allowed 0 to " + total());
    }
    if (total % unit != 0) {
      return OptionalInt.of(0);
    }
    long near = Math.min(total / unit, all - total / unit);
    if (near < counts.length) {
      return OptionalInt.of(counts[(int) near]);
    }
    return middleIsSafe ? OptionalInt.of(cap) : OptionalInt.empty();
  }

  /** Whether every total has been counted. */
  public boolean complete() {
    return middleIsSafe;
  }

  /**
   * The least total a such that every possible total from a to all minus a has at least the cap;
   * empty when there is none, or it is not known.
   */
  public OptionalLong safeFrom() {
    if (!middleIsSafe) {
      return OptionalLong.empty();
    }
    int from = counts.length;
    while (from > 0 && (counts[from - 1] == 0 || counts[from - 1] >= cap)) {
      from--;
    }
    return from > all / 2 ? OptionalLong.empty() : OptionalLong.of(from * unit);
  }

  /** As {@link #safeFrom}, where no total of the run may be impossible either. */
  OptionalLong fullFrom() {
    if (unit != 1 || !middleIsSafe) {
      return OptionalLong.empty();
    }
    int from = counts.length;
    while (from > 0 && counts[from - 1] >= cap) {
      from--;
    }
    return from > all / 2 ? OptionalLong.empty() : OptionalLong.of(from);
  }

  /** How many possible totals have fewer subsets than the cap; a lower bound if not complete. */
  public long unsafeTotals() {
    long found = 0;
    for (int t = 0; t < counts.length; t++) {
      if (counts[t] > 0 && counts[t] < cap) {
        found += t * 2L == all ? 1 : 2;
      }
    }
    return found;
  }

  /**
   * Of the 2^n ways in which the roll can choose or not choose, how many lead to a total with fewer
   * subsets than the cap. Exact; a lower bound if not complete.
   */
  public BigInteger betrayedWays() {
    BigInteger found = BigInteger.ZERO;
    for (int t = 0; t < counts.length; t++) {
      if (counts[t] > 0 && counts[t] < cap) {
        found = found.add(BigInteger.valueOf((long) counts[t] * (t * 2L == all ? 1 : 2)));
      }
    }
    return found;
  }

  /**
   * The chance of a total with fewer subsets than the cap, if each voter chooses with chance {@code
   * share}, independently: an assumption, to be stated with the figure. What was not computed
   * counts as such a total (an upper bound then). To about 10 digits.
   */
  public double chanceBelowCap(double share) {
    double[] low = Rolls.chances(sorted, share, counts.length);
    double[] high = Rolls.chances(sorted, 1 - share, counts.length);
    double below = 0;
    double known = 0;
    for (int t = 0; t < counts.length; t++) {
      double here = t * 2L == all ? low[t] : low[t] + high[t];
      known += here;
      below += counts[t] < cap ? here : 0;
    }
    return Math.clamp(middleIsSafe ? below : below + 1 - known, 0, 1);
  }

  /** The counts of the lower end, and whether all between it and its mirror image is safe. */
  private record Ends(short[] counts, boolean reachesTheMiddle) {

    static @org.jspecify.annotations.Nullable Ends counted(
        long[] sorted, int cap, int upTo, long all, long work) {
      short[] counts = new short[upTo + 1];
      counts[0] = 1;
      long largest = sorted[sorted.length - 1];
      long left = work;
      long sum = 0;
      int runFrom = upTo + 1;
      boolean proved = false;
      for (long w : sorted) {
        sum += w;
        int last = (int) Math.min(runFrom - 1, sum);
        left -= Math.max(0, last - w);
        if (left < 0) {
          return null;
        }
        add(counts, w, last, cap);
        while (runFrom > 0 && counts[runFrom - 1] >= cap) {
          runFrom--;
        }
        proved |= upTo - runFrom + 1 >= largest && upTo + (all - sum) >= (all + 1) / 2;
      }
      if (proved) {
        return new Ends(Arrays.copyOf(counts, runFrom), true);
      }
      return new Ends(counts, upTo >= all / 2);
    }

    private static void add(short[] counts, long w, int last, int cap) {
      if (w > last) {
        return;
      }
      int step = (int) w;
      for (int t = last; t >= step; t--) {
        counts[t] = (short) Math.min(counts[t] + counts[t - step], cap);
      }
    }
  }
}
