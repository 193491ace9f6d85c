package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A challenge to the roll of a secret election.
 *
 * @param practice of whoever challenges
 * @param outcome "added", "removed" or "rejected"; empty while undecided
 * @param position the line that was added or taken off
 */
public record RollChallenge(
    UUID id,
    UUID election,
    UUID person,
    String practice,
    String words,
    Instant raisedAt,
    long entry,
    Optional<String> outcome,
    String answer,
    Optional<Integer> position,
    Optional<Instant> settledAt,
    Optional<Long> settledEntry) {

  /** Whether it still waits for the returning officer. */
  public boolean undecided() {
    return outcome.isEmpty();
  }
}
