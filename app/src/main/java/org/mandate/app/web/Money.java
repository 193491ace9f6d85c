package org.mandate.app.web;

/** Money in words, from pence. The sums are made elsewhere; here they are only written. */
public final class Money {
  private Money() {}

  /** "£1,234.56"; pence always, for tables where any figure has pence. "−£5.00" when negative. */
  public static String pounds(long pence) {
    long size = Math.abs(pence);
    return sign(pence) + "£" + Numbers.whole(size / 100) + ".%02d".formatted(size % 100);
  }

  /** "£1,234" when there are no pence, else "£1,234.56". */
  public static String shortly(long pence) {
    return pence % 100 == 0
        ? sign(pence) + "£" + Numbers.whole(Math.abs(pence) / 100)
        : pounds(pence);
  }

  private static String sign(long pence) {
    return pence < 0 ? "−" : "";
  }
}
