package org.mandate.ledger.national;

/** What a row alone lets one say of a practice. */
public enum Reading {
  /** Paid what the rate gives on this list, or more. */
  AT_RATE("paid the rate or more"),
  /** Paid less; the list of the promise's day is not in the file, and may explain it. */
  CANNOT_TELL("cannot tell"),
  /** Nothing stands there; the file does not say whether the promise covered the practice. */
  NO_PAYMENT("no payment recorded"),
  /** Less than nothing: money went back. */
  RECOVERED("recovered"),
  /** The cell holds no figure. */
  NO_FIGURE("no figure in the file"),
  /** No list, so nothing to set the payment against. */
  NO_LIST("no list in the file"),
  /** No payment, and somebody entered, with a source, that the promise covered the practice. */
  MISSING("missing");

  private final String words;

  Reading(String words) {
    this.words = words;
  }

  /** As a page says it. */
  public String words() {
    return words;
  }
}
