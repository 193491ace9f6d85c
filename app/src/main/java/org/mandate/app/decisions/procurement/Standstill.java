package org.mandate.app.decisions.procurement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandate.app.web.Dates;

/**
 * The standstill after a notice of intention, S.I. 2023/1348 regulation 12. It begins on the day
 * after the notice is published (paragraph 2), whatever day of the week that is; representations
 * are made before midnight at the end of the 8th working day after the day it begins (paragraph 3).
 *
 * @param published the day of the notice
 * @param begins the day after
 * @param lastDay on which representations can be made
 * @param ends the midnight at the end of that day in London: the first moment that is too late
 */
public record Standstill(LocalDate published, LocalDate begins, LocalDate lastDay, Instant ends) {
  /** Regulation 12(3). */
  static final int WORKING_DAYS = 8;

  /**
   * After representations and a further decision to go on. NHS England's statutory guidance and its
   * diagram of the standstill; the paragraph of regulation 12 was not read: to be confirmed.
   */
  static final int FURTHER_WORKING_DAYS = 5;

  /** The standstill of a notice published that day. */
  public static Standstill of(LocalDate published) {
    LocalDate begins = published.plusDays(1);
    LocalDate lastDay = BankHolidays.workingDayAfter(begins, WORKING_DAYS);
    return new Standstill(published, begins, lastDay, midnightAfter(lastDay));
  }

  /**
   * The last day on which no contract may yet be made, where the further decision was told that
   * day.
   */
  public static LocalDate lastDayAfter(LocalDate furtherDecision) {
    return BankHolidays.workingDayAfter(furtherDecision, FURTHER_WORKING_DAYS);
  }

  /** The midnight at the end of a day in London, in summer time or not. */
  static Instant midnightAfter(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Dates.LONDON).toInstant();
  }

  /** Whether representations can still be made. */
  public boolean isOpenAt(Instant now) {
    return now.isBefore(ends);
  }

  /** Bank holidays that were left out of the count. */
  public Set<LocalDate> holidays() {
    return BankHolidays.between(begins, lastDay).keySet();
  }

  /** Years whose bank holidays are computed, not published. */
  public Set<Integer> computedYears() {
    return begins
        .datesUntil(lastDay.plusDays(1))
        .map(LocalDate::getYear)
        .filter(year -> !BankHolidays.isPublished(year))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
