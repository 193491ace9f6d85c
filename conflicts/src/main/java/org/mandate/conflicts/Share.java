package org.mandate.conflicts;

import java.math.BigDecimal;

/**
 * A share of a whole, exact: never a rounded number.
 *
 * @param parts in hundred millionths of the whole, 0 to 100,000,000 (so per cent to six decimals)
 */
public record Share(long parts) implements Comparable<Share> {
  private static final int PERCENT_SCALE = 6;
  private static final long WHOLE = 100_000_000L;

  /** Refuses less than nothing and more than the whole. */
  public Share {
    if (parts < 0 || parts > WHOLE) {
      throw new IllegalArgumentException("a share is 0 to " + WHOLE + " parts, not " + parts);
    }
  }

  /** So many per cent, such as "5" or "12.5"; at most six decimals. */
  public static Share percent(String written) {
    return scaled(written, PERCENT_SCALE);
  }

  /** So many per mille; at most five decimals. */
  public static Share perMille(String written) {
    return scaled(written, PERCENT_SCALE - 1);
  }

  private static Share scaled(String written, int decimals) {
    if (!written.matches("[0-9]{1,4}(\\.[0-9]{1," + decimals + "})?")) {
      throw new IllegalArgumentException("'" + written + "' is not a share");
    }
    return new Share(new BigDecimal(written).movePointRight(decimals).longValueExact());
  }

  /** In per cent, without needless noughts: "12.5". */
  public String inPercent() {
    return BigDecimal.valueOf(parts, PERCENT_SCALE).stripTrailingZeros().toPlainString();
  }

  @Override
  public int compareTo(Share other) {
    return Long.compare(parts, other.parts);
  }
}
