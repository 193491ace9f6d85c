package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person is to an organisation, and when.
 *
 * @param role partner, salaried, locum, manager, nurse, pharmacist, director, shareholder, trustee,
 *     employee, officer or other
 * @param until the first day on which it no longer holds; empty while it has no end
 */
public record Affiliation(
    UUID id,
    UUID person,
    String name,
    String organisation,
    String role,
    LocalDate from,
    Optional<LocalDate> until) {}
