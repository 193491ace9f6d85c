package org.mandate.app.web;

import java.math.BigInteger;
import java.util.Locale;

/** Whole numbers and shares in words that people read, as the look's README binds them. */
public final class Numbers {
  /** Of fewer than this many, a share says more than it knows and is not shown alone. */
  public static final int SMALLEST_SHARED = 10;

  private Numbers() {}

  /** "238,000"; a minus sign, not a hyphen, before a negative. */
  public static String whole(long number) {
    String digits = String.format(Locale.UK, "%,d", number);
    return number < 0 ? "−" + digits.substring(1) : digits;
  }

  /** "27 of 32". */
  public static String of(long part, long whole) {
    return whole(part) + " of " + whole(whole);
  }

  /**
   * "68.8%": one decimal place, half up, from the exact fraction (never from a rounded one).
   *
   * @throws IllegalArgumentException when the whole is not positive or the part negative
   */
  public static String share(long part, long whole) {
    if (whole <= 0 || part < 0) {
      throw new IllegalArgumentException("no share of " + part + " in " + whole);
    }
    BigInteger doubled = BigInteger.valueOf(part).multiply(BigInteger.valueOf(2000));
    BigInteger tenths =
        doubled
            .add(BigInteger.valueOf(whole))
            .divide(BigInteger.valueOf(whole).multiply(BigInteger.TWO));
    BigInteger[] parts = tenths.divideAndRemainder(BigInteger.TEN);
    return whole(parts[0].longValueExact()) + "." + parts[1] + "%";
  }

  /** "22 of 32 (68.8%)", and "3 of 7" alone where the whole is below ten. */
  public static String withShare(long part, long whole) {
    return whole < SMALLEST_SHARED
        ? of(part, whole)
        : of(part, whole) + " (" + share(part, whole) + ")";
  }

  /** "1 practice", "27 practices". */
  public static String count(long number, String one, String many) {
    return whole(number) + " " + (number == 1 ? one : many);
  }

  /** "84 KB", "1.2 MB": the size a download gives beside its name. */
  public static String size(long bytes) {
    if (bytes < 1_000_000) {
      return whole(Math.max(1, (bytes + 500) / 1000)) + " KB";
    }
    long tenths = (bytes + 50_000) / 100_000;
    return tenths % 10 == 0
        ? whole(tenths / 10) + " MB"
        : whole(tenths / 10) + "." + tenths % 10 + " MB";
  }
}
