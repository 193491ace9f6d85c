package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of a meeting: open, for members, or closed.
 *
 * @param position from 1
 * @param reason why it is not open; empty where it is
 * @param seat the office that answers for the closure; empty where it is open
 * @param closedUntil the first day on which its words are public; empty unless closed
 * @param unannouncedUntil the first day on which it is only closed; empty where it is announced
 * @param entry of its closure in the record; 0 where it was not announced
 */
public record Part(
    UUID id,
    UUID meeting,
    UUID body,
    int position,
    Kind kind,
    String reason,
    String seat,
    Optional<LocalDate> closedUntil,
    Optional<LocalDate> unannouncedUntil,
    long entry) {

  /** Who may follow a part. */
  public enum Kind {
    OPEN("Open"),
    MEMBERS("For members"),
    CLOSED("Closed");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }

    /** As tables and entries write it. */
    public String code() {
      return Codes.of(this);
    }
  }

  /** Whether its words are public on that day. */
  public boolean isPublic(LocalDate day) {
    return kind == Kind.OPEN
        || (kind == Kind.CLOSED && closedUntil.map(until -> !day.isBefore(until)).orElse(false));
  }

  /** Whether nothing may show that it exists on that day. */
  public boolean isUnannounced(LocalDate day) {
    return unannouncedUntil.map(day::isBefore).orElse(false);
  }
}
