package org.mandate.app.elections.secret;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a frozen roll: a practice, or a person of one. Each has one vote.
 *
 * @param position from 1; one taken off leaves its number unused
 * @param practice its code, or that of the practice where the person works
 * @param area of the practice; null where it has none
 * @param person empty on a roll of practices
 * @param name as it was when the roll was frozen; empty for a practice, and where it was erased
 */
public record SecretVoter(
    UUID election,
    int position,
    String practice,
    @Nullable String area,
    Optional<UUID> person,
    String name) {

  /** As entries write a practice. */
  Map<String, Object> fact() {
    Map<String, Object> fact = new TreeMap<>();
    fact.put("practice", practice);
    if (area != null) {
      fact.put("area", area);
    }
    return fact;
  }
}
