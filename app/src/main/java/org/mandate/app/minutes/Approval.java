package org.mandate.app.minutes;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The recorded act by which a later meeting approved minutes.
 *
 * @param meeting that approved
 * @param item of its agenda
 * @param poll of that item, where there was one
 * @param asCorrected whether words changed after the set was circulated
 * @param seat whose holder recorded it
 * @param sha256 of the text as it was approved
 * @param entry of the record; 0 where the part is sealed
 */
public record Approval(
    UUID id,
    UUID minutes,
    UUID meeting,
    Optional<UUID> item,
    Optional<UUID> poll,
    boolean asCorrected,
    String seat,
    String sha256,
    Instant at,
    long entry) {}
