package org.mandate.app.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates and times in words, as the look's README binds them. Times are London's. */
public final class Dates {
  /** The one zone in which this country's meetings, closes and dates are said. */
  public static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
  // Java's British locale says "Sept"; a ledger cell says "Sep".
  private static final DateTimeFormatter LEDGER =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private Dates() {}

  /** "1 April 2026", for tables of facts. */
  public static String plain(LocalDate date) {
    return PLAIN.format(date);
  }

  /** "Friday 20 November 2026", where something is due or happened. */
  public static String weekday(LocalDate date) {
    return WEEKDAY.format(date);
  }

  /** "November 2026". */
  public static String month(LocalDate date) {
    return MONTH.format(date);
  }

  /** "30 Nov", in ledger cells only. */
  public static String ledger(LocalDate date) {
    return LEDGER.format(date);
  }

  /** "2026 to 2027", the financial year that a date lies in (1 April to 31 March). */
  public static String financialYear(LocalDate date) {
    int first = date.getMonthValue() >= 4 ? date.getYear() : date.getYear() - 1;
    return first + " to " + (first + 1);
  }

  /** "5pm", "12.31pm", "midday", "midnight". */
  public static String time(LocalTime time) {
    if (time.truncatedTo(ChronoUnit.MINUTES).equals(LocalTime.NOON)) {
      return "midday";
    }
    if (time.truncatedTo(ChronoUnit.MINUTES).equals(LocalTime.MIDNIGHT)) {
      return "midnight";
    }
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    String minutes = time.getMinute() == 0 ? "" : ".%02d".formatted(time.getMinute());
    return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
  }

  /** "Friday 20 November 2026, 5pm". */
  public static String weekdayTime(Instant instant) {
    ZonedDateTime there = instant.atZone(LONDON);
    return weekday(there.toLocalDate()) + ", " + time(there.toLocalTime());
  }

  /** "10 November 2026, 12.31pm", for tables. */
  public static String plainTime(Instant instant) {
    ZonedDateTime there = instant.atZone(LONDON);
    return plain(there.toLocalDate()) + ", " + time(there.toLocalTime());
  }

  /** "10 November 2026, 12.31pm", for a time already London's. */
  public static String plainTime(LocalDateTime there) {
    return plain(there.toLocalDate()) + ", " + time(there.toLocalTime());
  }

  /** The date in London at an instant. */
  public static LocalDate on(Instant instant) {
    return instant.atZone(LONDON).toLocalDate();
  }

  /** "1 day", "133 days", from a date to a later one; the days late beside a date. */
  public static String days(LocalDate from, LocalDate to) {
    return Numbers.count(ChronoUnit.DAYS.between(from, to), "day", "days");
  }
}
