package org.mandate.app.meetings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The days on which a series would meet next. Weeks are counted from its first day; months keep the
 * weekday and its place in the month ("second Tuesday"; the fifth is the last). A bank holiday is
 * skipped by a week. Pure.
 */
final class Rhythms {
  private static final int FIFTH = 5;

  private Rhythms() {}

  /**
   * @param first day of the series
   * @param after the days proposed come after this one
   * @return as many as asked for, in order; none where it meets when it is called
   */
  static List<LocalDate> next(LocalDate first, Series.Rhythm rhythm, LocalDate after, int most) {
    List<LocalDate> days = new ArrayList<>();
    if (rhythm == Series.Rhythm.NONE) {
      return days;
    }
    for (int n = start(first, rhythm, after); days.size() < most; n++) {
      LocalDate day = workable(nth(first, rhythm, n));
      if (day.isAfter(after) && (days.isEmpty() || day.isAfter(days.getLast()))) {
        days.add(day);
      }
    }
    return days;
  }

  // A step or two early, so that a day moved by a holiday is not missed.
  private static int start(LocalDate first, Series.Rhythm rhythm, LocalDate after) {
    long passed =
        switch (rhythm) {
          case WEEKLY -> ChronoUnit.WEEKS.between(first, after);
          case FORTNIGHTLY -> ChronoUnit.WEEKS.between(first, after) / 2;
          case MONTHLY -> ChronoUnit.MONTHS.between(first, after);
          case TWO_MONTHLY -> ChronoUnit.MONTHS.between(first, after) / 2;
          case QUARTERLY -> ChronoUnit.MONTHS.between(first, after) / 3;
          case NONE -> 0;
        };
    return (int) Math.max(0, passed - 2);
  }

  private static LocalDate nth(LocalDate first, Series.Rhythm rhythm, int n) {
    return switch (rhythm) {
      case WEEKLY -> first.plusWeeks(n);
      case FORTNIGHTLY -> first.plusWeeks(2L * n);
      case MONTHLY -> month(first, n);
      case TWO_MONTHLY -> month(first, 2 * n);
      case QUARTERLY -> month(first, 3 * n);
      case NONE -> first;
    };
  }

  private static LocalDate month(LocalDate first, int later) {
    int place = (first.getDayOfMonth() + 6) / 7;
    return first
        .withDayOfMonth(1)
        .plusMonths(later)
        .with(
            place == FIFTH
                ? TemporalAdjusters.lastInMonth(first.getDayOfWeek())
                : TemporalAdjusters.dayOfWeekInMonth(place, first.getDayOfWeek()));
  }

  private static LocalDate workable(LocalDate day) {
    LocalDate free = day;
    while (BankHolidays.is(free)) {
      free = free.plusWeeks(1);
    }
    return free;
  }
}
