package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BandsTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void noOtherCutOfTheRollDistortsLess() {
    for (int round = 0; round < 300; round++) {
      long[] weights = Oracle.weights(random, 1 + random.nextInt(11), 1 + random.nextInt(30));
      int least = 1 + random.nextInt(weights.length);
      assertEquals(
          cheapest(weights.clone(), least),
          Bands.of(weights, least, 1).distortion(),
          "seed " + seed + ": " + Arrays.toString(weights) + " by " + least);
    }
  }

  @Test
  void everyBandHasEnoughVotersAndEqualWeightsStayEqual() {
    for (int round = 0; round < 200; round++) {
      long[] weights = Oracle.weights(random, 1 + random.nextInt(80), 1 + random.nextInt(100));
      int least = 1 + random.nextInt(weights.length);
      long unit = 1 + random.nextInt(20);
      Bands bands = Bands.of(weights, least, unit);
      long[] banded = bands.applied(weights);
      Map<Long, Integer> sharing = new HashMap<>();
      long distortion = 0;
      for (int i = 0; i < weights.length; i++) {
        sharing.merge(banded[i], 1, Integer::sum);
        distortion += Math.abs(banded[i] - weights[i]);
        assertEquals(0, banded[i] % unit);
        for (int j = 0; j < i; j++) {
          assertTrue(weights[i] != weights[j] || banded[i] == banded[j], "seed " + seed);
          assertTrue(weights[i] < weights[j] || banded[i] >= banded[j], "seed " + seed);
        }
      }
      assertTrue(sharing.values().stream().allMatch(n -> n >= least), "seed " + seed);
      assertTrue(bands.smallest() >= least, "seed " + seed);
      assertEquals(distortion, bands.distortion(), "seed " + seed);
    }
  }

  @Test
  void impossibleBandsAreRefused() {
    long[] weights = {5, 6};
    assertThrows(IllegalArgumentException.class, () -> Bands.of(weights, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> Bands.of(weights, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Bands.of(weights, 1, 0));
    Bands bands = Bands.of(weights, 2, 1);
    assertThrows(IllegalArgumentException.class, () -> bands.applied(new long[] {7}));
  }

  /** Tries every set of places where a band may end; each band's best weight by trying all. */
  private static long cheapest(long[] sorted, int least) {
    Arrays.sort(sorted);
    long best = Long.MAX_VALUE;
    for (int cuts = 0; cuts < 1 << (sorted.length - 1); cuts++) {
      long cost = 0;
      int from = 0;
      for (int end = 1; end <= sorted.length && cost >= 0; end++) {
        if (end == sorted.length || (cuts >> (end - 1) & 1) == 1) {
          boolean torn = end < sorted.length && sorted[end] == sorted[end - 1];
          cost = end - from < least || torn ? -1 : cost + nearest(sorted, from, end);
          from = end;
        }
      }
      best = cost >= 0 ? Math.min(best, cost) : best;
    }
    return best;
  }

  private static long nearest(long[] sorted, int from, int end) {
    long best = Long.MAX_VALUE;
    for (long weight = sorted[from]; weight <= sorted[end - 1]; weight++) {
      long cost = 0;
      for (int i = from; i < end; i++) {
        cost += Math.abs(sorted[i] - weight);
      }
      best = Math.min(best, cost);
    }
    return best;
  }
}
