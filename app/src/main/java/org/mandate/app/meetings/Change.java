package org.mandate.app.meetings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was changed of a meeting, its parts or its items.
 *
 * @param id later ones are greater
 * @param what as the table writes it: "item-moved"
 * @param person who did it, where that is known
 */
record Change(
    long id,
    Optional<UUID> part,
    Optional<UUID> item,
    String what,
    Instant at,
    Optional<UUID> person) {}
