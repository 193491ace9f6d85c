package org.mandate.app.decisions.procurement;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened in a procurement, as somebody watching it noted it.
 *
 * @param process of a notice of intention; empty else
 * @param words who published, made representations or decided; and what they said
 * @param entry of the record; 0 where its matter is sealed
 */
public record Step(
    UUID id,
    UUID matter,
    Kind kind,
    LocalDate on,
    Optional<Process> process,
    String words,
    long entry) {

  /** What happened. */
  public enum Kind {
    /** A notice of intention to award was published. */
    INTENTION("Notice of intention published"),
    /** Written representations were made: regulation 12(3). */
    REPRESENTATION("Representations made"),
    /** After representations, a decision to go on as intended: regulation 12(4)(d)(i). */
    GOES_ON("Further decision: it goes on"),
    /** After representations, back to an earlier step: regulation 12(4)(d)(ii). */
    GOES_BACK("Further decision: back to an earlier step"),
    /** It was given up. */
    ABANDONED("Abandoned"),
    /** The contract was awarded. */
    AWARDED("Contract awarded");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }

    /** As tables and entries write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String code) {
      for (Kind kind : values()) {
        if (kind.code().equals(code)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
