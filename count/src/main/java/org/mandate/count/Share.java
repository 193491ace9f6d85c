package org.mandate.count;

import java.math.BigInteger;

/**
 * A part of a whole, exact: compared by cross-multiplication, never as a floating-point number.
 *
 * @param part 0 or more, at most {@code whole}
 * @param whole 1 or more
 */
public record Share(long part, long whole) implements Comparable<Share> {

  /**
   * @throws IllegalArgumentException if the part is below 0 or above the whole, or the whole is 0
   */
  public Share {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException("no share: " + part + " of " + whole);
    }
  }

  /**
   * By size: 1 of 2 and 2 of 4 compare as equal, though as records they differ (they say different
   * things on a page).
   */
  @Override
  public int compareTo(Share other) {
    return BigInteger.valueOf(part)
        .multiply(BigInteger.valueOf(other.whole))
        .compareTo(BigInteger.valueOf(other.part).multiply(BigInteger.valueOf(whole)));
  }

  /**
   * For display only: per cent to one decimal place, halves up, such as {@code 68.8%}. This is the
   * one place where a share is rounded; nothing is ever decided on it.
   */
  public String percent() {
    BigInteger twice = BigInteger.valueOf(whole).shiftLeft(1);
    BigInteger tenths =
        BigInteger.valueOf(part)
            .multiply(BigInteger.valueOf(2000))
            .add(BigInteger.valueOf(whole))
            .divide(twice);
    BigInteger[] split = tenths.divideAndRemainder(BigInteger.TEN);
    return split[0] + "." + split[1] + "%";
  }
}
