package org.mandate.app.elections.secret;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Practices that ask for a vote of confidence in the holder of an office.
 *
 * @param closesOn the last day on which it can be signed
 * @param ended "reached" or "lapsed"; empty while it is open
 * @param signed how many member practices had signed when it ended
 * @param needed how many were needed then
 */
public record Petition(
    UUID id,
    UUID body,
    UUID office,
    String words,
    UUID person,
    LocalDate closesOn,
    Instant openedAt,
    long entry,
    Optional<String> ended,
    int signed,
    int needed,
    Optional<Long> endedEntry) {

  /** As entries name it. */
  public String subject() {
    return "petition:" + id;
  }

  /**
   * A practice's signature.
   *
   * @param withdrawnEntry once it was taken back
   */
  public record Signature(
      UUID id, UUID petition, String practice, long entry, Optional<Long> withdrawnEntry) {}
}
