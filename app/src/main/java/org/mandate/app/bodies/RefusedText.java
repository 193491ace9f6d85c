package org.mandate.app.bodies;

import java.util.Locale;
import java.util.UUID;

/**
 * A constitution that its ballot carried and that was not adopted all the same.
 *
 * @param matter in which its text stands fixed
 * @param decision that carried it
 * @param version that it would have been
 * @param hash SHA-256 of its canonical tree, 64 hex digits
 * @param entry of the record
 */
public record RefusedText(
    UUID matter, String decision, long version, String hash, Reason reason, long entry) {
  /** Why it was not adopted. */
  public enum Reason {
    /** Another version was adopted while this one was before the practices. */
    OVERTAKEN,
    /** The program that closed the ballot can no longer read it as a constitution. */
    UNREADABLE;

    /** As the record writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
