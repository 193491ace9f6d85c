package org.mandate.ledger.read;

/**
 * Something that a reader must say about a file.
 *
 * @param kind what about
 * @param line the physical line it is about; 0 where it is about the whole file
 * @param words one sentence, which names no payee
 */
public record Remark(Kind kind, int line, String words) {
  /** What a remark is about. */
  public enum Kind {
    /** How the characters, separators, columns were read. */
    SHAPE,
    /** How day and month were told apart. */
    DATES,
    /**
     * The order of day and month is assumed: nothing in the file shows it, and a person must say.
     */
    DATES_ASSUMED,
    /** A total line, left out of the lines. */
    TOTAL,
    /** A total line that does not agree with the lines above it. */
    TOTAL_DIFFERS,
    /** A row left out because a date or an amount in it cannot be read. */
    LEFT_OUT,
    /** A row that repeats an earlier row in every word; it is kept. */
    REPEATED,
    /** A credit that takes back exactly one earlier line. */
    REVERSAL,
    /** A credit for which no earlier line, or more than one, fits. */
    CREDIT_UNPAIRED,
    /** Months without any line. */
    MONTHS,
    /** Lines whose payee is not named. */
    NO_PAYEE,
    /** The running balance of an account. */
    BALANCE
  }
}
