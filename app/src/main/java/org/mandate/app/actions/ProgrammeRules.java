package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.actions.Programme.State;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.web.Dates;

/** How a programme may change, what a change needs, and what the time of a pause does to a date. */
final class ProgrammeRules {
  private static final Map<State, Set<State>> NEXT =
      Map.of(
          State.RUNNING, EnumSet.of(State.PAUSED, State.HALTED),
          State.RESUMED, EnumSet.of(State.PAUSED, State.HALTED),
          State.PAUSED, EnumSet.of(State.RESUMED, State.HALTED),
          State.HALTED, EnumSet.of(State.RESUMED));

  private ProgrammeRules() {}

  static Set<State> next(State now) {
    return NEXT.getOrDefault(now, Set.of());
  }

  /**
   * What somebody wants of a programme.
   *
   * @param known whether the decision is the body's, or the clause the constitution's
   * @param open dependents that an effect must be said for
   */
  record Wanted(
      State state,
      String reason,
      Programme.Authority authority,
      boolean known,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Map<UUID, Effect> effects,
      Set<UUID> open) {}

  static List<Fault> faults(Programme p, Wanted w, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (!next(p.now().state()).contains(w.state())) {
      faults.add(new Fault("state", "It is " + p.now().state().word() + " already"));
    }
    faults.addAll(ActionRules.words("reason", w.reason(), "Say why; everybody reads the reason"));
    faults.addAll(authority(w));
    faults.addAll(days(p, w, today));
    for (UUID one : w.open()) {
      if (!w.effects().containsKey(one)) {
        faults.add(new Fault("effect-" + one, "Say what becomes of this"));
      }
    }
    return faults;
  }

  private static List<Fault> authority(Wanted w) {
    boolean decided = w.authority().decision().isPresent();
    boolean claused = !w.authority().clause().isEmpty();
    if (decided == claused) {
      return List.of(
          new Fault(
              "decision",
              decided
                  ? "Name the decision, or the clause, not both"
                  : "Name the decision, or the clause of the constitution, that allows it"));
    }
    if (claused && w.authority().seat().isEmpty()) {
      return List.of(new Fault("clause", "Only who holds a seat of the body acts by a clause"));
    }
    return w.known()
        ? List.of()
        : List.of(
            decided
                ? new Fault("decision", "Choose a decision of this body")
                : new Fault("clause", "The constitution in force has no such clause"));
  }

  private static List<Fault> days(Programme p, Wanted w, LocalDate today) {
    if (w.from().isEmpty()) {
      return List.of(new Fault("from", "Write the first day on which it holds"));
    }
    LocalDate from = w.from().get();
    if (from.isAfter(today) || from.isBefore(p.now().from())) {
      return List.of(
          new Fault(
              "from",
              "Choose a day from "
                  + Dates.plain(p.now().from())
                  + " to today: what is to come is"
                  + " recorded on its day"));
    }
    return w.until().isPresent() && !w.until().get().isAfter(today)
        ? List.of(new Fault("until", "Choose a day that is still to come, or leave it empty"))
        : List.of();
  }

  /**
   * The date of an action that waited: as many days later as it waited, so that nobody comes back
   * to a programme and is late at once.
   */
  static LocalDate dueAfter(LocalDate due, LocalDate waitedFrom, LocalDate resumed) {
    // What was overdue before it waited stays so: only days of the wait are given back.
    return due.plusDays(Math.max(0, resumed.toEpochDay() - waitedFrom.toEpochDay()));
  }
}
