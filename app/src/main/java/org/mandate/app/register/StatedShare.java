package org.mandate.app.register;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mandate.conflicts.Share;

/**
 * A share as a register states it, and how much of the whole that is.
 *
 * @param words as stated: "10 of 236 shares", "12.5%"
 * @param share in hundred-millionths of the whole, what is less than one of them dropped
 */
public record StatedShare(String words, Share share) {
  private static final BigInteger WHOLE = BigInteger.valueOf(100_000_000);
  private static final int LONGEST = 100;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern PART =
      Pattern.compile("([0-9][0-9,]*) of ([0-9][0-9,]*)(?: shares?)?");
  private static final Pattern PERCENT =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,20})?) ?(?:%|per ?cent)");

  /** What became of words that should be a share. */
  public sealed interface Read {
    /** They are one. */
    record Ok(StatedShare share) implements Read {}

    /** They are none; what to do. */
    record Refused(String mend) implements Read {}
  }

  /**
   * Reads "10 of 236 shares", "10 of 236", "12.5%" or "12.5 per cent". More than the whole and
   * nothing at all are refused.
   */
  public static Read read(String written) {
    String text = written.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    Matcher part = PART.matcher(text);
    if (text.length() <= LONGEST && part.matches()) {
      BigInteger of = whole(part.group(2));
      BigInteger some = whole(part.group(1));
      return read(
          String.format(Locale.UK, "%,d of %,d shares", some, of),
          new BigDecimal(some),
          new BigDecimal(of));
    }
    Matcher percent = PERCENT.matcher(text);
    if (percent.matches()) {
      BigDecimal some = new BigDecimal(percent.group(1));
      BigDecimal plain = some.signum() == 0 ? BigDecimal.ZERO : some.stripTrailingZeros();
      return read(plain.toPlainString() + "%", plain, HUNDRED);
    }
    return new Read.Refused("Enter a share like 10 of 236, or 12.5%");
  }

  private static Read read(String words, BigDecimal some, BigDecimal of) {
    if (of.signum() == 0) {
      return new Read.Refused("Enter how many shares there are in all, like 10 of 236");
    }
    if (some.signum() == 0) {
      return new Read.Refused("Enter more than nothing, or record no ownership");
    }
    if (some.compareTo(of) > 0) {
      return new Read.Refused(
          "Nobody owns more than the whole. Enter the part first, like 10 of 236");
    }
    BigInteger parts = exact(some).divideToIntegralValue(of).toBigIntegerExact();
    return new Read.Ok(new StatedShare(words, new Share(parts.longValueExact())));
  }

  /** So much that dividing it by the whole gives hundred-millionths. */
  private static BigDecimal exact(BigDecimal some) {
    return some.multiply(new BigDecimal(WHOLE));
  }

  private static BigInteger whole(String digits) {
    return new BigInteger(digits.replace(",", ""));
  }

  /** As kept. */
  static StatedShare kept(String words, long parts) {
    return new StatedShare(words, new Share(parts));
  }

  /** For a reader: the words, and the part of the whole where they do not say it. */
  public String said() {
    boolean exact = isExact();
    if (exact && words.endsWith("%")) {
      return words;
    }
    return "%s, %s%%%s".formatted(words, share.inPercent(), exact ? "" : ", rounded down");
  }

  /** Whether nothing was dropped when it was read. */
  public boolean isExact() {
    Matcher part = PART.matcher(words);
    if (part.matches()) {
      return whole(part.group(1))
          .multiply(WHOLE)
          .equals(whole(part.group(2)).multiply(BigInteger.valueOf(share.parts())));
    }
    Matcher percent = PERCENT.matcher(words);
    return percent.matches()
        && exact(new BigDecimal(percent.group(1)))
                .compareTo(HUNDRED.multiply(BigDecimal.valueOf(share.parts())))
            == 0;
  }
}
