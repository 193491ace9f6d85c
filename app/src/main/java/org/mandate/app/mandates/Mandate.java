package org.mandate.app.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a practice granted.
 *
 * @param limits in the practice's words; empty for none beyond the topic's own
 * @param ends the first day on which it no longer holds
 * @param withdrawn the day from which it was withdrawn; empty while it was not
 * @param withdrawnAt when that was recorded
 */
public record Mandate(
    UUID id,
    UUID body,
    String practice,
    String topic,
    String seat,
    String constituency,
    String limits,
    LocalDate from,
    LocalDate ends,
    Instant recordedAt,
    long entry,
    Optional<LocalDate> withdrawn,
    Optional<Instant> withdrawnAt,
    long withdrawalEntry) {

  /** The same as it was known at a moment: without a withdrawal recorded later. */
  Mandate asKnownAt(Instant moment) {
    return withdrawnAt.filter(at -> at.isAfter(moment)).isEmpty()
        ? this
        : new Mandate(
            id,
            body,
            practice,
            topic,
            seat,
            constituency,
            limits,
            from,
            ends,
            recordedAt,
            entry,
            Optional.empty(),
            Optional.empty(),
            0);
  }
}
