package org.mandate.app.meetings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A meeting that somebody plans.
 *
 * @param seat that owns it, where it belongs to no series
 */
public record NewMeeting(
    Optional<UUID> series,
    Meeting.Kind kind,
    String title,
    String place,
    Instant startsAt,
    Instant endsAt,
    String seat) {

  Meeting draft(UUID id, UUID body, String reference) {
    return new Meeting(
        id,
        body,
        series,
        reference,
        kind,
        title.strip(),
        place.strip(),
        startsAt,
        endsAt,
        Meeting.State.DRAFT,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }
}
