package org.mandate.app.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bank holidays in England and Wales: as GOV.UK publishes them ("UK bank holidays", 2024 to 2028),
 * those of 2020, 2022 and 2023 with their proclaimed days, and for every other year by rule
 * (Banking and Financial Dealings Act 1971, Schedule 1; Easter by the rule of Meeus, Jones and
 * Butcher; substitutes on the next working days). A day by rule can be moved, and others added, by
 * proclamation: so it is marked as computed.
 */
public final class BankHolidays {
  private static final Map<Integer, Set<LocalDate>> PUBLISHED =
      Stream.of(
              "2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26",
              "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26",
              "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28",
              "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28",
              "2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26")
          .map(BankHolidays::dates)
          .collect(Collectors.toMap(set -> set.iterator().next().getYear(), set -> set));

  // Years in which a royal proclamation moved or added a day.
  private static final Map<Integer, Set<LocalDate>> PROCLAIMED =
      Stream.of(
              "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28",
              "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19"
                  + " 2022-12-26 2022-12-27",
              "2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25"
                  + " 2023-12-26")
          .map(BankHolidays::dates)
          .collect(Collectors.toMap(set -> set.iterator().next().getYear(), set -> set));

  private BankHolidays() {}

  private static Set<LocalDate> dates(String year) {
    return Stream.of(year.split(" "))
        .map(LocalDate::parse)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the days of a year are those that were published. */
  public static boolean isPublished(int year) {
    return PUBLISHED.containsKey(year);
  }

  /** The bank holidays of a year. */
  public static Set<LocalDate> of(int year) {
    Set<LocalDate> published = PUBLISHED.get(year);
    Set<LocalDate> told = published == null ? PROCLAIMED.get(year) : published;
    return told == null ? computed(year) : told;
  }

  /** Whether banks are shut by law on that day; a Saturday or Sunday alone is none. */
  public static boolean is(LocalDate day) {
    return of(day.getYear()).contains(day);
  }

  /** Whether work is done that day: not on Saturdays, Sundays and bank holidays. */
  public static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !of(day.getYear()).contains(day);
  }

  /**
   * The nth working day after a day, which itself is not counted whether or not it is one.
   *
   * @param n 1 or more
   */
  public static LocalDate workingDayAfter(LocalDate day, int n) {
    if (n < 1) throw new IllegalArgumentException(n + " working days, least is 1");
    LocalDate at = day;
    int counted = 0;
    while (counted < n) {
      at = at.plusDays(1);
      counted += isWorkingDay(at) ? 1 : 0;
    }
    return at;
  }

  /** The bank holidays of a year by rule alone. */
  public static Set<LocalDate> computed(int year) {
    LocalDate easter = easter(year);
    LocalDate may = LocalDate.of(year, Month.MAY, 1);
    Set<LocalDate> days = new TreeSet<>();
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    days.add(may.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
    days.add(may.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
    days.add(
        LocalDate.of(year, Month.AUGUST, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
    List<LocalDate> fixed =
        List.of(
            LocalDate.of(year, Month.JANUARY, 1),
            LocalDate.of(year, Month.DECEMBER, 25),
            LocalDate.of(year, Month.DECEMBER, 26));
    List<LocalDate> substitutes = new ArrayList<>();
    for (LocalDate day : fixed) {
      (isWeekend(day) ? substitutes : days).add(day);
    }
    for (LocalDate day : substitutes) {
      LocalDate next = day;
      while (isWeekend(next) || days.contains(next)) {
        next = next.plusDays(1);
      }
      days.add(next);
    }
    return days;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * Easter Sunday in the Gregorian calendar. The letters are those of Meeus, Astronomical
   * Algorithms (1991), chapter 8, after the anonymous rule in Nature, 20 April 1876, and Butcher.
   */
  public static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int sum = h + l - 7 * m + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }

  /** All bank holidays between two days, both counted, each with whether it was published. */
  public static Map<LocalDate, Boolean> between(LocalDate first, LocalDate last) {
    Map<LocalDate, Boolean> days = new TreeMap<>();
    for (int year = first.getYear(); year <= last.getYear(); year++) {
      boolean published = isPublished(year);
      of(year).stream()
          .filter(day -> !day.isBefore(first) && !day.isAfter(last))
          .forEach(day -> days.put(day, published));
    }
    return days;
  }
}
