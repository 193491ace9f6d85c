package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to put a person into a seat.
 *
 * @param seat id of a seat in the constitution in force on {@code from}
 * @param constituency which of several like seats (an area); empty where there is one
 * @param name as the collective publishes it
 * @param to the first day after the term; null for the constitution's whole term
 */
public record Appointment(
    String seat,
    String constituency,
    Office.Route route,
    UUID person,
    String name,
    LocalDate from,
    @Nullable LocalDate to) {}
