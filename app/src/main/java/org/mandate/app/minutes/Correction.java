package org.mandate.app.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A correction after approval: the new text of one block, beside what was approved.
 *
 * @param item the block's item; empty for {@code kind} opening or closing
 * @param number of the correction of that block, from 1
 * @param words the whole text of the block as corrected
 * @param seat whose holder corrected it
 * @param sha256 of the set's text as corrected by it
 * @param entry of the record; 0 where the part is sealed
 */
public record Correction(
    UUID id,
    UUID minutes,
    Block.Kind kind,
    Optional<UUID> item,
    int number,
    String words,
    String reason,
    String seat,
    String sha256,
    LocalDate day,
    Instant at,
    long entry) {

  /** Names the block it corrects. */
  public String key() {
    return item.map(UUID::toString).orElse(kind.code());
  }
}
