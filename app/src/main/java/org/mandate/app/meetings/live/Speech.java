package org.mandate.app.meetings.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A wish to speak, and what became of it.
 *
 * @param constituency for which the time counts: a practice, a neighbourhood, a role
 * @param calledAt empty while waiting, and where it was withdrawn
 */
public record Speech(
    UUID id,
    UUID meeting,
    UUID part,
    UUID item,
    UUID person,
    String constituency,
    Instant askedAt,
    Optional<Instant> calledAt,
    Optional<Instant> endedAt) {

  /** Whether it waits to be called. */
  public boolean waits() {
    return calledAt.isEmpty() && endedAt.isEmpty();
  }

  /** Whether they are speaking. */
  public boolean isOn() {
    return calledAt.isPresent() && endedAt.isEmpty();
  }

  /** How long they spoke, or have spoken so far. */
  public Duration spoken(Instant now) {
    return calledAt
        .map(from -> Duration.between(from, endedAt.orElse(now)))
        .filter(d -> !d.isNegative())
        .orElse(Duration.ZERO);
  }
}
