package org.mandate.count.ballots;

/** Carries a refusal out of a reader; {@link BallotFiles} turns it into a value. */
final class ReadingFault extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Unreadable why;

  ReadingFault(Unreadable why) {
    super(why.sentence(), null, false, false);
    this.why = why;
  }

  Unreadable why() {
    return why;
  }
}
