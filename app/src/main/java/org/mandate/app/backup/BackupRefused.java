package org.mandate.app.backup;

/** A backup or restore that is not done. The message is one sentence for a person. */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong and what to do
   */
  public BackupRefused(String sentence) {
    super(sentence);
  }

  /**
   * @param sentence what is wrong and what to do
   * @param cause the fault beneath
   */
  public BackupRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
