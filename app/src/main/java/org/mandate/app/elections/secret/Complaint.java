package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A complaint about a declared result.
 *
 * @param outcome "rejected", "upheld" (the result stands) or "void"; empty while undecided
 * @param answer the reason
 */
public record Complaint(
    UUID id,
    UUID election,
    UUID person,
    String words,
    Instant raisedAt,
    long entry,
    Optional<String> outcome,
    String answer,
    Optional<Instant> settledAt,
    Optional<Long> settledEntry) {

  /** How one was settled, for everybody. */
  public record Answer(String outcome, String answer, Instant settledAt) {}

  /** How many there are, and how many wait. */
  public record Counts(long raised, long undecided) {}

  /** Whether it still waits for the returning officer. */
  public boolean undecided() {
    return outcome.isEmpty();
  }
}
