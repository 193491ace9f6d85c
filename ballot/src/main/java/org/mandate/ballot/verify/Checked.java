package org.mandate.ballot.verify;

/**
 * That a board was accepted up to an event. Whoever keeps it from an own verification may have
 * proofs up to that event not checked again: the chain's hashes still are, so a board with another
 * past is refused.
 *
 * @param event the hash of the last event
 * @param height its height
 * @param checks the version of the checks made; a later program with more checks starts anew
 */
public record Checked(String event, int height, int checks) {
  /** The version of the checks that this program makes. */
  public static final int CHECKS = 1;

  /** As one line of text: to keep beside the board. */
  public String text() {
    return checks + " " + height + " " + event;
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Checked read(String text) {
    String[] parts = text.strip().split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a checked prefix: " + text);
    }
    return new Checked(parts[2], Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
  }
}
