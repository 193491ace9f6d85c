package org.mandate.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.BankHolidays;

/** Bank holidays, rhythms, typed times and time plans. */
class DaysAndTimesTest {

  /** As gov.uk publishes them (www.gov.uk/bank-holidays, England and Wales). */
  @Test
  void bankHolidaysAreThoseThatWerePublished() {
    assertThat(BankHolidays.of(2020))
        .containsExactlyInAnyOrder(
            days(
                "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25"
                    + " 2020-08-31 2020-12-25 2020-12-28"));
    assertThat(BankHolidays.of(2021))
        .containsExactlyInAnyOrder(
            days(
                "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31"
                    + " 2021-08-30 2021-12-27 2021-12-28"));
    assertThat(BankHolidays.of(2022))
        .containsExactlyInAnyOrder(
            days(
                "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02"
                    + " 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27"));
    assertThat(BankHolidays.of(2023))
        .containsExactlyInAnyOrder(
            days(
                "2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08"
                    + " 2023-05-29 2023-08-28 2023-12-25 2023-12-26"));
    assertThat(BankHolidays.of(2026))
        .containsExactlyInAnyOrder(
            days(
                "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25"
                    + " 2026-08-31 2026-12-25 2026-12-28"));
    assertThat(BankHolidays.of(2027))
        .containsExactlyInAnyOrder(
            days(
                "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31"
                    + " 2027-08-30 2027-12-27 2027-12-28"));
  }

  private static LocalDate[] days(String words) {
    return List.of(words.split(" ")).stream().map(LocalDate::parse).toArray(LocalDate[]::new);
  }

  @Test
  void noBankHolidayIsOnAWeekendAndEveryYearHasEightAtLeast() {
    for (int year = 2000; year < 2100; year++) {
      assertThat(BankHolidays.of(year)).hasSizeGreaterThanOrEqualTo(8);
      assertThat(BankHolidays.of(year))
          .noneMatch(
              d -> d.getDayOfWeek() == DayOfWeek.SATURDAY || d.getDayOfWeek() == DayOfWeek.SUNDAY);
    }
  }

  @Test
  void proposedDaysComeInOrderAfterADayKeepTheWeekdayAndSkipBankHolidays() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      LocalDate first = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1500));
      LocalDate after = first.plusDays(random.nextInt(1500) - 200);
      Series.Rhythm rhythm = Series.Rhythm.values()[random.nextInt(5)];
      List<LocalDate> next = Rhythms.next(first, rhythm, after, 4);
      String as = "seed %d: %s %s after %s: %s".formatted(seed, first, rhythm, after, next);
      assertThat(next).as(as).hasSize(4).isSorted().doesNotHaveDuplicates();
      assertThat(next).as(as).allMatch(d -> d.isAfter(after));
      assertThat(next).as(as).noneMatch(BankHolidays::is);
      assertThat(next).as(as).allMatch(d -> d.getDayOfWeek() == first.getDayOfWeek());
      long most =
          switch (rhythm) {
            case WEEKLY -> 21;
            case FORTNIGHTLY -> 28;
            case MONTHLY -> 50;
            case TWO_MONTHLY -> 80;
            default -> 110;
          };
      for (int i = 1; i < next.size(); i++) {
        assertThat(ChronoUnit.DAYS.between(next.get(i - 1), next.get(i)))
            .as(as)
            .isLessThanOrEqualTo(most);
      }
    }
  }

  @Test
  void aSecondTuesdayStaysOneAndAFifthIsTheLast() {
    assertThat(
            Rhythms.next(
                LocalDate.of(2026, 9, 8), Series.Rhythm.MONTHLY, LocalDate.of(2026, 11, 20), 2))
        .containsExactly(LocalDate.of(2026, 12, 8), LocalDate.of(2027, 1, 12));
    assertThat(
            Rhythms.next(
                LocalDate.of(2026, 9, 29), Series.Rhythm.MONTHLY, LocalDate.of(2026, 10, 1), 2))
        .containsExactly(LocalDate.of(2026, 10, 27), LocalDate.of(2026, 11, 24));
    assertThat(
            Rhythms.next(
                LocalDate.of(2026, 4, 6), Series.Rhythm.WEEKLY, LocalDate.of(2026, 4, 30), 1))
        .containsExactly(LocalDate.of(2026, 5, 11));
    assertThat(
            Rhythms.next(
                LocalDate.of(2026, 4, 6), Series.Rhythm.NONE, LocalDate.of(2026, 4, 30), 3))
        .isEmpty();
  }

  @Test
  void timesAreReadAsPeopleTypeThem() {
    assertThat(TypedTime.read("10am")).contains(LocalTime.of(10, 0));
    assertThat(TypedTime.read(" 2.30 PM")).contains(LocalTime.of(14, 30));
    assertThat(TypedTime.read("14:30")).contains(LocalTime.of(14, 30));
    assertThat(TypedTime.read("12am")).contains(LocalTime.MIDNIGHT);
    assertThat(TypedTime.read("12pm")).contains(LocalTime.NOON);
    assertThat(TypedTime.read("midday")).contains(LocalTime.NOON);
    for (String no :
        List.of("", "10", "25:00", "13pm", "0am", "10:60", "ten", "10:3", "１０am", "10amm")) {
      assertThat(TypedTime.read(no)).as(no).isEmpty();
    }
    for (int minute = 0; minute < 1440; minute++) {
      LocalTime time = LocalTime.MIN.plusMinutes(minute);
      assertThat(TypedTime.read(time.toString())).contains(time);
      String said = org.mandate.app.web.Dates.time(time);
      if (!said.equals("midnight")) {
        assertThat(TypedTime.read(said)).as(said).contains(time);
      }
    }
  }

  @Test
  void minutesAreNeverLostAndNothingIsTimedAfterAPartThatIsShut() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    Random random = new Random(seed);
    Instant start = Instant.parse("2026-12-08T10:00:00Z");
    for (int round = 0; round < 1000; round++) {
      List<TimePlan.Stretch> parts = new ArrayList<>();
      for (int p = random.nextInt(5); p >= 0; p--) {
        boolean shut = random.nextInt(4) == 0;
        List<TimePlan.Slot> slots = new ArrayList<>();
        for (int i = shut ? 0 : random.nextInt(5); i > 0; i--) {
          slots.add(new TimePlan.Slot(UUID.randomUUID(), random.nextInt(3) * 15));
        }
        parts.add(new TimePlan.Stretch(shut, slots));
      }
      TimePlan plan = TimePlan.of(start, parts);
      boolean open = true;
      long passed = 0;
      for (TimePlan.Stretch part : parts) {
        open = open && !part.isShut();
        for (TimePlan.Slot slot : part.slots()) {
          assertThat(plan.start(slot.item()))
              .as("seed " + seed)
              .isEqualTo(
                  open ? Optional.of(start.plus(passed, ChronoUnit.MINUTES)) : Optional.empty());
          passed += slot.minutes();
        }
      }
      assertThat(plan.minutes()).isEqualTo((int) passed);
      assertThat(plan.ends())
          .isEqualTo(open ? Optional.of(start.plus(passed, ChronoUnit.MINUTES)) : Optional.empty());
      assertThat(new HashSet<>(plan.starts().keySet())).hasSameSizeAs(plan.starts().keySet());
    }
  }
}
