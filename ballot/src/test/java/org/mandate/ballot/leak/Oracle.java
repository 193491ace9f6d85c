package org.mandate.ballot.leak;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Slow and literal. */
final class Oracle {
  private Oracle() {}

  static long[] weights(RandomGenerator random, int voters, int heaviest) {
    return random.longs(voters, 1, heaviest + 1L).toArray();
  }

  static long sum(long[] weights, int subset) {
    long sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (subset >> i & 1) == 1 ? weights[i] : 0;
    }
    return sum;
  }

  /** By total, all subsets one by one. */
  static int[] bySubset(long[] weights) {
    int[] counts = new int[(int) Arrays.stream(weights).sum() + 1];
    for (int subset = 0; subset < 1 << weights.length; subset++) {
      counts[(int) sum(weights, subset)]++;
    }
    return counts;
  }

  /** By total, the whole table without a cap. */
  static BigInteger[] table(long[] weights) {
    BigInteger[] counts = new BigInteger[(int) Arrays.stream(weights).sum() + 1];
    Arrays.fill(counts, BigInteger.ZERO);
    counts[0] = BigInteger.ONE;
    for (long w : weights) {
      for (int t = counts.length - 1; t >= w; t--) {
        counts[t] = counts[t].add(counts[t - (int) w]);
      }
    }
    return counts;
  }
}
