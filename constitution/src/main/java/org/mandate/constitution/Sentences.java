package org.mandate.constitution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Plain British English for figures and dates. */
final class Sentences {

  /** Days are days by the clock of England. */
  static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private Sentences() {}

  static String number(long number) {
    return String.format(Locale.UK, "%,d", number);
  }

  /** "1 practice", "32 practices". */
  static String counted(long number, String unit) {
    return number(number) + " " + unit + (number == 1 ? "" : "s");
  }

  /** "20 are required." */
  static String required(long number) {
    return number(number) + (number == 1 ? " is" : " are") + " required.";
  }

  static LocalDate day(Instant instant) {
    return instant.atZone(ENGLAND).toLocalDate();
  }

  static String date(LocalDate day) {
    return DAY.format(day);
  }

  /** "a", "a and b", "a, b and c". */
  static String and(List<String> parts) {
    if (parts.size() < 2) return String.join("", parts);
    return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}
