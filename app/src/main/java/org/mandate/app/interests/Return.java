package org.mandate.app.interests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person's word to a body about all of their interests at once.
 *
 * @param on the day it was said
 * @param entry of the record
 */
public record Return(
    UUID id, UUID person, UUID body, What what, LocalDate on, Instant recordedAt, long entry) {
  /** That there is nothing to declare, or that all of it still holds. */
  public enum What {
    NIL("nil", "Nothing to declare"),
    CONFIRMED("confirmed", "Confirmed that all of it still holds");

    private final String word;
    private final String says;

    What(String word, String says) {
      this.word = word;
      this.says = says;
    }

    /** As tables and the record write it. */
    public String word() {
      return word;
    }

    /** As people read it. */
    public String says() {
      return says;
    }
  }
}
