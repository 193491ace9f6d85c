package org.mandate.constitution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One clause.
 *
 * @param number such as "5.1"
 * @param title such as "Reserved matters"
 * @param text the rule in plain English, as adopted
 * @param setting the same as data
 */
public record Clause(String number, String title, String text, Setting setting) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3})*");

  /** 5.2 before 5.10, 5 before 5.1; what is no rule number comes last. */
  static final Comparator<String> IN_ORDER =
      Comparator.comparing(Clause::parts, Arrays::compare).thenComparing(number -> number);

  static boolean isNumber(String number) {
    return NUMBER.matcher(number).matches();
  }

  private static int[] parts(String number) {
    return isNumber(number)
        ? Arrays.stream(number.split("\\.", -1)).mapToInt(Integer::parseInt).toArray()
        : new int[] {Integer.MAX_VALUE};
  }
}
