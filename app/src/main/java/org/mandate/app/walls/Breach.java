package org.mandate.app.walls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A breach of the conflicts policy, as the guardian keeps it.
 *
 * @param matter which it was about; empty where it was about none
 * @param words the guardian's own, never published
 * @param steps what was done about it; public once it is published
 * @param publicWords empty until it is published
 * @param entry of the record; 0 until it is published
 */
public record Breach(
    UUID id,
    UUID body,
    Optional<UUID> matter,
    LocalDate foundOn,
    String words,
    String steps,
    String publicWords,
    Optional<Instant> publishedAt,
    long entry) {

  /** What of a breach everybody may read. */
  public record Published(LocalDate foundOn, String words, String steps, Instant at) {}
}
