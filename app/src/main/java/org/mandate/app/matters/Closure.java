package org.mandate.app.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What was chosen about a matter's openness.
 *
 * @param reason in words; public where the matter is announced
 * @param seat whose holder chose: id of the constitution's seat
 * @param unannouncedUntil the first day on which it is announced; empty where it always was
 * @param until the first day on which everything is public
 */
public record Closure(
    Form form,
    String reason,
    String seat,
    Optional<LocalDate> unannouncedUntil,
    LocalDate until,
    Instant at,
    long entry) {

  /** The two forms of a closure, and its end. */
  public enum Form {
    CLOSED,
    UNANNOUNCED,
    OPENED;

    /** As table and record write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
