package org.mandate.app.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A call for a meeting by member practices.
 *
 * @param practices that call for it, in the order in which they did
 * @param answer empty while nobody answered
 * @param entry of the record
 */
public record CallForMeeting(
    UUID id,
    UUID body,
    String title,
    String reasons,
    Instant at,
    List<String> practices,
    Optional<Answer> answer,
    long entry) {
  public CallForMeeting {
    practices = List.copyOf(practices);
  }

  /**
   * What became of it.
   *
   * @param meeting that was called for it; empty where none is
   */
  public record Answer(Optional<UUID> meeting, String words, Instant at) {}
}
