package org.mandate.ledger;

import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Between money at the face of this library, Joda's {@link Money} in pounds sterling, and the whole
 * pence it is kept in.
 */
public final class Sterling {
  private Sterling() {}

  /** So many pence, as money. */
  public static Money of(long pence) {
    return Money.ofMinor(CurrencyUnit.GBP, pence);
  }

  /**
   * The pence of money in pounds sterling.
   *
   * @throws IllegalArgumentException when it is another currency
   * @throws ArithmeticException when it does not fit a long
   */
  public static long pence(Money money) {
    if (!money.getCurrencyUnit().equals(CurrencyUnit.GBP)) {
      throw new IllegalArgumentException("not in pounds sterling: " + money);
    }
    return money.getAmountMinorLong();
  }

  /** As people write it: £1,234.50, or -£0.07. */
  public static String words(long pence) {
    return String.format(
        Locale.ROOT,
        "%s£%,d.%02d",
        pence < 0 ? "-" : "",
        Math.abs(pence / 100),
        Math.abs(pence % 100));
  }
}
