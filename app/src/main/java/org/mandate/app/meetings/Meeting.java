package org.mandate.app.meetings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One meeting of a body.
 *
 * @param series the row it belongs to; empty for a single one
 * @param reference counted per body and year: "2026-M07"
 * @param startsAt as planned
 * @param endsAt as planned
 * @param why it was cancelled; empty else
 * @param calledAt when agenda and papers went out: the notice of the constitution counts from it
 * @param entry of its call in the record; 0 while it is a draft
 */
public record Meeting(
    UUID id,
    UUID body,
    Optional<UUID> series,
    String reference,
    Kind kind,
    String title,
    String place,
    Instant startsAt,
    Instant endsAt,
    State state,
    String why,
    Optional<Instant> calledAt,
    Optional<Instant> openedAt,
    Optional<Instant> closedAt,
    long entry) {

  /** Who meets. */
  public enum Kind {
    /** The body's office-holders. */
    BOARD,
    /** Its member practices. */
    MEMBERS;

    /** As tables and entries write it. */
    public String code() {
      return Codes.of(this);
    }
  }

  /** How far it has come: draft, called, open, closed; or cancelled before it was opened. */
  public enum State {
    DRAFT("Being prepared"),
    CALLED("Called"),
    OPEN("In session"),
    CLOSED("Held"),
    CANCELLED("Cancelled");

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
      return Codes.of(this);
    }

    /** Whether it may come to that state from here. */
    public boolean mayBecome(State next) {
      return switch (this) {
        case DRAFT -> next == CALLED || next == CANCELLED;
        case CALLED -> next == OPEN || next == CANCELLED;
        case OPEN -> next == CLOSED;
        case CLOSED, CANCELLED -> false;
      };
    }
  }

  /** As entries name it. */
  public String subject() {
    return "meeting:" + id;
  }

  /** Its page. */
  public String path() {
    return "/meetings/" + id;
  }
}
