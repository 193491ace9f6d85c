package org.mandate.ledger;

/**
 * One line of an entry.
 *
 * @param pence a debit above nought, a credit below; never nought
 */
public record Line(Account account, long pence) {
  public Line {
    if (pence == 0) throw new IllegalArgumentException("a line of nought: " + account);
  }
}
