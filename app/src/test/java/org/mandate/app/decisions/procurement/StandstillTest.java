package org.mandate.app.decisions.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Regulation 12 of S.I. 2023/1348, counted on calendars by hand. */
class StandstillTest {
  private static Standstill published(String day) {
    return Standstill.of(LocalDate.parse(day));
  }

  @Test
  void aNoticeOnAMondayWithoutHolidays() {
    // Tuesday begins; Wednesday is the 1st, Friday of the next week the 8th.
    Standstill s = published("2026-06-01");
    assertThat(s.begins()).isEqualTo("2026-06-02");
    assertThat(s.lastDay()).isEqualTo("2026-06-12");
    assertThat(s.ends()).isEqualTo(Instant.parse("2026-06-12T23:00:00Z"));
  }

  @Test
  void aNoticeOnAFridayBeginsOnTheSaturday() {
    // Saturday begins, though no working day; Monday is the 1st, Wednesday of the week after the
    // 8th.
    Standstill s = published("2026-06-05");
    assertThat(s.begins()).isEqualTo("2026-06-06");
    assertThat(s.begins().getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
    assertThat(s.lastDay()).isEqualTo("2026-06-17");
  }

  @Test
  void theDayItBeginsIsNotTheFirstOfTheEight() {
    // Read as "eight working days from the day it begins" this would end a day early.
    assertThat(published("2026-06-01").lastDay()).isNotEqualTo(LocalDate.parse("2026-06-11"));
  }

  @Test
  void christmasWithSubstituteDaysInTwoYears() {
    // Friday 18 Dec 2026: begins Sat 19; 21, 22, 23, 24, 29, 30, 31 December are seven; 25 and 28
    // December and 1 January are holidays; Monday 4 January 2027 is the 8th.
    Standstill s = published("2026-12-18");
    assertThat(s.lastDay()).isEqualTo("2027-01-04");
    assertThat(s.holidays())
        .containsExactly(
            LocalDate.parse("2026-12-25"),
            LocalDate.parse("2026-12-28"),
            LocalDate.parse("2027-01-01"));
    assertThat(s.computedYears()).isEmpty();
  }

  @Test
  void easterTakesTwoDaysAndSummerTimeBeginsInBetween() {
    // Notice Monday 22 March 2027; 24, 25, (26, 29 Easter), 30, 31 March, 1, 2, 5, 6 April.
    Standstill s = published("2027-03-22");
    assertThat(s.lastDay()).isEqualTo("2027-04-06");
    assertThat(s.ends()).isEqualTo(Instant.parse("2027-04-06T23:00:00Z"));
    // In winter midnight in London is midnight in UTC.
    assertThat(published("2026-11-02").ends()).isEqualTo(Instant.parse("2026-11-14T00:00:00Z"));
  }

  @Test
  void theDayOnWhichTheClocksGoBackHasItsMidnight() {
    // Last day Friday 23 October 2026, before the change on the 25th; and Monday 26, after it.
    assertThat(published("2026-10-12").ends()).isEqualTo(Instant.parse("2026-10-23T23:00:00Z"));
    assertThat(published("2026-10-13").ends()).isEqualTo(Instant.parse("2026-10-27T00:00:00Z"));
  }

  @Test
  void aYearNobodyPublishedIsMarkedAsComputed() {
    assertThat(published("2031-05-01").computedYears()).containsExactly(2031);
  }

  @Test
  void anyNoticeHasExactlyEightWorkingDaysAndNeverEndsOnAHoliday() {
    LocalDate day = LocalDate.parse("2024-01-01");
    while (day.getYear() < 2029) {
      Standstill s = Standstill.of(day);
      long working =
          s.begins()
              .plusDays(1)
              .datesUntil(s.lastDay().plusDays(1))
              .filter(d -> d.getDayOfWeek().getValue() < 6)
              .filter(d -> !BankHolidays.of(d.getYear()).contains(d))
              .count();
      assertThat(working).as("%s", day).isEqualTo(8);
      assertThat(BankHolidays.isWorkingDay(s.lastDay())).isTrue();
      assertThat(Standstill.of(day.plusDays(1)).lastDay()).isAfterOrEqualTo(s.lastDay());
      day = day.plusDays(1);
    }
  }

  @Test
  void fiveWorkingDaysAfterAFurtherDecision() {
    // Thursday 27 August 2026: Friday 28, (Monday 31 is a holiday) 1, 2, 3, 4 September.
    assertThat(Standstill.lastDayAfter(LocalDate.parse("2026-08-27"))).isEqualTo("2026-09-04");
  }

  @Test
  void theClockFollowsWhatHappened() {
    Instant during = Instant.parse("2026-06-12T22:59:59Z");
    Instant after = Instant.parse("2026-06-12T23:00:00Z");
    List<Step> steps = new ArrayList<>();
    assertThat(Clock.of(steps, during)).isInstanceOf(Clock.Waiting.class);
    steps.add(step(Step.Kind.INTENTION, "2026-06-01", Process.MOST_SUITABLE_PROVIDER));
    assertThat(Clock.of(steps, during)).isInstanceOf(Clock.Open.class);
    assertThat(Clock.of(steps, after)).isInstanceOf(Clock.Passed.class);
    steps.add(step(Step.Kind.REPRESENTATION, "2026-06-12", null));
    assertThat(Clock.of(steps, after)).isInstanceOf(Clock.UnderReview.class);
    steps.add(step(Step.Kind.GOES_ON, "2026-06-24", null));
    assertThat(Clock.of(steps, after).deadline()).contains(LocalDate.parse("2026-07-01"));
    steps.add(step(Step.Kind.GOES_BACK, "2026-06-30", null));
    assertThat(Clock.of(steps, after)).isInstanceOf(Clock.Over.class);
    steps.add(step(Step.Kind.INTENTION, "2026-09-01", Process.COMPETITIVE));
    assertThat(Clock.of(steps, Instant.parse("2026-09-02T09:00:00Z")))
        .isInstanceOf(Clock.Open.class);
  }

  @Test
  void representationsThatCameTooLateStopNothing() {
    List<Step> steps =
        List.of(
            step(Step.Kind.INTENTION, "2026-06-01", Process.DIRECT_AWARD_C),
            step(Step.Kind.REPRESENTATION, "2026-06-13", null));
    assertThat(Clock.of(steps, Instant.parse("2026-06-14T09:00:00Z")))
        .isInstanceOf(Clock.Passed.class);
  }

  @Test
  void twoProcessesHaveNoStandstill() {
    for (Process p : Process.values()) {
      Clock clock =
          Clock.of(
              List.of(step(Step.Kind.INTENTION, "2026-06-01", p)),
              Instant.parse("2026-06-02T09:00:00Z"));
      assertThat(clock instanceof Clock.NoStandstill)
          .isEqualTo(p == Process.DIRECT_AWARD_A || p == Process.DIRECT_AWARD_B);
    }
  }

  private static Step step(
      Step.Kind kind, String on, @org.jspecify.annotations.Nullable Process process) {
    return new Step(
        UUID.randomUUID(),
        UUID.randomUUID(),
        kind,
        LocalDate.parse(on),
        Optional.ofNullable(process),
        "The ICB",
        0);
  }
}
