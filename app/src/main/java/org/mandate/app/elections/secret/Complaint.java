package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A complaint about a declared result.
 *
 * @param apart whether it is about the returning officer, or by them: somebody else settles it, and
 *     the returning officer does not read it
 * @param outcome "rejected", "upheld" (the result stands) or "void"; empty while undecided
 * @param answer the reason
 */
public record Complaint(
    UUID id,
    UUID election,
    UUID person,
    String words,
    boolean apart,
    Instant raisedAt,
    long entry,
    Optional<String> outcome,
    String answer,
    Optional<Instant> settledAt,
    Optional<Long> settledEntry) {

  /** As it is raised, before it has an entry. */
  static Complaint raised(UUID election, UUID person, String words, boolean apart, Instant at) {
    return new Complaint(
        UUID.randomUUID(),
        election,
        person,
        words,
        apart,
        at,
        0,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty());
  }

  /** How one was settled, for everybody. */
  public record Answer(String outcome, String answer, Instant settledAt, boolean apart) {}

  /** How many there are, and how many wait. */
  public record Counts(long raised, long undecided) {}

  /** Whether it still waits for the returning officer. */
  public boolean undecided() {
    return outcome.isEmpty();
  }
}
