package org.mandate.ballot.verify;

/** Leaves the checks at the first rule that is broken; never leaves this package. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.words(), null, false, false);
    this.refusal = refusal;
  }

  static RefusedException of(Rule rule, String words) {
    return new RefusedException(Refusal.of(rule, words));
  }

  Refusal refusal() {
    return refusal;
  }
}
