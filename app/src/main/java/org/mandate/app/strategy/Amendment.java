package org.mandate.app.strategy;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A change that somebody proposes to one clause.
 *
 * @param base the version it was written over
 * @param clause as it would stand; of a removal as it stood
 * @param seat in whose name it was proposed; empty for a practice
 * @param answer what became of it; empty while nothing did
 * @param entry of the record
 */
public record Amendment(
    UUID id,
    UUID body,
    int base,
    Kind kind,
    Clause clause,
    String reasons,
    String seat,
    String practice,
    Instant at,
    Optional<Answer> answer,
    long entry) {

  /** What it does to the text. */
  public enum Kind {
    CHANGE,
    ADD,
    REMOVE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of it.
   *
   * @param taken into the next draft, or declined
   * @param words the reason; may be empty where it was taken
   */
  public record Answer(boolean taken, String words, String seat, Instant at, long entry) {
    String word() {
      return taken ? "taken" : "declined";
    }
  }
}
