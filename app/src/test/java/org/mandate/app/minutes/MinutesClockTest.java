package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.minutes.MinutesClock.Late;

/** By when minutes are published, and what is late, worked out by hand on a calendar. */
class MinutesClockTest {
  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  private static Optional<Late> late(String state, String next, String due, String today) {
    return MinutesClock.late(
        day("2026-03-03"),
        state.isEmpty() ? Optional.empty() : Optional.of(MinutesSet.State.valueOf(state)),
        next.isEmpty() ? Optional.empty() : Optional.of(day(next)),
        due.isEmpty() ? Optional.empty() : Optional.of(day(due)),
        day(today));
  }

  @Test
  void aClausesDaysAreOfTheCalendarAndOurRuleIsTenWorkingDays() {
    assertThat(new MinutesClock(5, Optional.of("12.1")).due(day("2026-04-02")))
        .isEqualTo(day("2026-04-07"));
    // 2 April 2026 is the Thursday before Good Friday; Easter Monday is a bank holiday too.
    assertThat(new MinutesClock(10, Optional.empty()).due(day("2026-04-02")))
        .isEqualTo(day("2026-04-20"));
    assertThat(new MinutesClock(0, Optional.of("12.1")).due(day("2026-04-02")))
        .isEqualTo(day("2026-04-02"));
  }

  @Test
  void nothingIsLateOnTheLastDayAndItIsOnTheDayAfter() {
    // The meeting was closed on Tuesday 3 March; ten working days later is Tuesday 17 March.
    assertThat(late("", "", "", "2026-03-17")).isEmpty();
    assertThat(late("DRAFT", "", "", "2026-03-18"))
        .contains(new Late(Late.What.CIRCULATE, day("2026-03-17"), 1));
  }

  @Test
  void circulatedMinutesAreLateOnceALaterMeetingDidNotApproveThem() {
    assertThat(late("CIRCULATED", "", "", "2026-12-01")).isEmpty();
    assertThat(late("CIRCULATED", "2026-04-07", "", "2026-04-19"))
        .contains(new Late(Late.What.APPROVE, day("2026-04-07"), 12));
    // Neither sent round nor approved: what is late longest is told.
    assertThat(late("DRAFT", "2026-04-07", "", "2026-04-19"))
        .contains(new Late(Late.What.CIRCULATE, day("2026-03-17"), 33));
  }

  @Test
  void approvedMinutesAreLateAfterTheirDayAndPublishedOnesNever() {
    assertThat(late("APPROVED", "2026-04-07", "2026-04-12", "2026-04-12")).isEmpty();
    assertThat(late("APPROVED", "2026-04-07", "2026-04-12", "2026-04-14"))
        .contains(new Late(Late.What.PUBLISH, day("2026-04-12"), 2));
    assertThat(late("PUBLISHED", "2026-04-07", "2026-04-12", "2027-01-01")).isEmpty();
  }
}
