package org.mandate.app.assessors;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody asked to take a place of a panel.
 *
 * @param body that asks
 * @param reason why this person, as it was computed; empty once erased
 * @param said what they said last
 */
public record Asked(
    UUID id,
    UUID request,
    UUID body,
    UUID matter,
    UUID person,
    AssessorRole role,
    Set<Skill> skills,
    String area,
    String reason,
    List<LocalDate> days,
    Instant askedAt,
    Said said) {

  /** What became of it. */
  public enum Said {
    WAITING,
    AGREED,
    DECLINED,
    /** Taken back by whoever asked. */
    WITHDRAWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Said of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Copies skills and days. */
  public Asked {
    skills = Set.copyOf(skills);
    days = List.copyOf(days);
  }

  /** Whether the place is theirs until they say no. */
  boolean holds() {
    return said == Said.WAITING || said == Said.AGREED;
  }

  Candidate candidate() {
    return new Candidate(person, role, skills, area, List.of(), 0, Optional.empty());
  }
}
