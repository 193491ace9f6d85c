package org.mandate.app.interests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A gift or hospitality that was offered.
 *
 * @param givenBy who offered it
 * @param pence its value; empty where nobody can say
 * @param withheldReason why it is not published; empty where it may be
 */
public record Gift(
    UUID id,
    UUID root,
    UUID person,
    String givenBy,
    String words,
    Optional<Long> pence,
    LocalDate offeredOn,
    boolean accepted,
    LocalDate declaredOn,
    Instant recordedAt,
    String withheldReason,
    Optional<Long> entry) {}
