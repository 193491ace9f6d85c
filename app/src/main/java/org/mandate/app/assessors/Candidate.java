package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who offered to sit.
 *
 * @param area code of the home area
 * @param free the days offered
 * @param used how often the person sat or agreed to sit in the last 24 months
 * @param clear of the matter; empty while that was not asked, and then the person is not chosen
 */
public record Candidate(
    UUID person,
    AssessorRole role,
    Set<Skill> skills,
    String area,
    List<Free> free,
    int used,
    Optional<ClearAnswer> clear) {

  /** Days on which somebody can sit, both included. */
  public record Free(LocalDate first, LocalDate last) {
    /**
     * @throws IllegalArgumentException if the last day is before the first
     */
    public Free {
      if (last.isBefore(first)) throw new IllegalArgumentException(last + " before " + first);
    }

    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /**
   * @throws IllegalArgumentException if the person sat less than never
   */
  public Candidate {
    skills = Set.copyOf(skills);
    free = List.copyOf(free);
    if (used < 0) throw new IllegalArgumentException("used " + used + " times");
  }

  boolean isClear() {
    return clear.filter(ClearAnswer.IsClear.class::isInstance).isPresent();
  }

  boolean isFreeOn(LocalDate day) {
    return free.stream().anyMatch(f -> f.holds(day));
  }

  Candidate with(ClearAnswer answer) {
    return new Candidate(person, role, skills, area, free, used, Optional.of(answer));
  }
}
