package org.mandate.app.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step of a timeline.
 *
 * @param date for machines, or null
 * @param when in words: "Tuesday 19 May 2026", "The same day"
 * @param heading what happened
 * @param kind the act itself has a filled mark; what is still ahead a dashed line
 */
public record Step(@Nullable LocalDate date, String when, String heading, Kind kind) {
  /** PAST, the ACT itself, AHEAD. */
  public enum Kind {
    PAST,
    ACT,
    AHEAD
  }

  public static Step past(LocalDate date, String heading) {
    return new Step(date, Dates.weekday(date), heading, Kind.PAST);
  }

  public static Step act(LocalDate date, String heading) {
    return new Step(date, Dates.weekday(date), heading, Kind.ACT);
  }

  public static Step ahead(LocalDate date, String heading) {
    return new Step(date, Dates.weekday(date), heading, Kind.AHEAD);
  }

  public Step when(String words) {
    return new Step(date, words, heading, kind);
  }

  public @Nullable String classes() {
    return switch (kind) {
      case PAST -> null;
      case ACT -> "mnd-timeline__key";
      case AHEAD -> "mnd-timeline__ahead";
    };
  }

  public @Nullable String iso() {
    return date == null ? null : date.toString();
  }
}
