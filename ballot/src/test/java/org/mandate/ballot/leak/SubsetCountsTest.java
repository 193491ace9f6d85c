package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubsetCountsTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void everyTotalOfASmallRollHasAsManySubsetsAsAreFoundOneByOne() {
    for (int round = 0; round < 300; round++) {
      long[] weights = Oracle.weights(random, 1 + random.nextInt(12), 1 + random.nextInt(40));
      int cap = 1 + random.nextInt(9);
      SubsetCounts counts = SubsetCounts.of(weights, cap);
      int[] truth = Oracle.bySubset(weights);
      long betrayed = 0;
      long unsafe = 0;
      for (int t = 0; t < truth.length; t++) {
        String where = "seed " + seed + ": " + Arrays.toString(weights) + " total " + t;
        assertEquals(Math.min(cap, truth[t]), counts.at(t).orElseThrow(), where);
        betrayed += truth[t] < cap ? truth[t] : 0;
        unsafe += truth[t] > 0 && truth[t] < cap ? 1 : 0;
      }
      assertEquals(BigInteger.valueOf(betrayed), counts.betrayedWays(), "seed " + seed);
      assertEquals(unsafe, counts.unsafeTotals(), "seed " + seed);
      assertEquals(
          betrayed / (double) (1 << weights.length),
          counts.chanceBelowCap(0.5),
          1e-9,
          "seed " + seed);
    }
  }

  @Test
  void theChanceIsThatOfTheSubsetsTakenOneByOne() {
    for (int round = 0; round < 50; round++) {
      long[] weights = Oracle.weights(random, 2 + random.nextInt(9), 15);
      double share = 0.5 + random.nextDouble() / 2.1;
      int[] truth = Oracle.bySubset(weights);
      double chance = 0;
      for (int subset = 0; subset < 1 << weights.length; subset++) {
        int chosen = Integer.bitCount(subset);
        if (truth[(int) Oracle.sum(weights, subset)] < 3) {
          chance += Math.pow(share, chosen) * Math.pow(1 - share, weights.length - chosen);
        }
      }
      assertEquals(chance, SubsetCounts.of(weights, 3).chanceBelowCap(share), 1e-9, "seed " + seed);
    }
  }

  @Test
  void theMiddleOfALargerRollIsProvedSafeJustWhereTheWholeTableSaysSo() {
    for (int round = 0; round < 20; round++) {
      long[] weights = Oracle.weights(random, 150 + random.nextInt(100), 60);
      int cap = 2 + random.nextInt(50);
      SubsetCounts counts = SubsetCounts.of(weights, cap);
      assertTrue(counts.complete(), "seed " + seed);
      BigInteger[] truth = Oracle.table(weights);
      int from = 0;
      for (int t = 0; t < truth.length; t++) {
        int here = truth[t].min(BigInteger.valueOf(cap)).intValue();
        assertEquals(here, counts.at(t).orElseThrow(), "seed " + seed + " total " + t);
        from = here > 0 && here < cap && t <= truth.length / 2 ? t + 1 : from;
      }
      assertEquals(from, counts.safeFrom().orElseThrow(), "seed " + seed);
    }
  }

  @Test
  void equalWeightsAreCountedLikeVoters() {
    long[] weights = new long[200];
    Arrays.fill(weights, 7_000);
    SubsetCounts counts = SubsetCounts.of(weights, 100);
    assertEquals(1, counts.at(0).orElseThrow());
    assertEquals(0, counts.at(7_001).orElseThrow());
    assertEquals(100, counts.at(7_000).orElseThrow());
    assertEquals(BigInteger.TWO, counts.betrayedWays());
  }

  @Test
  void anotherVoterOfTheSameWeightNeverLowersACount() {
    for (int round = 0; round < 100; round++) {
      long[] weights = Oracle.weights(random, 1 + random.nextInt(10), 30);
      long[] more = Arrays.copyOf(weights, weights.length + 1);
      more[weights.length] = weights[random.nextInt(weights.length)];
      SubsetCounts before = SubsetCounts.of(weights, 1_000);
      SubsetCounts after = SubsetCounts.of(more, 1_000);
      for (long t = 0; t <= before.total(); t++) {
        assertTrue(
            after.at(t).orElseThrow() >= before.at(t).orElseThrow(),
            "seed " + seed + " total " + t);
      }
    }
  }

  @Test
  void whatWasNotComputedIsSaidToBeUnknownAndCountedAsUnsafe() {
    long[] weights = Oracle.weights(random, 40, 1_000_000);
    SubsetCounts counts = SubsetCounts.of(weights, 5, 1_000);
    assertFalse(counts.complete());
    assertTrue(counts.at(counts.total() / 2).isEmpty());
    assertTrue(counts.safeFrom().isEmpty());
    assertEquals(1, counts.chanceBelowCap(0.5), 1e-9);
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> SubsetCounts.of(new long[0], 5));
    assertThrows(IllegalArgumentException.class, () -> SubsetCounts.of(new long[] {0}, 5));
    assertThrows(IllegalArgumentException.class, () -> SubsetCounts.of(new long[] {1}, 0));
    assertThrows(IllegalArgumentException.class, () -> SubsetCounts.of(new long[] {1}, 40_000));
    SubsetCounts one = SubsetCounts.of(new long[] {3}, 5);
    assertThrows(IllegalArgumentException.class, () -> one.at(4));
    assertThrows(IllegalArgumentException.class, () -> one.chanceBelowCap(Double.NaN));
  }
}
