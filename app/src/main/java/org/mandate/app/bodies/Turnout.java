package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * How many practices took part in a body's last ballot.
 *
 * @param closed the day it closed
 */
public record Turnout(long voted, long roll, LocalDate closed) {
  /** Told by the feature that runs ballots. */
  @FunctionalInterface
  public interface Source {
    /** The last ballot that had closed by that day. */
    Optional<Turnout> last(UUID body, LocalDate at);
  }
}
