package org.mandate.app.bodies;

import java.time.Instant;
import org.mandate.constitution.Constitution;

/**
 * A version of a constitution as adopted.
 *
 * @param version 1 or more
 * @param constitution the rules
 * @param from when it came into force
 * @param by "founding" or "ballot:UUID"
 * @param hash SHA-256 of its canonical tree, 64 hex digits
 * @param entry of the record
 */
public record Adopted(
    long version, Constitution constitution, Instant from, String by, String hash, long entry) {}
