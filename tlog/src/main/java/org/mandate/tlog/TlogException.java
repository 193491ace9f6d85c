package org.mandate.tlog;

/**
 * Input that cannot be read as what it should be: a malformed key, note, checkpoint, tile or
 * bundle, or a file that is not there. The message is one plain sentence for a person.
 */
public final class TlogException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final String reason;

  /**
   * @param file what was being read: a path of the log such as {@code tile/0/000}, or a plain word
   *     such as "key"
   * @param reason what is wrong with it, without a full stop
   */
  public TlogException(String file, String reason) {
    super(file + ": " + reason);
    this.file = file;
    this.reason = reason;
  }

  /** What was being read. */
  public String file() {
    return file;
  }

  /** What is wrong with it, without the file's name. */
  public String reason() {
    return reason;
  }
}
