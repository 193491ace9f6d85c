package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The office that owns a series or a single meeting: it calls it and answers for it.
 *
 * @param series that it owns; or else
 * @param meeting a single one
 * @param seat of the body's constitution
 * @param reason of the change; empty for the first
 * @param from first day
 * @param entry of the record
 */
public record Owner(
    Optional<UUID> series,
    Optional<UUID> meeting,
    String seat,
    String reason,
    LocalDate from,
    long entry) {}
