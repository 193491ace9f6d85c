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
 * @param weight where the rules weigh votes in bands; empty where all count alike
 */
public record SecretVoter(
    UUID election,
    int position,
    String practice,
    @Nullable String area,
    Optional<UUID> person,
    String name,
    Optional<Weight> weight) {

  /**
   * A weight in bands.
   *
   * @param patients when the roll was frozen
   * @param banded with how many its band votes
   * @param onBoard the weight beside the credential: one vote and the band's patients, so that a
   *     total tells both
   */
  public record Weight(long patients, long banded, long onBoard) {}

  SecretVoter weighing(long banded, long onBoard) {
    long patients = weight.orElseThrow().patients();
    return new SecretVoter(
        election,
        position,
        practice,
        area,
        person,
        name,
        Optional.of(new Weight(patients, banded, onBoard)));
  }

  /** As entries write a practice. */
  Map<String, Object> fact() {
    Map<String, Object> fact = new TreeMap<>();
    fact.put("practice", practice);
    if (area != null) {
      fact.put("area", area);
    }
    weight.ifPresent(
        w -> {
          fact.put("patients", w.patients());
          fact.put("band", w.banded());
          fact.put("weight", w.onBoard());
        });
    return fact;
  }
}
