package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That a decision was taken in a part that is not open, and no more.
 *
 * @param form of the part: members, closed (or open, where its matter is closed)
 * @param opensOn empty where it never does
 */
public record SealedDecision(LocalDate decidedOn, String form, Optional<LocalDate> opensOn) {}
