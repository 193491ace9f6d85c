package org.mandate.app.decisions.procurement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Dates;

/** Where a procurement stands by its steps, and what comes next. Pure. */
public sealed interface Clock {

  /** No notice of intention is known. */
  record Waiting() implements Clock {}

  /** A process without a standstill: the contract may be made at once. */
  record NoStandstill(Process process, LocalDate published) implements Clock {}

  /** Representations can be made until its end. */
  record Open(Process process, Standstill standstill) implements Clock {}

  /** The time for representations has passed, and none are known: the contract may be made. */
  record Passed(Process process, Standstill standstill) implements Clock {}

  /**
   * Representations were made in time: the standstill stays open until a further decision.
   *
   * @param standstill others may still be made until its end
   */
  record UnderReview(Process process, Standstill standstill, LocalDate made) implements Clock {}

  /**
   * It goes on after a further decision; no contract before the day after.
   *
   * @param lastDay of waiting, during which the independent panel can be asked
   */
  record GoingOn(Process process, LocalDate decided, LocalDate lastDay, Instant ends)
      implements Clock {}

  /** It is over, or begins again at an earlier step. */
  record Over(Step last) implements Clock {}

  /**
   * Reads the clock.
   *
   * @param steps of one procurement, in the order of their days
   */
  static Clock of(List<Step> steps, Instant now) {
    Optional<Step> notice = last(steps, Step.Kind.INTENTION);
    Optional<Step> ended =
        steps.stream()
            .filter(
                s ->
                    s.kind() == Step.Kind.AWARDED
                        || s.kind() == Step.Kind.ABANDONED
                        || s.kind() == Step.Kind.GOES_BACK)
            .reduce((a, b) -> b)
            .filter(s -> notice.isEmpty() || !s.on().isBefore(notice.get().on()));
    if (ended.isPresent()) {
      return new Over(ended.get());
    }
    if (notice.isEmpty()) {
      return new Waiting();
    }
    Process process = notice.get().process().orElseThrow();
    LocalDate published = notice.get().on();
    if (!process.hasStandstill()) {
      return new NoStandstill(process, published);
    }
    return running(steps, process, Standstill.of(published), now);
  }

  private static Clock running(
      List<Step> steps, Process process, Standstill standstill, Instant now) {
    Optional<Step> goesOn =
        last(steps, Step.Kind.GOES_ON).filter(s -> !s.on().isBefore(standstill.published()));
    if (goesOn.isPresent()) {
      LocalDate lastDay = Standstill.lastDayAfter(goesOn.get().on());
      return new GoingOn(process, goesOn.get().on(), lastDay, Standstill.midnightAfter(lastDay));
    }
    Optional<Step> made =
        steps.stream()
            .filter(s -> s.kind() == Step.Kind.REPRESENTATION)
            .filter(s -> !s.on().isBefore(standstill.published()))
            .filter(s -> !s.on().isAfter(standstill.lastDay()))
            .findFirst();
    if (made.isPresent()) {
      return new UnderReview(process, standstill, made.get().on());
    }
    return standstill.isOpenAt(now)
        ? new Open(process, standstill)
        : new Passed(process, standstill);
  }

  private static Optional<Step> last(List<Step> steps, Step.Kind kind) {
    return steps.stream().filter(s -> s.kind() == kind).reduce((a, b) -> b);
  }

  /** In a sentence or two: where it stands, and what to do next. */
  default String words() {
    return switch (this) {
      case Waiting w -> "No notice of intention is known yet. Note it on the day it is published.";
      case NoStandstill n ->
          n.process().title()
              + " has no standstill: the contract may be made at once (regulation 12(1)).";
      case Open o ->
          "Representations can be made until midnight at the end of "
              + Dates.weekday(o.standstill().lastDay())
              + ". Write to whoever published the notice before then, and note here that you did.";
      case Passed p ->
          "The time for representations ended at midnight at the end of "
              + Dates.weekday(p.standstill().lastDay())
              + ". The contract may be made. Note the award when it is published.";
      case UnderReview u ->
          "Representations were made on "
              + Dates.weekday(u.made())
              + ". The standstill stays open until the decision is reviewed. Note the further"
              + " decision on the day it is told.";
      case GoingOn g ->
          "It goes on. No contract may be made until the end of "
              + Dates.weekday(g.lastDay())
              + ", five working days after the further decision. Whoever stays aggrieved can ask"
              + " the Independent Patient Choice and Procurement Panel in that time.";
      case Over o -> o.last().kind().words() + " on " + Dates.weekday(o.last().on()) + ".";
    };
  }

  /** The moment that ends whatever runs, where something does. */
  default Optional<LocalDate> deadline() {
    return switch (this) {
      case Open o -> Optional.of(o.standstill().lastDay());
      case GoingOn g -> Optional.of(g.lastDay());
      case Waiting w -> Optional.empty();
      case NoStandstill n -> Optional.empty();
      case Passed p -> Optional.empty();
      case UnderReview u -> Optional.empty();
      case Over o -> Optional.empty();
    };
  }
}
