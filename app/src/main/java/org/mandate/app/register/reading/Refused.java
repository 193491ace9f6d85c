package org.mandate.app.register.reading;

/** Carries a refusal out of the middle of a stream; {@link OfficialFile} turns it into a result. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    super(refusal.toString(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
