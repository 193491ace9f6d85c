package org.mandate.ballot.leak;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What one total tells about each voter: in how many of the subsets that fit it the voter is, and
 * in how many not, both counted no further than a cap. A voter with none on one side has been
 * exposed, however many subsets fit.
 *
 * @param withVoter by voter, subsets that fit and contain the voter
 * @param withoutVoter by voter, subsets that fit and do not
 */
public record Exposure(List<Integer> withVoter, List<Integer> withoutVoter) {
  private static final long WORK = 4_000_000_000L;

  /** Copies. */
  public Exposure {
    withVoter = List.copyOf(withVoter);
    withoutVoter = List.copyOf(withoutVoter);
  }

  /**
   * By voter, in the order of the weights. Empty when it would take more than 4 * 10^9 additions:
   * then ask {@link #everybodyHiddenFrom}.
   *
   * @param total of the choice, 0 to the sum of weights; a total that no subset has is refused
   */
  public static Optional<Exposure> at(long[] weights, long total, int cap) {
    Rolls.check(weights);
    long all = Arrays.stream(weights).sum();
    if (total < 0 || total > all) {
      throw new IllegalArgumentException("total " + total + ", allowed 0 to " + all);
    }
    long near = Math.min(total, all - total);
    int levels = 64 - Long.numberOfLeadingZeros(weights.length);
    if (near > 500_000_000 || near * weights.length * levels > WORK) {
      return Optional.empty();
    }
    int[] in = new int[weights.length];
    int[] out = new int[weights.length];
    short[] counts = new short[(int) near + 1];
    counts[0] = 1;
    leaveOneOut(new Target(weights, cap, in, out), 0, weights.length, counts);
    if (in[0] + out[0] == 0) {
      throw new IllegalArgumentException("no subset of the roll has the total " + total);
    }
    boolean mirrored = near != total;
    return Optional.of(new Exposure(boxed(mirrored ? out : in), boxed(mirrored ? in : out)));
  }

  /** The voters whose choice the total tells for certain. */
  public List<Integer> exposed() {
    return IntStream.range(0, withVoter.size())
        .filter(i -> withVoter.get(i) == 0 || withoutVoter.get(i) == 0)
        .boxed()
        .toList();
  }

  /** The smallest of all counts: the least doubt that anybody is left with. */
  public int least() {
    return IntStream.range(0, withVoter.size())
        .map(i -> Math.min(withVoter.get(i), withoutVoter.get(i)))
        .min()
        .orElseThrow();
  }

  /**
   * A total a such that for every total from a to all minus a, each voter is in at least {@code
   * cap} fitting subsets and outside of at least {@code cap}. A sufficient bound, not the least. It
   * is found by taking every second voter (by weight) as a base that covers all totals of a run
   * longer than the largest weight: whoever is asked about is missing from one of the two bases at
   * most. Empty when the roll is too small or too regular for the argument.
   */
  public static OptionalLong everybodyHiddenFrom(long[] weights, int cap) {
    Rolls.check(weights);
    long[] sorted = Arrays.stream(weights).sorted().toArray();
    long largest = sorted[sorted.length - 1];
    long worst = 0;
    for (int half = 0; half < 2; half++) {
      int start = half;
      long[] base =
          IntStream.range(0, sorted.length)
              .filter(i -> i % 2 == start)
              .mapToLong(i -> sorted[i])
              .toArray();
      if (base.length == 0) {
        return OptionalLong.empty();
      }
      SubsetCounts counts = SubsetCounts.of(base, cap);
      OptionalLong from = counts.fullFrom();
      if (from.isEmpty() || counts.total() - 2 * from.getAsLong() + 1 < largest) {
        return OptionalLong.empty();
      }
      worst = Math.max(worst, from.getAsLong());
    }
    long all = Arrays.stream(weights).sum();
    return (worst + largest) * 2 <= all ? OptionalLong.of(worst + largest) : OptionalLong.empty();
  }

  private record Target(long[] weights, int cap, int[] in, int[] out) {}

  /** Counts without each one: halves of the roll are added on the way down, once a level. */
  private static void leaveOneOut(Target of, int from, int to, short[] counts) {
    int near = counts.length - 1;
    if (to - from == 1) {
      of.out[from] = counts[near];
      of.in[from] = of.weights[from] <= near ? counts[near - (int) of.weights[from]] : 0;
      return;
    }
    int middle = (from + to) >>> 1;
    leaveOneOut(of, from, middle, added(of, middle, to, counts));
    leaveOneOut(of, middle, to, added(of, from, middle, counts));
  }

  private static short[] added(Target of, int from, int to, short[] counts) {
    short[] sum = counts.clone();
    for (int i = from; i < to; i++) {
      if (of.weights[i] < sum.length) {
        int step = (int) of.weights[i];
        for (int t = sum.length - 1; t >= step; t--) {
          sum[t] = (short) Math.min(sum[t] + sum[t - step], of.cap);
        }
      }
    }
    return sum;
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
