package org.mandate.app.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a body acts, from a day on.
 *
 * @param until of a pause: the first day after it; empty when it has no end yet
 * @param into the body it merged into
 * @param reason why, in the words of whoever decided it
 * @param effect what may and may not be done meanwhile
 */
public record BodyStatus(
    State state,
    LocalDate from,
    Optional<LocalDate> until,
    Optional<UUID> into,
    String reason,
    String effect,
    Instant recordedAt,
    long entry) {

  /** What it may be. */
  public enum State {
    ACTIVE,
    PAUSED,
    MERGED,
    CLOSED;

    /** As the record writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Merged and closed bodies have no members and never act again. */
    public boolean isOver() {
      return this == MERGED || this == CLOSED;
    }
  }
}
