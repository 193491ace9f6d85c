package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mandate.constitution.Setting;

/** Terms of office, the gaps between them, and terms that have run out. */
public final class OfficeRules {
  private OfficeRules() {}

  /**
   * A time in which nobody held a seat.
   *
   * @param until the first day on which somebody did; empty when nobody does yet
   */
  public record Gap(LocalDate from, Optional<LocalDate> until) {}

  /**
   * The gaps in one seat up to a day.
   *
   * @param terms of one seat and constituency
   * @param since the day from which the seat could be held
   */
  static List<Gap> gaps(List<Office> terms, LocalDate since, LocalDate today) {
    List<Gap> gaps = new ArrayList<>();
    LocalDate covered = since;
    for (Office term : terms.stream().sorted(Comparator.comparing(Office::from)).toList()) {
      if (term.from().isAfter(today)) {
        break;
      }
      if (term.from().isAfter(covered)) {
        gaps.add(new Gap(covered, Optional.of(term.from())));
      }
      covered = term.to().isAfter(covered) ? term.to() : covered;
    }
    if (!covered.isAfter(today)) {
      gaps.add(new Gap(covered, Optional.empty()));
    }
    return gaps;
  }

  /** Why a term cannot begin; empty when it can. The caps on a term are the constitution's. */
  static Optional<Outcome.Fault> obstacle(
      Office next, Optional<Setting.Seat> seat, List<Office> terms) {
    if (seat.isEmpty()) {
      return fault(
          "seat",
          "The constitution in force on that day has no such seat. Choose one that it has.");
    }
    if (!next.to().isAfter(next.from())) {
      return fault("to", "The term must end after it begins.");
    }
    if (next.to().isAfter(next.from().plusMonths(seat.get().termMonths()))) {
      return fault(
          "to",
          "The constitution gives this seat a term of "
              + seat.get().termMonths()
              + " months. Choose an earlier end.");
    }
    return terms.stream()
        .filter(t -> t.seat().equals(next.seat()) && t.constituency().equals(next.constituency()))
        .filter(t -> t.from().isBefore(next.to()) && next.from().isBefore(t.to()))
        .findFirst()
        .flatMap(
            t ->
                fault(
                    "from",
                    "The seat is held from "
                        + org.mandate.app.web.Dates.plain(t.from())
                        + " to "
                        + org.mandate.app.web.Dates.plain(t.to())
                        + ". End that office first, or choose a later day."));
  }

  /** Whether there is one such seat for each area of the members, as its constituency says. */
  public static boolean perArea(Setting.Seat seat) {
    return seat.constituency().contains("neighbourhood");
  }

  private static Optional<Outcome.Fault> fault(String field, String words) {
    return Optional.of(new Outcome.Fault(field, words));
  }
}
