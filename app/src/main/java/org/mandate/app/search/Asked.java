package org.mandate.app.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A question and what narrows it.
 *
 * @param body only things of this body
 * @param kind only things of this kind
 * @param from only things of this day or later
 * @param to only things of this day or earlier
 * @param skip how many of the first are left out
 * @param most how many are given, 100 at most
 */
public record Asked(
    Question question,
    Optional<UUID> body,
    Optional<Kind> kind,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    int skip,
    int most) {

  /** The first twenty of everything. */
  public static Asked of(String typed) {
    return new Asked(
        Question.of(typed),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        20);
  }
}
