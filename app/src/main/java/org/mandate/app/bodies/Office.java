package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A person holding a seat for a term.
 *
 * @param seat id of the seat in the constitution
 * @param constituency which of several like seats; empty where there is one
 * @param to the first day on which it is no longer held: the term's end, or an earlier one
 * @param person who; empty where the reader may not know
 * @param name as the collective publishes it; empty where the reader may not know
 * @param entry of the record, of its beginning
 */
public record Office(
    UUID id,
    UUID body,
    String seat,
    String constituency,
    Route route,
    LocalDate from,
    LocalDate to,
    Optional<UUID> person,
    String name,
    long entry) {

  /** How the seat was filled. */
  public enum Route {
    ELECTED,
    APPOINTED,
    INTERIM;

    /** As the record writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is held on a day. */
  public boolean heldOn(LocalDate day) {
    return !from.isAfter(day) && to.isAfter(day);
  }
}
