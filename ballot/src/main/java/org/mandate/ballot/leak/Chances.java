package org.mandate.ballot.leak;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Chances in words. */
final class Chances {
  private Chances() {}

  /** To two digits: "12 %", "0.95 %", "below 1 in a million". */
  static String words(double chance) {
    if (chance <= 0 || chance < 1e-6) {
      return "below 1 in a million";
    }
    if (chance >= 0.9999) {
      return chance >= 1 ? "100 %" : "above 99.99 %";
    }
    BigDecimal percent = BigDecimal.valueOf(chance * 100);
    BigDecimal rounded =
        chance > 0.99
            ? percent.setScale(2, RoundingMode.HALF_EVEN)
            : percent.round(new MathContext(2, RoundingMode.HALF_EVEN));
    return rounded.stripTrailingZeros().toPlainString() + " %";
  }
}
