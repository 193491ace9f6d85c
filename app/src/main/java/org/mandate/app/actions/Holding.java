package org.mandate.app.actions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.elections.Elections;

/**
 * What programmes that stand still keep from being done, as far as whoever asks may know. Of votes
 * at meetings the database holds the same for everybody (V272).
 */
final class Holding {
  private final ProgrammeStore store;
  private final Elections elections;

  Holding(ProgrammeStore store, Elections elections) {
    this.store = store;
    this.elections = elections;
  }

  /** Actions of a body that wait, with why. */
  Map<UUID, String> waiting(UUID body) {
    Map<UUID, String> waits = new HashMap<>();
    for (Programme p : store.of(body)) {
      if (!p.now().state().runs()) {
        p.dependents().stream()
            .filter(d -> d.what() == Programme.What.ACTION && p.effect(d) == Effect.WAITS)
            .forEach(d -> waits.putIfAbsent(d.which(), "It waits: " + p.because() + "."));
      }
    }
    return waits;
  }

  /** Why the ballot of a matter is not opened. */
  Optional<String> ballot(UUID matter) {
    return store.onMatter(matter).stream()
        .filter(p -> !p.now().state().runs())
        .filter(
            p ->
                p.dependents().stream()
                    .anyMatch(d -> isOf(d, matter) && p.effect(d) != Effect.CARRIES_ON))
        .findFirst()
        .map(p -> "It waits: " + p.because());
  }

  /** Why an item, or all of a matter, is not put to the vote; the one that resumes always may. */
  Optional<String> vote(Optional<UUID> item, Optional<UUID> matter) {
    List<Programme> on = store.holding(item, matter);
    boolean resumes =
        on.stream()
            .flatMap(p -> p.dependents().stream())
            .anyMatch(d -> d.resumes() && item.equals(Optional.of(d.which())));
    if (resumes) {
      return Optional.empty();
    }
    return on.stream()
        .flatMap(
            p ->
                p.dependents().stream()
                    .filter(d -> isItOrItsMatter(d, item, matter) && p.holds(d))
                    .map(
                        d ->
                            (p.effect(d) == Effect.ENDS ? "It ended: " : "It waits: ")
                                + p.because()))
        .findFirst();
  }

  private static boolean isItOrItsMatter(Dependent d, Optional<UUID> item, Optional<UUID> matter) {
    return switch (d.what()) {
      case ITEM -> item.equals(Optional.of(d.which()));
      case MATTER -> matter.equals(Optional.of(d.which()));
      case ACTION, BALLOT -> false;
    };
  }

  private boolean isOf(Dependent d, UUID matter) {
    return switch (d.what()) {
      case MATTER -> d.which().equals(matter);
      case BALLOT -> elections.find(d.which()).filter(b -> b.matter().equals(matter)).isPresent();
      case ACTION, ITEM -> false;
    };
  }
}
