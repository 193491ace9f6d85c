package org.mandate.app.minutes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.meetings.BankHolidays;
import org.mandate.app.web.Numbers;
import org.mandate.constitution.Setting;

/**
 * By when minutes are published, and whether they are late. Pure.
 *
 * @param days after the approval: of the calendar where a clause says so, else working days
 * @param rule number of the clause that says so; empty where it is our rule
 */
public record MinutesClock(long days, Optional<String> rule) {
  /** Where the constitution has no clock: ten working days. */
  static final long OUR_DAYS = 10;

  /**
   * A draft goes round within ten working days of the meeting; no constitution says, so it is our
   * rule.
   */
  static final long DRAFT_DAYS = 10;

  /** The clock of the constitution in force when minutes were approved. */
  static MinutesClock of(Optional<Adopted> rules) {
    return rules
        .flatMap(r -> r.constitution().find(Setting.Clocks.class))
        .map(c -> new MinutesClock(c.setting().publicationDays(), Optional.of(c.rule())))
        .orElse(new MinutesClock(OUR_DAYS, Optional.empty()));
  }

  LocalDate due(LocalDate approved) {
    return rule.isPresent() ? approved.plusDays(days) : workingDays(approved, days);
  }

  /** The day that is so many working days after another (England, with its bank holidays). */
  static LocalDate workingDays(LocalDate from, long days) {
    LocalDate day = from;
    for (long left = days; left > 0; ) {
      day = day.plusDays(1);
      if (BankHolidays.isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  /** "within 5 days of their approval (rule 12.1)". */
  public String words() {
    return "within "
        + Numbers.count(
            days,
            rule.isPresent() ? "day" : "working day",
            rule.isPresent() ? "days" : "working days")
        + " of their approval ("
        + rule.map(r -> "rule " + r).orElse("our rule, where the constitution has none")
        + ")";
  }

  /**
   * What is late.
   *
   * @param what is missing
   * @param since the last day on which it would have been in time
   * @param days late
   */
  public record Late(What what, LocalDate since, long days) {
    /** What should have been done. */
    public enum What {
      /** Nothing went round. */
      CIRCULATE("not circulated"),
      /** A later meeting was held and did not approve them. */
      APPROVE("not approved"),
      PUBLISH("not published");

      private final String words;

      What(String words) {
        this.words = words;
      }

      /** In words. */
      public String words() {
        return words;
      }
    }
  }

  /**
   * Whether minutes of a part are late.
   *
   * @param closed the day on which the meeting was closed
   * @param state empty where no set was begun
   * @param nextHeld the day on which the next meeting of its kind was closed, where it was
   * @param due the day by which an approved set is published; empty while it is not approved, or
   *     where no day is known
   */
  static Optional<Late> late(
      LocalDate closed,
      Optional<MinutesSet.State> state,
      Optional<LocalDate> nextHeld,
      Optional<LocalDate> due,
      LocalDate today) {
    boolean round = state.filter(s -> s != MinutesSet.State.DRAFT).isPresent();
    if (state.filter(s -> !s.isOpen()).isPresent()) {
      return state.get() == MinutesSet.State.PUBLISHED
          ? Optional.empty()
          : due.flatMap(day -> late(Late.What.PUBLISH, day, today));
    }
    Optional<Late> unsent =
        round
            ? Optional.empty()
            : late(Late.What.CIRCULATE, workingDays(closed, DRAFT_DAYS), today);
    Optional<Late> unapproved = nextHeld.flatMap(day -> late(Late.What.APPROVE, day, today));
    return unsent
        .filter(u -> unapproved.map(a -> u.days() >= a.days()).orElse(true))
        .or(() -> unapproved);
  }

  private static Optional<Late> late(Late.What what, LocalDate last, LocalDate today) {
    long days = ChronoUnit.DAYS.between(last, today);
    return days > 0 ? Optional.of(new Late(what, last, days)) : Optional.empty();
  }
}
