package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Who is clear of a matter: answered from the walls, path by path, for each person alike. */
@FunctionalInterface
public interface Clear {
  /**
   * The answer for each of these people; whoever is missing in it is not clear.
   *
   * @param matter on which they would sit
   * @param day on which the facts are judged
   */
  Map<UUID, ClearAnswer> of(UUID matter, Collection<UUID> people, LocalDate day);
}
