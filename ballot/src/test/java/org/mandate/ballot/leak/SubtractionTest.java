package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.leak.Subtraction.Isolated;
import org.mandate.ballot.leak.Subtraction.Published;

class SubtractionTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void theAreaLeftOutIsTheWholeLessAllOthers() {
    Published whole = new Published("whole", Published.of("", range(0, 23)).voters());
    Published north = Published.of("north", range(0, 10));
    Published south = Published.of("south", range(10, 20));
    Subtraction told = Subtraction.of(List.of(whole, north, south), 5);
    assertEquals(
        List.of(
            new Isolated(List.of(20, 21, 22), Map.of("whole", "1", "north", "-1", "south", "-1"))),
        told.isolated());
    assertEquals(1, told.withheld().size());
    assertTrue(!told.withheld().contains("whole"), told.withheld().toString());
  }

  @Test
  void aLateJoinerIsTheDifferenceOfTwoResults() {
    Subtraction told =
        Subtraction.of(
            List.of(Published.of("after", range(0, 12)), Published.of("before", range(0, 11))), 5);
    assertEquals(List.of(11), told.isolated().getFirst().voters());
    assertEquals(Map.of("after", "1", "before", "-1"), told.isolated().getFirst().totals());
  }

  @Test
  void oneWhoCameAndOneWhoLeftAreMixedOnlyWithEachOther() {
    Subtraction told =
        Subtraction.of(
            List.of(Published.of("after", range(1, 12)), Published.of("before", range(0, 11))), 5);
    assertEquals(List.of(0, 11), told.isolated().getFirst().voters());
  }

  @Test
  void manyAreasTogetherGiveTheLastOneAway() {
    List<Published> totals = new ArrayList<>();
    totals.add(Published.of("whole", range(0, 202)));
    IntStream.range(0, 20)
        .forEach(a -> totals.add(Published.of("area " + a, range(10 * a, 10 * a + 10))));
    Subtraction told = Subtraction.of(totals, 5);
    assertEquals(List.of(200, 201), told.isolated().getFirst().voters());
    assertEquals(21, told.isolated().getFirst().totals().size());
    assertEquals(1, told.withheld().size());
  }

  @Test
  void whoIsSaidToBeIsolatedIsDeterminedByTheTotalsAndNoTotalIsTooMany() {
    int found = 0;
    for (int round = 0; round < 150; round++) {
      int voters = 3 + random.nextInt(6);
      List<Published> totals = new ArrayList<>();
      for (int p = 0; p < 2 + random.nextInt(4); p++) {
        totals.add(
            Published.of(
                "t" + p, IntStream.range(0, voters).filter(v -> random.nextInt(3) > 0).toArray()));
      }
      Subtraction told = Subtraction.of(totals, 2);
      for (Isolated isolated : told.isolated()) {
        found++;
        int voter = isolated.voters().getFirst();
        List<Published> used =
            totals.stream().filter(p -> isolated.totals().containsKey(p.name())).toList();
        assertTrue(determined(used, voter, voters), "seed " + seed + ": " + totals + isolated);
      }
      List<String> out = told.withheld();
      List<Published> kept = totals.stream().filter(p -> !out.contains(p.name())).toList();
      for (int voter = 0; voter < voters && !kept.isEmpty(); voter++) {
        assertTrue(!told(kept, voter), "seed " + seed + ": " + kept + " tells " + voter);
      }
    }
    assertTrue(found > 50, "seed " + seed + ": found " + found);
  }

  @Test
  void tooManyTotalsAndNamesUsedTwiceAreRefused() {
    List<Published> twice = List.of(Published.of("a", 1), Published.of("a", 2));
    assertThrows(IllegalArgumentException.class, () -> Subtraction.of(twice, 5));
    assertThrows(IllegalArgumentException.class, () -> Subtraction.of(List.of(), 0));
  }

  private static boolean told(List<Published> totals, int voter) {
    return Subtraction.of(totals, 2).isolated().stream().anyMatch(i -> i.voters().contains(voter));
  }

  /** Whether all ways of voting with the same totals agree about the voter. */
  private static boolean determined(List<Published> totals, int voter, int voters) {
    Map<List<Integer>, Integer> seen = new HashMap<>();
    for (int way = 0; way < 1 << voters; way++) {
      int votes = way;
      List<Integer> sums =
          totals.stream()
              .map(p -> (int) p.voters().stream().filter(v -> (votes >> v & 1) == 1).count())
              .toList();
      Integer before = seen.putIfAbsent(sums, way >> voter & 1);
      if (before != null && before != (way >> voter & 1)) {
        return false;
      }
    }
    return true;
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
