package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody nominated.
 *
 * @param name as it stands on the ballot; empty once it was erased
 * @param practice code of the practice they work at
 * @param statement in their own words; may be empty
 * @param listed place on the published list, from 1
 * @param consentEntry record entry of their answer
 */
public record Nomination(
    UUID id,
    UUID election,
    UUID person,
    String name,
    String practice,
    String statement,
    Consent consent,
    Optional<Integer> listed,
    Optional<Instant> withdrawnAt,
    Instant madeAt,
    long entry,
    Optional<Long> consentEntry,
    Optional<Long> withdrawnEntry) {

  /** Whether the person said that they stand. */
  public enum Consent {
    AWAITED,
    GIVEN,
    REFUSED
  }

  /** Whether they stand. */
  public boolean stands() {
    return consent == Consent.GIVEN && withdrawnAt.isEmpty();
  }
}
