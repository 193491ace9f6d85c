package org.mandate.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one place where money is rounded.
 *
 * <p>A due: every part (rate x patients) is kept exactly, the parts of one practice are summed, and
 * the sum is rounded <b>half-up to the penny, once a practice</b>. Totals are sums of rounded dues,
 * so a page that lists practices adds up to its own last line.
 *
 * <p>A whole that is shared (a lump among practices, a due among instalments): each share is
 * rounded down and the pennies left over go one each to the largest remainders, the earlier where
 * two are equal. Shares always sum to the whole.
 */
public final class Rounding {
  private static final int PENCE = 2;

  private Rounding() {}

  /**
   * Pounds to pence, half-up (half away from nought).
   *
   * @throws ArithmeticException when it does not fit a long
   */
  public static long halfUpPence(BigDecimal pounds) {
    return pounds.movePointRight(PENCE).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** One rate for so many patients. */
  public static long halfUpPence(Rate rate, BigDecimal patients) {
    return halfUpPence(rate.pounds().multiply(patients));
  }

  /**
   * The whole in shares by weight.
   *
   * @param whole pence, nought or more
   * @param weights none below nought, not all nought
   */
  public static List<Long> shares(long whole, List<BigDecimal> weights) {
    int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    List<BigInteger> units =
        weights.stream().map(w -> w.setScale(Math.max(scale, 0)).unscaledValue()).toList();
    return sharesOfWhole(whole, units);
  }

  private static List<Long> sharesOfWhole(long whole, List<BigInteger> weights) {
    BigInteger all = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (whole < 0 || all.signum() <= 0 || weights.stream().anyMatch(w -> w.signum() < 0)) {
      throw new IllegalArgumentException(whole + " pence by weights " + weights);
    }
    var shares = new ArrayList<Long>();
    var remainders = new ArrayList<BigInteger>();
    long left = whole;
    for (BigInteger weight : weights) {
      BigInteger[] parts = BigInteger.valueOf(whole).multiply(weight).divideAndRemainder(all);
      shares.add(parts[0].longValueExact());
      remainders.add(parts[1]);
      left -= parts[0].longValueExact();
    }
    var order = new ArrayList<Integer>();
    for (int i = 0; i < weights.size(); i++) order.add(i);
    order.sort(Comparator.<Integer, BigInteger>comparing(remainders::get).reversed());
    for (int i = 0; i < left; i++) shares.set(order.get(i), shares.get(order.get(i)) + 1);
    return List.copyOf(shares);
  }
}
