package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a body is rooted in its practices on a day (DESIGN section 6): shown, not asserted.
 *
 * @param seats how many it has
 * @param elected of them held by somebody the practices elected
 * @param oldestElection beginning of the oldest elected term now running; empty when none is
 * @param turnout of its last ballot; empty when there was none, or none is told
 * @param contactsRecorded whether contacts with practices and upwards are recorded at all
 */
public record Rootedness(
    int seats,
    int elected,
    Optional<LocalDate> oldestElection,
    Optional<Turnout> turnout,
    boolean contactsRecorded) {}
