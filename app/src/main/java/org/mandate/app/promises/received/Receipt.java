package org.mandate.app.promises.received;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a file that a promise takes.
 *
 * @param sha256 of its file
 * @param line physical line in it
 * @param organisation whose it is: as decided, else as matched; empty where nobody knows yet
 * @param match how that is known
 * @param reverses the line that it takes back
 * @param repeats the line of another file that says the same payment, and counts
 * @param posted how many entries of the journal stand on it
 * @param yearly whether it is the sum of a financial year, on its last day
 */
public record Receipt(
    UUID id,
    UUID file,
    String sha256,
    UUID promise,
    int line,
    int item,
    LocalDate on,
    String payerName,
    String payeeName,
    String payeeKey,
    String words,
    String reference,
    long pence,
    Optional<String> organisation,
    Match match,
    double confidence,
    String why,
    Optional<UUID> reverses,
    Optional<UUID> repeats,
    int posted,
    boolean yearly) {

  /** The year, from April, that it is of. */
  int financialYear() {
    return on.getMonthValue() >= 4 ? on.getYear() : on.getYear() - 1;
  }

  /** How it is known whose a line is. */
  public enum Match {
    AUTOMATIC,
    CONFIRMED,
    DECLINED,
    UNDECIDED,
    NONE;

    /** Whether a person still has to say. */
    boolean waits() {
      return this == UNDECIDED || this == NONE;
    }
  }
}
