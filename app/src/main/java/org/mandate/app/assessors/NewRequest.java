package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a secretary or guardian filled in to ask for a panel.
 *
 * @param seats as typed, by role: a role left empty is not there
 * @param skills as typed, by skill
 * @param outside as typed
 */
public record NewRequest(
    Optional<UUID> matter,
    Map<AssessorRole, String> seats,
    Map<Skill, String> skills,
    String outside,
    List<LocalDate> days) {
  /** Copies what was given. */
  public NewRequest {
    seats = Map.copyOf(seats);
    skills = Map.copyOf(skills);
    days = List.copyOf(days);
  }
}
