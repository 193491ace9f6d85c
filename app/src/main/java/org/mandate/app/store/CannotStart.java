package org.mandate.app.store;

/**
 * The machine cannot do what was asked. The message is one sentence for a person, with what to do.
 */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong and what to do, for a person
   */
  public CannotStart(String sentence) {
    super(sentence);
  }

  /**
   * @param sentence what is wrong and what to do, for a person
   * @param cause the fault beneath, for the log
   */
  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
