package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GivenTotalsTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void threeVotersOfWeights3And12And1AreToldExactlyByTheirTotals() {
    long[] weights = {3, 12, 1};
    Stories first = Stories.fitting(weights, List.of(1L, 13L, 3L, 0L, 0L), 0, 2).orElseThrow();
    Stories second = Stories.fitting(weights, List.of(3L, 12L, 0L, 0L, 1L), 1, 1).orElseThrow();
    assertEquals(BigInteger.ONE, first.count());
    assertEquals(List.of(0, 1, 2), first.certain());
    assertEquals(BigInteger.ONE, second.count());
    assertEquals(List.of(0, 1, 2), second.certain());
    assertEquals(List.of(0, 1, 2), Exposure.at(weights, 13, 5).orElseThrow().exposed());
  }

  @Test
  void yesNoAndAbstentionAreExplainedByAsManyWaysAsAreFoundOneByOne() {
    for (int round = 0; round < 60; round++) {
      long[] weights = Oracle.weights(random, 1 + random.nextInt(8), 9);
      int[] vote = random.ints(weights.length, 0, 3).toArray();
      List<Long> totals = totals(weights, vote);
      Stories stories = Stories.fitting(weights, totals, 1, 1).orElseThrow();
      int ways = (int) Math.pow(3, weights.length);
      long fitting = 0;
      List<Set<Integer>> seen =
          IntStream.range(0, weights.length).<Set<Integer>>mapToObj(i -> new HashSet<>()).toList();
      for (int way = 0; way < ways; way++) {
        int[] other = digits(way, weights.length);
        if (totals(weights, other).equals(totals)) {
          fitting++;
          IntStream.range(0, other.length).forEach(i -> seen.get(i).add(other[i]));
        }
      }
      String where = "seed " + seed + ": " + Arrays.toString(weights) + " " + totals;
      assertEquals(BigInteger.valueOf(fitting), stories.count(), where);
      assertEquals(
          IntStream.range(0, weights.length).filter(i -> seen.get(i).size() == 1).boxed().toList(),
          stories.certain(),
          where);
    }
  }

  @Test
  void eachVoterIsInAsManyFittingSubsetsAsAreFoundOneByOne() {
    for (int round = 0; round < 100; round++) {
      long[] weights = Oracle.weights(random, 1 + random.nextInt(10), 12);
      long total = Oracle.sum(weights, random.nextInt(1 << weights.length));
      int cap = 1 + random.nextInt(6);
      int[] in = new int[weights.length];
      int[] out = new int[weights.length];
      for (int subset = 0; subset < 1 << weights.length; subset++) {
        if (Oracle.sum(weights, subset) == total) {
          for (int i = 0; i < in.length; i++) {
            in[i] += subset >> i & 1;
            out[i] += 1 - (subset >> i & 1);
          }
        }
      }
      Exposure exposure = Exposure.at(weights, total, cap).orElseThrow();
      String where = "seed " + seed + ": " + Arrays.toString(weights) + " " + total;
      assertEquals(capped(in, cap), exposure.withVoter(), where);
      assertEquals(capped(out, cap), exposure.withoutVoter(), where);
    }
  }

  @Test
  void whereEverybodyIsSaidToBeHiddenEachVoterIsIndeed() {
    int found = 0;
    for (int round = 0; round < 20; round++) {
      long[] weights = Oracle.weights(random, 60 + random.nextInt(40), 25);
      OptionalLong from = Exposure.everybodyHiddenFrom(weights, 4);
      if (from.isPresent()) {
        found++;
        long all = Arrays.stream(weights).sum();
        for (long total : new long[] {from.getAsLong(), all / 2, all - from.getAsLong()}) {
          assertEquals(4, Exposure.at(weights, total, 4).orElseThrow().least(), "seed " + seed);
        }
      }
    }
    assertTrue(found > 10, "seed " + seed + ": the argument applied only " + found + " times");
  }

  @Test
  void totalsThatCannotBeHaveNoWayAndImpossibleQuestionsAreRefused() {
    long[] weights = {4, 4};
    assertEquals(
        BigInteger.ZERO, Stories.fitting(weights, List.of(3L, 5L), 1, 1).orElseThrow().count());
    assertThrows(IllegalArgumentException.class, () -> Exposure.at(weights, 3, 5));
    assertThrows(IllegalArgumentException.class, () -> Exposure.at(weights, 9, 5));
    assertThrows(IllegalArgumentException.class, () -> Stories.fitting(weights, List.of(), 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Stories.fitting(weights, List.of(-1L), 0, 1));
    assertTrue(Stories.fitting(weights, List.of(Long.MAX_VALUE - 1, 5L), 0, 1).isEmpty());
  }

  private static List<Integer> capped(int[] numbers, int cap) {
    return Arrays.stream(numbers).map(n -> Math.min(n, cap)).boxed().toList();
  }

  private static int[] digits(int way, int length) {
    int[] digits = new int[length];
    for (int i = 0; i < length; i++) {
      digits[i] = way / (int) Math.pow(3, i) % 3;
    }
    return digits;
  }

  private static List<Long> totals(long[] weights, int[] vote) {
    long[] totals = new long[3];
    for (int i = 0; i < vote.length; i++) {
      totals[vote[i]] += weights[i];
    }
    return Arrays.stream(totals).boxed().toList();
  }
}
