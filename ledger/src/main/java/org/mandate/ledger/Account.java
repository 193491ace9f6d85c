package org.mandate.ledger;

import java.util.Locale;

/**
 * The states of promised money, as accounts. A debit is above nought, a credit below.
 *
 * <p>{@link #PROMISED} stands against {@link #COMMITMENT}. {@link #DUE} is the credit against which
 * every pound of a due stands in exactly one of the accounts after it.
 */
public enum Account {
  /** The promiser's side of what is promised. */
  COMMITMENT,
  /** Promised in all. */
  PROMISED,
  /** Fallen due in all. */
  DUE,
  /** Due and not come. Below nought: more came than was due, or before it was. */
  OUTSTANDING,
  /** The promiser says it was paid; nobody has seen it come. */
  RELEASED,
  /** Come to the payee, not yet to the beneficiary. */
  RECEIVED,
  /** Come to the beneficiary. */
  PASSED_ON,
  /** Spent by the beneficiary. */
  SPENT,
  /** Taken back after it had come. */
  RECOVERED,
  /** Given up by the beneficiary. */
  WAIVED,
  /** Denied by the promiser. */
  DISPUTED;

  /** As it is written in a table: passed_on. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
