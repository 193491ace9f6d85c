package org.mandate.conflicts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a fact holds: from the first, up to but not including {@code until}.
 *
 * @param from the first day; null when it is not known, and then the fact holds since ever
 * @param until the first day on which it no longer holds; null while it has no end
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {
  /** Since ever and without an end. */
  public static final Period ALWAYS = new Period(null, null);

  /** Refuses a period without a day in it. */
  public Period {
    if (from != null && until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException(
          "a period must end after it begins: " + from + ", " + until);
    }
  }

  /** From this day on. */
  public static Period since(LocalDate from) {
    return new Period(from, null);
  }

  /** Whether the fact holds on that day. */
  public boolean holds(LocalDate day) {
    return begun(day) && !ended(day);
  }

  /** Whether it holds then, or ended so few months before that it still counts. */
  public boolean counts(LocalDate day, int monthsAfterEnd) {
    return begun(day) && (until == null || day.isBefore(until.plusMonths(monthsAfterEnd)));
  }

  /** Whether it has begun by that day. */
  public boolean begun(LocalDate day) {
    return from == null || !day.isBefore(from);
  }

  /** Whether it no longer holds on that day. */
  public boolean ended(LocalDate day) {
    return until != null && !day.isBefore(until);
  }

  /** The same, ending on that day if it would go on longer; empty if no day would be left. */
  public java.util.Optional<Period> endingBy(LocalDate day) {
    if (from != null && !day.isAfter(from)) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
        until != null && until.isBefore(day) ? this : new Period(from, day));
  }
}
