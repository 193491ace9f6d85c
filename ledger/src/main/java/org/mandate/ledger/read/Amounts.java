package org.mandate.ledger.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Amounts as people write them, read to the penny and never through floating point: pound signs,
 * thousands separators, a minus before or after, parentheses, CR and DR. What has parts of a penny,
 * or is written with an exponent (which has lost its pence), is not an amount; noise below a
 * millionth of a penny, which spreadsheets leave behind, is taken off.
 */
final class Amounts {
  /** Which mark stands before the pence; one style holds for a whole file. */
  enum Style {
    POINT,
    COMMA
  }

  private static final Pattern POINT =
      Pattern.compile("(\\d+|\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?: \\d{3})+)?(\\.\\d*)?");
  private static final Pattern COMMA =
      Pattern.compile("(\\d+|\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?: \\d{3})+)(,\\d*)?");
  private static final Pattern PROVES_COMMA = Pattern.compile("[^,]*,(\\d{1,2}|\\d{4,})\\D*");
  private static final Pattern PROVES_POINT = Pattern.compile("[^.]*\\.(\\d{1,2}|\\d{4,})\\D*");
  private static final BigDecimal NOISE = new BigDecimal("0.000001");
  private static final BigDecimal MOST = new BigDecimal("10000000000000");

  private Amounts() {}

  /** Whether the text shows that a comma stands before the pence. */
  static boolean provesComma(String text) {
    return text.indexOf(',') >= 0 && PROVES_COMMA.matcher(text).matches();
  }

  /** Whether the text shows that a point stands before the pence. */
  static boolean provesPoint(String text) {
    return text.indexOf('.') >= 0 && PROVES_POINT.matcher(text).matches();
  }

  /** Whether the text could be an amount in either style. */
  static boolean looksLike(String text) {
    return pence(text, Style.POINT).isPresent() || pence(text, Style.COMMA).isPresent();
  }

  /** As {@link #pence(String, Style, Kind)}, in a payer's file. */
  static OptionalLong pence(String text, Style style) {
    return pence(text, style, Kind.SPEND);
  }

  /**
   * The pence; empty where the text is no amount. A dash alone is nought. CR takes back from a
   * payee in a payer's file, and is money in on an account's statement.
   */
  static OptionalLong pence(String text, Style style, Kind kind) {
    String t = plain(text);
    if (t.isEmpty()) {
      return OptionalLong.empty();
    }
    if (t.equals("-")) {
      return OptionalLong.of(0);
    }
    boolean negative = t.startsWith("(") && t.endsWith(")") && t.length() > 2;
    if (negative) {
      t = t.substring(1, t.length() - 1).strip();
    }
    String bare = letters(t, "CR");
    if (!bare.equals(t)) {
      negative |= kind == Kind.SPEND;
    } else {
      bare = letters(t, "DR");
      negative |= kind == Kind.BANK && !bare.equals(t);
    }
    if (bare.startsWith("-") || bare.endsWith("-")) {
      // "-100.00 CR" and "(-100.00)" say the same thing twice
      negative = true;
      bare = bare.startsWith("-") ? bare.substring(1) : bare.substring(0, bare.length() - 1);
    } else if (bare.startsWith("+")) {
      bare = bare.substring(1);
    }
    return magnitude(bare.strip(), style, negative);
  }

  private static String letters(String text, String mark) {
    if (text.endsWith(mark)) {
      return text.substring(0, text.length() - mark.length()).strip();
    }
    return text.startsWith(mark) ? text.substring(mark.length()).strip() : text;
  }

  private static String plain(String text) {
    String t = text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2212', '-');
    t = t.replace('\u2013', '-').replace('\u2014', '-').toUpperCase(Locale.ROOT);
    t = t.replace("GBP", "").replace("\u00a3", "");
    return t.strip();
  }

  private static OptionalLong magnitude(String digits, Style style, boolean negative) {
    if (digits.isEmpty() || digits.equals(".") || !written(digits, style)) {
      return OptionalLong.empty();
    }
    String point =
        style == Style.POINT
            ? digits.replace(",", "").replace(" ", "")
            : digits.replace(".", "").replace(" ", "").replace(',', '.');
    if (point.length() > 40) {
      return OptionalLong.empty();
    }
    BigDecimal pounds = new BigDecimal(point.endsWith(".") ? point + "0" : point);
    BigDecimal pence = pounds.movePointRight(2);
    BigDecimal whole = pence.setScale(0, RoundingMode.HALF_UP);
    if (pence.subtract(whole).abs().compareTo(NOISE) > 0 || pounds.compareTo(MOST) > 0) {
      return OptionalLong.empty();
    }
    long exact = whole.longValueExact();
    return OptionalLong.of(negative ? -exact : exact);
  }

  private static boolean written(String digits, Style style) {
    return (style == Style.POINT ? POINT : COMMA).matcher(digits).matches();
  }
}
