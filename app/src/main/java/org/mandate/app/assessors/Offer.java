package org.mandate.app.assessors;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody's offer to sit on panels elsewhere.
 *
 * @param home code of the organisation that they belong to
 * @param area code of its area on the day of the offer, by the register
 * @param first day on which they can sit
 * @param last day on which they can sit, included
 */
public record Offer(
    UUID id,
    UUID person,
    String home,
    String area,
    AssessorRole role,
    Set<Skill> skills,
    LocalDate first,
    LocalDate last,
    Instant recordedAt) {
  /** Copies the skills. */
  public Offer {
    skills = Set.copyOf(skills);
  }
}
