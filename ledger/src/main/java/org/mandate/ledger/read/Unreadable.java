package org.mandate.ledger.read;

/** Carries a refusal out of a pass; {@link PayersFile} turns it into {@link Reading.Refused}. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final String mend;

  Unreadable(int line, String reason, String mend) {
    super(reason, null, false, false);
    this.line = line;
    this.mend = mend;
  }

  Reading.Refused refusal() {
    return new Reading.Refused(line, String.valueOf(getMessage()), mend);
  }
}
