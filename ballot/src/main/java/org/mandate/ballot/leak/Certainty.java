package org.mandate.ballot.leak;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The chance that a total tells at least one voter's choice for certain: no way of voting that fits
 * it has that voter choose otherwise. Many subsets may fit and yet all contain the five largest
 * practices, so counting subsets ({@link SubsetCounts}) does not see this.
 *
 * <p>Exact: which totals can be reached with one voter of each weight left out, as rows of bits (a
 * weight is one shift and one "or" of 64 totals at a time), halving the roll on the way down.
 */
public final class Certainty {
  private static final long WORK = 2_000_000_000L;
  // Totals held at once: two rows of them are 80 MB.
  private static final int LONGEST = 5_000_000;

  private Certainty() {}

  /**
   * The chance, each voter choosing independently with chance {@code share}. Empty when it would
   * take more than 2 * 10^9 word operations, or more than 5 * 10^6 totals up to the half; then see
   * {@link #atMost}.
   */
  public static OptionalDouble chance(long[] weights, double share) {
    Rolls.check(weights);
    long unit = Rolls.commonUnit(weights);
    long[] sorted = Arrays.stream(weights).map(w -> w / unit).sorted().toArray();
    long all = Arrays.stream(sorted).sum();
    long half = all / 2;
    long[] distinct = Arrays.stream(sorted).distinct().toArray();
    int levels = 65 - Long.numberOfLeadingZeros(distinct.length);
    if (half > LONGEST || (half / 64 + 1) * sorted.length * levels > WORK) {
      return OptionalDouble.empty();
    }
    long[] told = told(sorted, distinct, (int) half);
    double[] low = Rolls.chances(sorted, share, (int) half + 1);
    double[] high = Rolls.chances(sorted, 1 - share, (int) half + 1);
    double chance = 0;
    for (int t = 0; t <= half; t++) {
      if ((told[t >>> 6] >>> t & 1) == 1) {
        chance += t * 2L == all ? low[t] : low[t] + high[t];
      }
    }
    return OptionalDouble.of(Math.clamp(chance, 0, 1));
  }

  /**
   * A bound that large rolls have too: the chance of a total outside the run in which everybody is
   * known to be hidden ({@link Exposure#everybodyHiddenFrom}). 1 where there is no such run.
   */
  public static double atMost(long[] weights, double share) {
    OptionalLong from = Exposure.everybodyHiddenFrom(weights, 1);
    if (from.isEmpty() || from.getAsLong() > LONGEST) {
      return 1;
    }
    double chance = 0;
    for (double side : new double[] {share, 1 - share}) {
      chance += Arrays.stream(Rolls.chances(weights, side, (int) from.getAsLong())).sum();
    }
    return Math.clamp(chance, 0, 1);
  }

  /**
   * The totals up to half that tell somebody: the mirror image of a total tells the same people.
   */
  private static long[] told(long[] sorted, long[] distinct, int half) {
    long[] start = new long[(half >>> 6) + 1];
    start[0] = 1;
    // one of each weight is set aside; the others are in from the start
    long[] rest = start.clone();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        shiftIn(rest, sorted[i]);
      }
    }
    long[] told = new long[start.length];
    leaveOneOut(distinct, 0, distinct.length, rest, told);
    trim(told, half);
    return told;
  }

  private static void leaveOneOut(long[] weights, int from, int to, long[] reached, long[] told) {
    if (to - from == 1) {
      long[] with = new long[reached.length];
      shift(reached, weights[from], with);
      for (int i = 0; i < told.length; i++) {
        told[i] |= reached[i] ^ with[i];
      }
      return;
    }
    int middle = (from + to) >>> 1;
    leaveOneOut(weights, from, middle, added(weights, middle, to, reached), told);
    leaveOneOut(weights, middle, to, added(weights, from, middle, reached), told);
  }

  private static long[] added(long[] weights, int from, int to, long[] reached) {
    long[] more = reached.clone();
    for (int i = from; i < to; i++) {
      shiftIn(more, weights[i]);
    }
    return more;
  }

  /** bits |= bits << by, from the top so that it can be done in place. */
  private static void shiftIn(long[] bits, long by) {
    if (by >= (long) bits.length << 6) {
      return;
    }
    int words = (int) (by >>> 6);
    int rest = (int) (by & 63);
    for (int i = bits.length - 1; i >= words; i--) {
      bits[i] |= moved(bits, i - words, rest);
    }
  }

  private static void shift(long[] bits, long by, long[] into) {
    if (by >= (long) bits.length << 6) {
      return;
    }
    int words = (int) (by >>> 6);
    int rest = (int) (by & 63);
    for (int i = bits.length - 1; i >= words; i--) {
      into[i] = moved(bits, i - words, rest);
    }
  }

  private static long moved(long[] bits, int from, int rest) {
    long low = rest == 0 || from == 0 ? 0 : bits[from - 1] >>> (64 - rest);
    return bits[from] << rest | low;
  }

  private static void trim(long[] bits, int last) {
    for (int t = last + 1; t < bits.length << 6; t++) {
      bits[t >>> 6] &= ~(1L << t);
    }
  }
}
