package org.mandate.count.rules;

/**
 * A count whose thread was interrupted: nothing was counted. Whoever counts for strangers gives a
 * count its time and interrupts it; every long loop of this room asks.
 */
public final class CountStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private CountStopped() {
    super("the count was interrupted");
  }

  /**
   * @throws CountStopped if this thread was interrupted; the interruption is taken with it
   */
  static void ifAsked() {
    if (Thread.interrupted()) throw new CountStopped();
  }
}
