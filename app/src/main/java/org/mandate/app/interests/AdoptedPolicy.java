package org.mandate.app.interests;

import java.time.LocalDate;
import org.mandate.conflicts.Policy;

/**
 * The policy that a body goes by on a day.
 *
 * @param hash SHA-256 of the canonical text, 64 hex digits
 * @param from the first day on which it is in force
 * @param conflicts what makes a conflict and what it shuts
 * @param register who declares, by when, and what is published
 * @param board who votes in which role, and the quorum
 */
public record AdoptedPolicy(
    String id,
    String version,
    String title,
    String hash,
    LocalDate from,
    Policy conflicts,
    RegisterTerms register,
    BoardTerms board) {}
