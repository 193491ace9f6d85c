package org.mandate.app.meetings;

import java.util.UUID;

/**
 * An item that a wall sends whoever asks out of; whether they may read its words is another matter.
 *
 * @param position within its part, from 1
 * @param matter whose page says why they are out
 */
public record Leave(UUID item, UUID part, int position, int minutes, UUID matter) {}
