package org.mandate.ledger;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Pounds a head, exactly as promised: more than nought, at most four decimals (£1.761), at most
 * £10,000.
 */
public record Rate(BigDecimal pounds) implements Comparable<Rate> {
  private static final int MOST_DECIMALS = 4;
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000);
  private static final Pattern PLAIN = Pattern.compile("\\d{1,9}(\\.\\d{1,20})?");
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d*)?");

  /**
   * @throws IllegalArgumentException when it is no rate; {@link #of} refuses with words instead
   */
  public Rate {
    pounds = pounds.stripTrailingZeros();
    if (pounds.scale() < 0) pounds = pounds.setScale(0);
    if (pounds.signum() <= 0 || pounds.scale() > MOST_DECIMALS || pounds.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("no rate in pounds a head: " + pounds);
    }
  }

  /** A rate as a person writes it: 1.761, £3, " £2.218 ". */
  public static Reckoned<Rate> of(String written) {
    String plain = written.strip();
    if (plain.startsWith("£")) plain = plain.substring(1).strip();
    if (THOUSANDS.matcher(plain).matches()) plain = plain.replace(",", "");
    if (plain.isEmpty()) return refused("Give the rate in pounds a head, such as 1.761.");
    if (plain.startsWith("-")) {
      return refused(
          "A rate cannot be below nought: it is what is promised. A recovery is entered as one.");
    }
    if (!PLAIN.matcher(plain).matches()) {
      return refused("'" + shown(written) + "' is no rate. Write pounds a head, such as 1.761.");
    }
    BigDecimal pounds = new BigDecimal(plain).stripTrailingZeros();
    if (pounds.signum() == 0) {
      return refused("A rate of nought promises nothing. Enter the rate as it was promised.");
    }
    if (pounds.scale() > MOST_DECIMALS) {
      return refused(
          "The rate has more than four decimals. Enter it as the document prints it, such as 1.761;"
              + " it is never rounded here.");
    }
    if (pounds.compareTo(MOST) > 0) {
      return refused("More than £10,000 a head is no rate. Is it a lump sum?");
    }
    return new Reckoned.Done<>(new Rate(pounds));
  }

  private static Reckoned<Rate> refused(String words) {
    return Reckoned.refused("rate", words);
  }

  private static String shown(String written) {
    return written.length() <= 30 ? written.strip() : written.substring(0, 30).strip() + "...";
  }

  /** As it was promised, with at least two decimals: £3.00, £1.761. */
  public String words() {
    return "£" + pounds.setScale(Math.max(2, pounds.scale())).toPlainString();
  }

  @Override
  public int compareTo(Rate other) {
    return pounds.compareTo(other.pounds);
  }
}
