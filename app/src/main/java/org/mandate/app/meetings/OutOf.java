package org.mandate.app.meetings;

import java.util.UUID;

/**
 * An item that a wall keeps from whoever asks, though they sit on the body: its place, not its
 * words.
 *
 * @param position within its part, from 1
 * @param matter whose page says why they are out
 */
public record OutOf(UUID item, UUID part, int position, UUID matter) {}
