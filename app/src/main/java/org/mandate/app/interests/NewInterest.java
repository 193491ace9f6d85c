package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An interest to be declared, or what a correction makes of one.
 *
 * @param until the first day on which it is no longer held; empty while it has no end
 * @param awareOn when the person came to know of it
 */
public record NewInterest(
    Interest.Held held, LocalDate from, Optional<LocalDate> until, LocalDate awareOn) {
  static final int LONGEST_WORDS = 2_000;
}
