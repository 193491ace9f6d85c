package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.BodyStatus.State;

/** What a body's status is on a day, and which may follow which. */
final class StatusRules {
  private StatusRules() {}

  /**
   * The statement that holds on a day; empty where none was made or the last pause has ended: then
   * the body is active.
   *
   * @param stated in the order of the days they hold from, then of recording
   */
  static Optional<BodyStatus> on(List<BodyStatus> stated, LocalDate day) {
    return stated.stream()
        .filter(s -> !s.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .filter(s -> s.until().map(day::isBefore).orElse(true));
  }

  static State stateOn(List<BodyStatus> stated, LocalDate day) {
    return on(stated, day).map(BodyStatus::state).orElse(State.ACTIVE);
  }

  /** Why a body in one state may not go into another; empty when it may. */
  static Optional<String> obstacle(State now, State next) {
    if (now.isOver()) {
      return Optional.of(
          "The body has " + now.word() + ". What is over does not begin again: found a new body.");
    }
    if (now == State.ACTIVE && next == State.ACTIVE) {
      return Optional.of("The body is active on that day already.");
    }
    return Optional.empty();
  }
}
