package org.mandate.constitution;

import java.util.Arrays;
import java.util.Comparator;

/**
 * One clause.
 *
 * @param number such as "5.1"
 * @param title such as "Reserved matters"
 * @param text the rule in plain English, as adopted
 * @param setting the same as data
 */
public record Clause(String number, String title, String text, Setting setting) {

  /** 5.2 before 5.10, 5 before 5.1. */
  static final Comparator<String> IN_ORDER =
      (a, b) ->
          Arrays.compare(parts(a), parts(b)) != 0
              ? Arrays.compare(parts(a), parts(b))
              : a.compareTo(b);

  private static int[] parts(String number) {
    return number.matches("\\d{1,3}(\\.\\d{1,3})*")
        ? Arrays.stream(number.split("\\.")).mapToInt(Integer::parseInt).toArray()
        : new int[] {Integer.MAX_VALUE};
  }
}
