package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What somebody filled in to offer themself; empty where it was missing or unreadable. */
public record NewOffer(
    String home,
    Optional<AssessorRole> role,
    Set<Skill> skills,
    Optional<LocalDate> first,
    Optional<LocalDate> last) {
  /** Copies the skills. */
  public NewOffer {
    skills = Set.copyOf(skills);
  }
}
