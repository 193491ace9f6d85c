package org.mandate.app.elections;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A challenge to a published roll.
 *
 * @param practice who challenges
 * @param words why
 * @param outcome "upheld" or "rejected"; empty while undecided
 * @param answer the returning officer's reason
 */
public record Challenge(
    UUID id,
    UUID ballot,
    String practice,
    String words,
    Instant raisedAt,
    long entry,
    Optional<String> outcome,
    String answer,
    Optional<Instant> settledAt,
    Optional<Long> settledEntry) {

  /** Whether it still waits for the returning officer. */
  public boolean undecided() {
    return outcome.isEmpty();
  }
}
