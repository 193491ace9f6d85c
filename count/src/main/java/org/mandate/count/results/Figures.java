package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.List;

/** Numbers and lists as British readers write them. */
final class Figures {
  private static final char MINUS = '\u2212';

  private Figures() {}

  /** Every digit that the rule writes, thousands apart: 1,322.00000. */
  static String exact(BigDecimal amount) {
    String digits = amount.abs().toPlainString();
    int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
    var out = new StringBuilder(digits);
    for (int i = point - 3; i > 0; i -= 3) out.insert(i, ',');
    return amount.signum() < 0 ? MINUS + out.toString() : out.toString();
  }

  /** The same number without noughts at its end: 1,322. */
  static String plain(BigDecimal amount) {
    BigDecimal short_ = amount.stripTrailingZeros();
    return exact(short_.scale() < 0 ? short_.setScale(0) : short_);
  }

  /** With a sign, for what was gained or lost. */
  static String change(BigDecimal amount) {
    return amount.signum() > 0 ? "+" + exact(amount) : exact(amount);
  }

  static String votes(BigDecimal amount) {
    return plain(amount) + (amount.compareTo(BigDecimal.ONE) == 0 ? " vote" : " votes");
  }

  /** "A", "A and B", "A, B and C". */
  static String and(List<String> words) {
    int last = words.size() - 1;
    if (last < 1) return String.join("", words);
    if (words.stream().anyMatch(word -> word.contains(", "))) {
      return String.join("; ", words.subList(0, last)) + "; and " + words.get(last);
    }
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** "3 seats", "1 seat". */
  static String of(long count, String one, String many) {
    return plain(BigDecimal.valueOf(count)) + " " + (count == 1 ? one : many);
  }
}
