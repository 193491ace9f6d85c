package org.mandate.app.meetings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Bank holidays in England and Wales: the Banking and Financial Dealings Act 1971, schedule 1, with
 * New Year's Day, Good Friday and Christmas Day by common law, the day in lieu where one falls on a
 * weekend, and those that a royal proclamation moved or added. Pure.
 */
public final class BankHolidays {
  // Proclaimed for one year. A later proclamation is a line here.
  private static final Map<Integer, Set<LocalDate>> ADDED =
      Map.of(
          2022, Set.of(LocalDate.of(2022, 6, 3), LocalDate.of(2022, 9, 19)),
          2023, Set.of(LocalDate.of(2023, 5, 8)));
  private static final Map<LocalDate, LocalDate> MOVED =
      Map.of(
          LocalDate.of(2020, 5, 4), LocalDate.of(2020, 5, 8),
          LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 2));

  private BankHolidays() {}

  /** Whether banks are shut by law on that day; a Saturday or Sunday alone is none. */
  public static boolean is(LocalDate day) {
    return of(day.getYear()).contains(day);
  }

  /** A day from Monday to Friday that is no bank holiday. */
  public static boolean isWorkingDay(LocalDate day) {
    return !isWeekend(day) && !is(day);
  }

  /** All of a year, in order. */
  public static Set<LocalDate> of(int year) {
    Set<LocalDate> days = new TreeSet<>();
    days.add(inLieu(LocalDate.of(year, Month.JANUARY, 1)));
    LocalDate easter = easter(year);
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    days.add(moved(monday(year, Month.MAY, true)));
    days.add(moved(monday(year, Month.MAY, false)));
    days.add(monday(year, Month.AUGUST, false));
    LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
    days.add(inLieu(christmas));
    days.add(boxingDay(christmas));
    days.addAll(ADDED.getOrDefault(year, Set.of()));
    return days;
  }

  private static LocalDate monday(int year, Month month, boolean first) {
    LocalDate any = LocalDate.of(year, month, 1);
    return any.with(
        first
            ? TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)
            : TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
  }

  private static LocalDate moved(LocalDate day) {
    return MOVED.getOrDefault(day, day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static LocalDate inLieu(LocalDate day) {
    // Christmas on a Sunday is kept on the Tuesday, because Boxing Day is the Monday.
    boolean christmas = day.getMonth() == Month.DECEMBER;
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.plusDays(2);
      case SUNDAY -> day.plusDays(christmas ? 2 : 1);
      default -> day;
    };
  }

  private static LocalDate boxingDay(LocalDate christmas) {
    return switch (christmas.getDayOfWeek()) {
      case FRIDAY, SATURDAY -> christmas.plusDays(3);
      default -> christmas.plusDays(1);
    };
  }

  /** The anonymous Gregorian algorithm (Nature, 20 April 1876). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int g = (b - (b + 8) / 25 + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
