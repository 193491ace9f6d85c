package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An item of an agenda.
 *
 * @param position within its part, from 1
 * @param matter what it is about; empty for what cannot conflict anybody (apologies, minutes)
 * @param title its own, or its matter's as the reader may see it
 * @param minutesPlanned 0 for none
 * @param answer why it was declined or withdrawn; empty else
 * @param practice for which a member put it forward; empty else
 * @param sealedUntil the first day on which its words are public; empty where they are, or where
 *     that day never comes (a members' part)
 * @param isSealed whether its words are kept from the public today
 * @param entry of the record; 0 where it has none of its own
 */
public record Item(
    UUID id,
    UUID meeting,
    UUID body,
    UUID part,
    int position,
    Kind kind,
    Optional<UUID> matter,
    String title,
    int minutesPlanned,
    State state,
    String answer,
    String practice,
    Optional<LocalDate> sealedUntil,
    boolean isSealed,
    long entry) {

  /** What is wanted of the meeting. */
  public enum Kind {
    PROCEDURAL("Procedure"),
    INFORMATION("For information"),
    DISCUSSION("For discussion"),
    DECISION("For decision");

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

  /** Whether it stands on the agenda. */
  public enum State {
    PROPOSED("Put forward"),
    ON("On the agenda"),
    DECLINED("Declined"),
    WITHDRAWN("Withdrawn");

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
  }
}
