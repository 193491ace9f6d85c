package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A movement that somebody wants in the journal.
 *
 * @param organisation the beneficiary whose money it is
 * @param pence above nought
 * @param reason why, where the kind asks for one
 * @param source where it can be read; may be empty with a receipt
 */
public record PostedEntry(
    Posted.Kind kind,
    LocalDate on,
    String organisation,
    long pence,
    Optional<UUID> receipt,
    Optional<Posted.FileLine> file,
    String reason,
    String source) {

  /** One entered by hand. */
  public static PostedEntry byHand(
      Posted.Kind kind,
      LocalDate on,
      String organisation,
      long pence,
      String reason,
      String source) {
    return new PostedEntry(
        kind, on, organisation, pence, Optional.empty(), Optional.empty(), reason, source);
  }

  /** What a line of a payer's file says. */
  public static PostedEntry ofReceipt(
      Posted.Kind kind,
      LocalDate on,
      String organisation,
      long pence,
      UUID receipt,
      Posted.FileLine file) {
    return new PostedEntry(
        kind, on, organisation, pence, Optional.of(receipt), Optional.of(file), "", "");
  }
}
