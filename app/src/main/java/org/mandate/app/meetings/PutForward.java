package org.mandate.app.meetings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wants on an agenda of a body.
 *
 * @param practice for which it was put forward; empty where an officer did
 * @param matter raised with it; empty for procedure
 * @param title its own, or its matter's
 * @param answer empty while nobody answered
 * @param entry of the record
 */
public record PutForward(
    UUID id,
    UUID body,
    String practice,
    Optional<UUID> matter,
    String title,
    String reasons,
    Instant at,
    Optional<Answer> answer,
    long entry) {

  /**
   * What became of it.
   *
   * @param item where it was taken up, as far as whoever asks may know; empty where it was declined
   *     or stands where they may not look
   * @param isTakenUp whether it was
   * @param words why it was declined, or what is said with taking it up
   */
  public record Answer(Optional<UUID> item, boolean isTakenUp, String words, Instant at) {}
}
