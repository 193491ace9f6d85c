package org.mandate.ledger.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days as people write them. Which number is the day is not decided here but for the whole file.
 */
final class Days {
  /** The shapes a day comes in. */
  enum Form {
    NUMBERS("numbers such as 31/12/2020"),
    YEAR_FIRST("year first, such as 2020-12-31"),
    MONTH_NAMED("the month by name, such as 31-Dec-20"),
    SERIAL("a spreadsheet's day number, such as 44196");

    final String words;

    Form(String words) {
      this.words = words;
    }
  }

  /** A day as written, read both ways; one of the readings may be no day. */
  record Written(Form form, @Nullable LocalDate dayFirst, @Nullable LocalDate monthFirst) {
    boolean same() {
      return dayFirst != null && dayFirst.equals(monthFirst);
    }

    boolean provesDayFirst() {
      return monthFirst == null;
    }

    boolean provesMonthFirst() {
      return dayFirst == null;
    }

    @Nullable LocalDate day(DayOrder order) {
      return order == DayOrder.DAY_FIRST ? dayFirst : monthFirst;
    }
  }

  private static final Pattern TIME =
      Pattern.compile(
          "[ T]+\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?\\s*([AaPp][Mm])?\\s*(Z|[+-]\\d{2}:?\\d{2})?$");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})\\s?[-/. ]\\s?(\\d{1,2})\\s?[-/. ]\\s?(\\d{4}|\\d{2})");
  private static final Pattern DAY_NAMED =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\\d{4}|\\d{2})");
  private static final Pattern NAMED_DAY =
      Pattern.compile("([a-z]{3,9})[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\\d{4}|\\d{2})");
  private static final Pattern WEEKDAY =
      Pattern.compile("^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+");
  private static final Map<String, Integer> MONTHS = months();
  private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

  private Days() {}

  private static Map<String, Integer> months() {
    var map = new java.util.HashMap<String, Integer>();
    for (var month : java.time.Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      map.put(name, month.getValue());
      map.put(name.substring(0, 3), month.getValue());
    }
    map.put("sept", 9);
    return Map.copyOf(map);
  }

  /** The number of a month named in English, whole or by its first letters. */
  static Optional<Integer> month(String word) {
    return Optional.ofNullable(MONTHS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** The text as a day, read both ways; empty where neither reading is one. */
  static Optional<Written> written(String text) {
    String t = text.replace('\u00a0', ' ').strip();
    if (t.length() < 5 || t.length() > 40) {
      return Optional.empty();
    }
    if (t.indexOf(':') > 0) {
      t = TIME.matcher(t).replaceFirst("").strip();
    }
    Matcher m = NUMBERS.matcher(t);
    if (m.matches()) {
      return numbers(m.group(1), m.group(2), m.group(3));
    }
    m = YEAR_FIRST.matcher(t);
    if (m.matches()) {
      return one(Form.YEAR_FIRST, day(m.group(1), number(m.group(2)), m.group(3)));
    }
    return Character.isDigit(t.charAt(0)) && t.chars().allMatch(Character::isDigit)
        ? digits(t)
        : named(t);
  }

  private static Optional<Written> digits(String t) {
    if (t.length() == 5) {
      return one(Form.SERIAL, plausible(SERIAL_START.plusDays(Long.parseLong(t))));
    }
    if (t.length() != 8) {
      return Optional.empty();
    }
    LocalDate year = day(t.substring(0, 4), number(t.substring(4, 6)), t.substring(6));
    return year != null
        ? one(Form.YEAR_FIRST, year)
        : numbers(t.substring(0, 2), t.substring(2, 4), t.substring(4));
  }

  private static Optional<Written> numbers(String a, String b, String year) {
    LocalDate dayFirst = day(year, number(b), a);
    LocalDate monthFirst = day(year, number(a), b);
    return dayFirst == null && monthFirst == null
        ? Optional.empty()
        : Optional.of(new Written(Form.NUMBERS, dayFirst, monthFirst));
  }

  private static Optional<Written> named(String text) {
    String t = WEEKDAY.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    Matcher m = DAY_NAMED.matcher(t);
    if (m.matches()) {
      return one(Form.MONTH_NAMED, day(m.group(3), MONTHS.getOrDefault(m.group(2), 0), m.group(1)));
    }
    m = NAMED_DAY.matcher(t);
    return m.matches()
        ? one(Form.MONTH_NAMED, day(m.group(3), MONTHS.getOrDefault(m.group(1), 0), m.group(2)))
        : Optional.empty();
  }

  private static Optional<Written> one(Form form, @Nullable LocalDate day) {
    return day == null ? Optional.empty() : Optional.of(new Written(form, day, day));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static @Nullable LocalDate day(String year, int month, String day) {
    int y = number(year) + (year.length() == 2 ? 2000 : 0);
    try {
      return plausible(LocalDate.of(y, month, number(day)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalDate plausible(LocalDate day) {
    return day.getYear() < 1990 || day.getYear() > 2100 ? null : day;
  }
}
