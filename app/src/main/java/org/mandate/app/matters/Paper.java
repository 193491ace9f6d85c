package org.mandate.app.matters;

import java.time.Instant;
import java.util.UUID;

/**
 * A paper of a matter, without its bytes.
 *
 * @param fileName as a browser gave it; never a path here
 * @param mediaType found in its content, not in its name
 * @param sha256 64 hex digits
 * @param whose the party whose sealed papers it belongs to; empty for none
 * @param sealed whether only those who need to know may read it
 */
public record Paper(
    UUID id,
    UUID matter,
    String title,
    String fileName,
    String mediaType,
    String sha256,
    long size,
    String whose,
    boolean sealed,
    Instant addedAt) {}
