package org.mandate.app.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The minutes of one part of a meeting.
 *
 * @param due the last day of the clock, counted from the approval
 * @param circulatedEntry of the record; 0 where the part is sealed, as is the next
 */
public record MinutesSet(
    UUID id,
    UUID meeting,
    UUID body,
    UUID part,
    State state,
    Instant begunAt,
    Optional<Instant> circulatedAt,
    long circulatedEntry,
    Optional<Instant> approvedAt,
    Optional<LocalDate> due,
    Optional<Instant> publishedAt,
    long publishedEntry) {

  /** How far a set has come. */
  public enum State {
    DRAFT("Being drafted"),
    CIRCULATED("Circulated, not yet approved"),
    APPROVED("Approved, not yet published"),
    PUBLISHED("Published");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }

    /** As tables and entries write it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether its words still change. */
    public boolean isOpen() {
      return this == DRAFT || this == CIRCULATED;
    }
  }

  /** Its page. */
  public String path() {
    return "/meetings/" + meeting + "/minutes/" + id;
  }
}
