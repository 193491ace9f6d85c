package org.mandate.app.files;

/** Ends the look at a file: it is not taken. */
final class LookFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Danger danger;

  LookFault(Danger danger) {
    super(danger.name());
    this.danger = danger;
  }

  Danger danger() {
    return danger;
  }
}
