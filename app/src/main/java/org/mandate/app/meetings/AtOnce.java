package org.mandate.app.meetings;

import java.util.Optional;
import java.util.UUID;

/**
 * Another meeting at the same time of people who sit on a body.
 *
 * @param meeting which one; empty where whoever asks may not know of it
 * @param people how many would have to be in both
 */
public record AtOnce(Optional<UUID> meeting, int people) {}
