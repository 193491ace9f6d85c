package org.mandate.ballot.leak;

import java.math.BigInteger;

/** Sums that several questions share, over the weights of a roll. */
final class Rolls {
  private static final long HEAVIEST = 1_000_000_000_000L;

  private Rolls() {}

  static void check(long[] weights) {
    if (weights.length == 0 || weights.length > 1_000_000) {
      throw new IllegalArgumentException("voters: " + weights.length + ", allowed 1 to 1000000");
    }
    for (long w : weights) {
      if (w < 1 || w > HEAVIEST) {
        throw new IllegalArgumentException("weight " + w + ", allowed 1 to " + HEAVIEST);
      }
    }
  }

  /** The greatest common divisor: totals can only be multiples of it. */
  static long commonUnit(long[] weights) {
    BigInteger unit = BigInteger.ZERO;
    for (long w : weights) {
      unit = unit.gcd(BigInteger.valueOf(w));
    }
    return unit.longValueExact();
  }

  /**
   * The chance of each total below {@code length}, each voter choosing with chance {@code share}.
   */
  static double[] chances(long[] weights, double share, int length) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + ", allowed 0 to 1");
    }
    double[] chance = new double[length];
    if (length == 0) {
      return chance;
    }
    chance[0] = 1;
    long sum = 0;
    for (long w : weights) {
      sum += w;
      int last = (int) Math.min(length - 1, sum);
      int step = (int) Math.min(w, last + 1L);
      for (int t = last; t >= step; t--) {
        chance[t] = chance[t] * (1 - share) + chance[t - step] * share;
      }
      for (int t = step - 1; t >= 0; t--) {
        chance[t] *= 1 - share;
      }
    }
    return chance;
  }
}
