package org.mandate.app.decisions.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published list and the rule are each other's oracle. */
class BankHolidaysTest {
  @Test
  void theRuleFindsEveryDayThatWasPublished() {
    for (int year = 2024; year <= 2028; year++) {
      assertThat(BankHolidays.isPublished(year)).isTrue();
      assertThat(BankHolidays.of(year)).isEqualTo(BankHolidays.computed(year)).hasSize(8);
    }
  }

  @Test
  void theRuleKnowsYearsPublishedBeforeBySubstituteDays() {
    // GOV.UK's lists of these years, without the days that proclamations moved or added (8 May
    // 2020,
    // 2 and 3 June and 19 September 2022, 8 May 2023).
    assertThat(BankHolidays.computed(2021))
        .isEqualTo(
            days(
                "2021-01-01",
                "2021-04-02",
                "2021-04-05",
                "2021-05-03",
                "2021-05-31",
                "2021-08-30",
                "2021-12-27",
                "2021-12-28"));
    assertThat(BankHolidays.computed(2022)).contains(LocalDate.parse("2022-01-03"));
    assertThat(BankHolidays.computed(2022))
        .contains(LocalDate.parse("2022-12-26"), LocalDate.parse("2022-12-27"))
        .doesNotContain(LocalDate.parse("2022-12-25"));
    assertThat(BankHolidays.computed(2023)).contains(LocalDate.parse("2023-01-02"));
  }

  /** Dates of Easter as tables have them. */
  @Test
  void easterFallsWhereTheTablesSay() {
    Map<Integer, String> known =
        Map.of(
            1818, "1818-03-22",
            1943, "1943-04-25",
            2000, "2000-04-23",
            2008, "2008-03-23",
            2019, "2019-04-21",
            2024, "2024-03-31",
            2025, "2025-04-20",
            2027, "2027-03-28",
            2038, "2038-04-25");
    known.forEach(
        (year, day) -> assertThat(BankHolidays.easter(year)).isEqualTo(LocalDate.parse(day)));
  }

  /**
   * The slow way: the Sunday after the paschal full moon, by the Book of Common Prayer's tables.
   */
  @Test
  void easterIsTheSameByTheGoldenNumberForThreeCenturies() {
    for (int year = 1900; year <= 2199; year++) {
      assertThat(BankHolidays.easter(year)).as("%d", year).isEqualTo(byGoldenNumber(year));
    }
  }

  /** Between 1900 and 2199 the epact's correction stands still. */
  private static LocalDate byGoldenNumber(int year) {
    int golden = year % 19 + 1;
    int epact = Math.floorMod(11 * (golden - 1) - 1 + 0, 30);
    // Clavius: epact 24 as 25, and 25 as 26 in the later half of the cycle.
    int moved = epact == 24 || (epact == 25 && golden > 11) ? epact + 1 : epact;
    LocalDate moon = LocalDate.of(year, 3, 21).plusDays(Math.floorMod(23 - moved, 30));
    LocalDate sunday = moon.plusDays(1);
    while (sunday.getDayOfWeek() != java.time.DayOfWeek.SUNDAY) {
      sunday = sunday.plusDays(1);
    }
    return sunday;
  }

  @Test
  void noYearHasOneOnAWeekendAndEveryYearHasEight() {
    for (int year = 1978; year <= 2199; year++) {
      Set<LocalDate> days = BankHolidays.computed(year);
      assertThat(days).as("%d", year).hasSize(8);
      assertThat(days).noneMatch(d -> d.getDayOfWeek().getValue() > 5);
    }
  }

  private static Set<LocalDate> days(String... days) {
    Set<LocalDate> all = new TreeSet<>();
    for (String day : days) {
      all.add(LocalDate.parse(day));
    }
    return all;
  }
}
