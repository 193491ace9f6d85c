package org.mandate.cli.certificate;

import java.util.Locale;

/**
 * One thing the checker did, could only see, or left alone.
 *
 * @param name a short word such as "roll"
 * @param text one line for a person
 */
public record Step(String name, Status status, String text) {

  /** What a step is worth. */
  public enum Status {
    /** Computed again from the file, and it fits. */
    RECOMPUTED,
    /** Believed for a reason that the text gives. */
    TRUSTED,
    /** Only a commitment could be seen. */
    SEALED,
    /** Not looked at. */
    NOT_CHECKED,
    /** What is wrong. */
    FAULT;

    /** As written in answers: "not checked". */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
