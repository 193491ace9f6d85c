package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertaintyTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void theChanceIsThatOfTheSubsetsWhoseTotalTellsSomebody() {
    for (int round = 0; round < 200; round++) {
      long[] weights = Oracle.weights(random, 1 + random.nextInt(10), 1 + random.nextInt(90));
      double share = 0.05 + 0.9 * random.nextDouble();
      int ways = 1 << weights.length;
      int sums = (int) Arrays.stream(weights).sum() + 1;
      int[] union = new int[sums];
      int[] common = new int[sums];
      Arrays.fill(common, -1);
      for (int subset = 0; subset < ways; subset++) {
        union[(int) Oracle.sum(weights, subset)] |= subset;
        common[(int) Oracle.sum(weights, subset)] &= subset;
      }
      double chance = 0;
      for (int subset = 0; subset < ways; subset++) {
        int total = (int) Oracle.sum(weights, subset);
        boolean told = common[total] != 0 || union[total] != ways - 1;
        int chosen = Integer.bitCount(subset);
        chance += told ? Math.pow(share, chosen) * Math.pow(1 - share, weights.length - chosen) : 0;
      }
      assertEquals(
          chance,
          Certainty.chance(weights, share).orElseThrow(),
          1e-9,
          "seed " + seed + ": " + Arrays.toString(weights));
    }
  }

  @Test
  void theBoundForLargeRollsIsNeverBelowTheChance() {
    int useful = 0;
    for (int round = 0; round < 30; round++) {
      long[] weights = Oracle.weights(random, 100 + random.nextInt(60), 1 + random.nextInt(30));
      double share = 0.5 + 0.45 * random.nextDouble();
      double bound = Certainty.atMost(weights, share);
      assertTrue(bound + 1e-12 >= Certainty.chance(weights, share).orElseThrow(), "seed " + seed);
      useful += bound < 0.5 ? 1 : 0;
    }
    assertTrue(useful > 5, "seed " + seed + ": useful " + useful);
  }

  @Test
  void weightsOfManyDigitsAreBoundedInLittleMemory() {
    long[] weights = new long[40];
    Arrays.setAll(weights, i -> 10_000_000 + i / 5);
    assertTrue(Certainty.chance(weights, 0.9).isEmpty());
    assertEquals(1, Certainty.atMost(weights, 0.9));
    SubsetCounts.of(weights, 5).chanceBelowCap(0.9);
  }

  @Test
  void fiveLargePracticesAmongManySmallOnesAreToldThoughManySubsetsFit() {
    long[] weights = new long[105];
    Arrays.fill(weights, 0, 100, 1_000);
    Arrays.fill(weights, 100, 105, 50_000);
    assertEquals(1, SubsetCounts.of(weights, 5).at(300_000).orElseThrow() / 5, "many subsets fit");
    double alike = Math.pow(0.9, 5) + Math.pow(0.1, 5);
    assertTrue(Certainty.chance(weights, 0.9).orElseThrow() > 0.5 * alike);
  }
}
