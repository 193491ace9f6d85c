package org.mandate.constitution;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A share named by a rule, from nought to one, exact and in lowest terms: 60/100 is 3/5.
 *
 * @param part 0 to {@code whole}
 * @param whole 1 or more
 */
public record Fraction(long part, long whole) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  /**
   * @throws IllegalArgumentException if the fraction is below 0, above 1 or has no whole
   */
  public Fraction {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException("no share from 0 to 1: " + part + "/" + whole);
    }
    long divisor = BigInteger.valueOf(part).gcd(BigInteger.valueOf(whole)).longValueExact();
    part /= divisor;
    whole /= divisor;
  }

  /** Reads "3/5"; empty when it is not written so, or is above 1, or divides by 0. */
  public static Optional<Fraction> read(String written) {
    var matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) return Optional.empty();
    long part = Long.parseLong(matcher.group(1));
    long whole = Long.parseLong(matcher.group(2));
    return whole == 0 || part > whole ? Optional.empty() : Optional.of(new Fraction(part, whole));
  }

  /** As it is read: "3/5". */
  public String written() {
    return part + "/" + whole;
  }

  /** In plain English: "half", "two thirds", "60%", "5 in 9". */
  public String words() {
    return switch (written()) {
      case "1/2" -> "half";
      case "1/3" -> "a third";
      case "2/3" -> "two thirds";
      case "1/4" -> "a quarter";
      case "3/4" -> "three quarters";
      case "1/1" -> "all";
      default -> 100 % whole == 0 ? part * (100 / whole) + "%" : part + " in " + whole;
    };
  }

  boolean isAtLeastHalf() {
    return part >= whole - part;
  }
}
