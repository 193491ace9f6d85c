package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question before a body, with the parties it touches.
 *
 * @param stages in the order of their days, each from its day up to the next
 * @param ends the first day on which the matter is over; null while it is open
 */
public record Matter(
    String id,
    String title,
    String body,
    List<Party> parties,
    List<StageFrom> stages,
    @Nullable LocalDate ends) {

  /**
   * Somebody the matter touches.
   *
   * @param who an organisation or a person
   */
  public record Party(String who, PartyRole role, Period period) {}

  /** A stage and its first day. */
  public record StageFrom(Stage stage, LocalDate from) {}

  /** Copies the lists; refuses stages out of order. */
  public Matter {
    parties = List.copyOf(parties);
    stages = List.copyOf(stages);
    for (int i = 1; i < stages.size(); i++) {
      if (!stages.get(i).from().isAfter(stages.get(i - 1).from())) {
        throw new IllegalArgumentException("stages must follow one another by day: " + id);
      }
    }
  }

  /** The stage on that day; empty before the first and when the matter is over. */
  public Optional<Stage> stage(LocalDate day) {
    Optional<Stage> found = Optional.empty();
    for (StageFrom one : stages) {
      if (!day.isBefore(one.from())) {
        found = Optional.of(one.stage());
      }
    }
    return over(day) ? Optional.empty() : found;
  }

  /** Whether the matter is over on that day. */
  public boolean over(LocalDate day) {
    return ends != null && !day.isBefore(ends);
  }

  /** The same with one party more. */
  public Matter with(Party party) {
    var more = new java.util.ArrayList<>(parties);
    more.add(party);
    return new Matter(id, title, body, more, stages, ends);
  }
}
