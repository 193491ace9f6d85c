package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternsTest {

  @Test
  void fiveCandidatesHave120FullOrdersAnd326WithBlankAndPartialOnes() {
    assertEquals(BigInteger.valueOf(120), Patterns.possible(5, 5, 5));
    assertEquals(BigInteger.valueOf(325), Patterns.possible(5, 1, 5));
    assertEquals(BigInteger.valueOf(326), Patterns.possible(5, 0, 5));
    assertEquals(BigInteger.valueOf(6), Patterns.possible(5, 0, 1));
  }

  @Test
  void theExpectedNumberAloneIsTheMeanOverAllWaysToVote() {
    int patterns = 4;
    int voters = 5;
    long alone = 0;
    for (int way = 0; way < Math.pow(patterns, voters); way++) {
      int[] times = new int[patterns];
      for (int v = 0, rest = way; v < voters; v++, rest /= patterns) {
        times[rest % patterns]++;
      }
      for (int t : times) {
        alone += t == 1 ? 1 : 0;
      }
    }
    double mean = alone / Math.pow(patterns, voters);
    assertEquals(mean, Patterns.expectedAlone(BigInteger.valueOf(patterns), voters), 1e-9);
    assertEquals(1, Patterns.expectedAlone(BigInteger.valueOf(7), 1));
  }

  @Test
  void openedRankingsThatStandAloneAreCountedAndCuttingThemHides() {
    List<List<Integer>> rankings =
        List.of(List.of(1, 2, 3), List.of(1, 2), List.of(1, 2), List.of(1, 3, 2), List.of(2));
    assertEquals(3, Patterns.recognisable(rankings, 2));
    assertEquals(5, Patterns.recognisable(rankings, 3));
    assertEquals(1, Patterns.recognisable(Patterns.truncated(rankings, 1), 2));
  }

  @Test
  void placesArePublishableWhileEachPatternHasEnoughVoters() {
    assertEquals(0, Patterns.publishable(5, 29, 5));
    assertEquals(1, Patterns.publishable(5, 30, 5));
    assertEquals(2, Patterns.publishable(5, 130, 5));
    assertEquals(5, Patterns.publishable(5, 1_630, 5));
    assertTrue(Patterns.publishable(2, 1_000_000, 5) == 2);
  }

  @Test
  void noRankingAtAllIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Patterns.possible(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Patterns.possible(3, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> Patterns.expectedAlone(BigInteger.ZERO, 3));
  }
}
