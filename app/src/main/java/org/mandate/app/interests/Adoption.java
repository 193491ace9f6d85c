package org.mandate.app.interests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A body goes by this text from a day on.
 *
 * @param policy id of the policy, as its text says
 * @param hash SHA-256 of the canonical text, 64 hex digits
 * @param from the first day on which it is in force
 * @param entry of the record
 */
public record Adoption(
    UUID body,
    String policy,
    String version,
    String title,
    String hash,
    LocalDate from,
    Instant recordedAt,
    long entry) {}
