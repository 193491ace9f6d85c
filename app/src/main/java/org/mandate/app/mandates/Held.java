package org.mandate.app.mandates;

import java.time.LocalDate;

/** What a practice's last word on a topic amounts to, on a day. */
public sealed interface Held {
  /** A mandate holds. */
  record Live(Mandate mandate, boolean endsSoon) implements Held {}

  /** The practice took it back. */
  record Withdrawn(LocalDate from) implements Held {}

  /** It ran out and was not renewed. */
  record Ended(LocalDate on) implements Held {}

  /** The practice never said yes. That does not mean no. */
  record None() implements Held {}

  /** Whether it counts: only a live one does. */
  default boolean isLive() {
    return this instanceof Live;
  }
}
