package org.mandate.cli.certificate;

/** The first thing found wrong, and in which part; caught by {@link Checker} alone. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String part;
  private final String reason;

  /**
   * @param part the part's name, a member of the file, or "file"
   * @param reason what is wrong with it, without a full stop
   */
  Fault(String part, String reason) {
    super(part + ": " + reason, null, false, false);
    this.part = part;
    this.reason = reason;
  }

  String part() {
    return part;
  }

  String reason() {
    return reason;
  }
}
