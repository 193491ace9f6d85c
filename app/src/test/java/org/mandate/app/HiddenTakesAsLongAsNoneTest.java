package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mandate.app.walls.CrawledTown;
import org.mandate.app.walls.Planted;

/**
 * How long an answer takes does not tell a hidden id from one that is not there: requests for both
 * in turns, compared by rank (Mann and Whitney 1947, normal approximation).
 */
@Tag("long")
class HiddenTakesAsLongAsNoneTest {
  private static final int PAIRS = 1500;

  /** Two-sided, one in a thousand, shared among the comparisons made. */
  private static final double MOST = 4.0;

  @Test
  void requestsForAHiddenMatterRankAsThoseForNone() {
    CrawledTown town = new CrawledTown();
    Planted hidden = town.unannounced();
    List<String> slow = new ArrayList<>();
    try (TestServer server = TestServer.of(town.w.t)) {
      for (String walker : List.of("nobody", "an office holder", "a walled office holder")) {
        UUID person = town.walkers.get(walker);
        TestServer.Browser browser =
            person == null ? server.browser() : server.browser(town.w.t.session(person));
        for (String below : List.of("", "/conflicts", "/papers/" + hidden.paper.id())) {
          double z = compare(browser, hidden.matter.id(), below);
          if (Math.abs(z) > MOST) {
            slow.add(walker + " at /matters/ID" + below + ": z = " + z);
          }
        }
      }
    }
    assertThat(slow).isEmpty();
  }

  private static double compare(TestServer.Browser browser, UUID real, String below) {
    Random random = new Random(7);
    double[] hidden = new double[PAIRS];
    double[] none = new double[PAIRS];
    for (int i = -200; i < PAIRS; i++) {
      UUID other = UUID.randomUUID();
      boolean first = random.nextBoolean();
      double one = millis(browser, "/matters/" + (first ? real : other) + below);
      double two = millis(browser, "/matters/" + (first ? other : real) + below);
      if (i >= 0) {
        hidden[i] = first ? one : two;
        none[i] = first ? two : one;
      }
    }
    return z(hidden, none);
  }

  private static double millis(TestServer.Browser browser, String path) {
    long began = System.nanoTime();
    browser.get(path);
    return (System.nanoTime() - began) / 1e6;
  }

  /** How far the rank sum of the first lies from what chance would give, in standard deviations. */
  static double z(double[] one, double[] other) {
    double u = 0;
    double[] sorted = other.clone();
    Arrays.sort(sorted);
    for (double x : one) {
      int below = Arrays.binarySearch(sorted, x);
      u += below < 0 ? -below - 1 : below + 0.5;
    }
    double n = one.length;
    double m = other.length;
    return (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
  }

  @Test
  void theRankTestSeesADifferenceThatIsThere() {
    Random random = new Random(3);
    double[] quick = random.doubles(PAIRS).toArray();
    double[] slower = random.doubles(PAIRS).map(x -> x + 0.1).toArray();

    assertThat(z(slower, quick)).isGreaterThan(MOST);
    assertThat(Math.abs(z(quick, random.doubles(PAIRS).toArray()))).isLessThan(MOST);
  }
}
