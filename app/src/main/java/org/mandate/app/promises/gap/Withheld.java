package org.mandate.app.promises.gap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A sum of a promise that somebody says they withhold (field notes, row 78).
 *
 * @param organisation whose money it is
 * @param reason that was given, in their words
 * @param byOrganisation code of who withholds it
 * @param byOffice which of its offices said so; "" where none is known; never a name
 * @param source where that can be read
 * @param end when it was let go
 * @param entry of the record; 0 where the promise is sealed
 */
public record Withheld(
    UUID id,
    UUID promise,
    String organisation,
    long pence,
    String reason,
    String byOrganisation,
    String byOffice,
    String source,
    LocalDate since,
    Instant recordedAt,
    long entry,
    Optional<End> end) {

  /** It is not withheld any more. */
  public record End(UUID id, LocalDate until, String words, Instant recordedAt, long entry) {}

  boolean standsOn(LocalDate day) {
    return !since.isAfter(day) && end.map(e -> e.until().isAfter(day)).orElse(true);
  }
}
