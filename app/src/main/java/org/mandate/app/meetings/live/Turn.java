package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An item that the meeting was at.
 *
 * @param endedAt empty while it is on
 */
public record Turn(
    UUID id, UUID meeting, UUID part, UUID item, Instant beganAt, Optional<Instant> endedAt) {}
