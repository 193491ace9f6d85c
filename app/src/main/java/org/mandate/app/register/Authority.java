package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's authority to act for a practice.
 *
 * @param standing voter or deputy; a practice has at most one of each at a time
 * @param proof what shows it: minutes, a signed letter
 * @param until the first day on which it no longer holds; empty while it has no end
 */
public record Authority(
    UUID id,
    UUID person,
    String name,
    String practice,
    String standing,
    String proof,
    LocalDate from,
    Optional<LocalDate> until) {}
