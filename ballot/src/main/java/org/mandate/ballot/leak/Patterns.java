package org.mandate.ballot.leak;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rankings as signatures: whoever buys or forces votes can ask for one odd order of the lower
 * places and look for it among the opened rankings (the "Italian attack"). How many orders there
 * are against how many voters, and how many opened rankings stand alone.
 */
public final class Patterns {
  private Patterns() {}

  /**
   * How many different rankings of {@code candidates} there are when each ranks between {@code
   * least} and {@code most} of them: the sum of n! / (n - k)!.
   */
  public static BigInteger possible(int candidates, int least, int most) {
    if (candidates < 1 || candidates > 1_000 || least < 0 || most < least || most > candidates) {
      throw new IllegalArgumentException(
          "ranking " + least + " to " + most + " of " + candidates + " candidates");
    }
    BigInteger orders = BigInteger.ONE;
    BigInteger sum = least == 0 ? BigInteger.ONE : BigInteger.ZERO;
    for (int k = 1; k <= most; k++) {
      orders = orders.multiply(BigInteger.valueOf(candidates - k + 1L));
      sum = k >= least ? sum.add(orders) : sum;
    }
    return sum;
  }

  /**
   * How many voters' rankings nobody else would share if all patterns were equally likely: n (1 -
   * 1/N)^(n-1). Real voters agree more on the first places, and less than one hopes on the last.
   */
  public static double expectedAlone(BigInteger possible, int voters) {
    if (possible.signum() < 1 || voters < 0) {
      throw new IllegalArgumentException(possible + " patterns, " + voters + " voters");
    }
    double one =
        BigDecimal.ONE.divide(new BigDecimal(possible), MathContext.DECIMAL64).doubleValue();
    return voters < 2 ? voters : voters * Math.exp((voters - 1) * Math.log1p(-one));
  }

  /**
   * The most places that may be published for each ranking so that, were all patterns equally
   * likely, each would be shared by {@code count} voters on average; 0 when not even first
   * preferences do that.
   */
  public static int publishable(int candidates, int voters, int count) {
    int places = 0;
    while (places < candidates
        && possible(candidates, 0, places + 1)
                .multiply(BigInteger.valueOf(count))
                .compareTo(BigInteger.valueOf(voters))
            <= 0) {
      places++;
    }
    return places;
  }

  /**
   * How many of the given rankings are shared by fewer than {@code count} (themselves included).
   */
  public static int recognisable(List<List<Integer>> rankings, int count) {
    Map<List<Integer>, Integer> times = new HashMap<>();
    rankings.forEach(r -> times.merge(r, 1, Integer::sum));
    return times.values().stream().filter(t -> t < count).mapToInt(t -> t).sum();
  }

  /** The given rankings cut after {@code places}. */
  public static List<List<Integer>> truncated(List<List<Integer>> rankings, int places) {
    return rankings.stream()
        .map(r -> List.copyOf(r.subList(0, Math.min(places, r.size()))))
        .toList();
  }
}
