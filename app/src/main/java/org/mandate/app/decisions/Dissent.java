package org.mandate.app.decisions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Dissent, kept word for word with its decision.
 *
 * @param byThemself whether who dissents wrote it; else the secretary entered it
 * @param seat on which they sat; empty where not said
 * @param person who it was, where whoever asks may know
 * @param entry of the record; 0 where it has none of its own
 */
public record Dissent(
    UUID id,
    String decision,
    String words,
    boolean byThemself,
    String seat,
    Optional<UUID> person,
    Instant at,
    long entry) {}
