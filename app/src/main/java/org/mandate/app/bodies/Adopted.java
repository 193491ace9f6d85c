package org.mandate.app.bodies;

import java.time.Instant;
import java.util.Optional;
import org.mandate.constitution.Constitution;

/**
 * A version of a constitution as adopted.
 *
 * @param version 1 or more
 * @param constitution the rules
 * @param from when it came into force
 * @param by "founding" or "ballot:UUID"
 * @param decision that the ballot led to; empty with the founding
 * @param hash SHA-256 of its canonical tree, 64 hex digits
 * @param entry of the record
 */
public record Adopted(
    long version,
    Constitution constitution,
    Instant from,
    String by,
    Optional<String> decision,
    String hash,
    long entry) {}
