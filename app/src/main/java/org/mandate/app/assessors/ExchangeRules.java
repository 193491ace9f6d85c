package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.bodies.Outcome.Fault;

/** What an offer and a request must be before they are kept. */
final class ExchangeRules {
  private static final int LONGEST_OFFER_YEARS = 2;

  private ExchangeRules() {}

  /** What to mend in an offer. */
  static List<Fault> faults(NewOffer offer, Set<String> own, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (!own.contains(offer.home())) {
      faults.add(new Fault("home", "Choose the organisation that you belong to"));
    }
    if (offer.role().isEmpty()) {
      faults.add(new Fault("role", "Choose as what you would sit"));
    }
    if (offer.first().isEmpty()) {
      faults.add(new Fault("first", "Write the first day on which you can sit"));
    }
    Optional<LocalDate> last = offer.last();
    if (last.isEmpty() || last.get().isBefore(today)) {
      faults.add(new Fault("last", "Write the last day on which you can sit, today or later"));
    } else if (offer.first().filter(last.get()::isBefore).isPresent()) {
      faults.add(new Fault("last", "The last day is before the first: mend one of them"));
    } else if (last.get().isAfter(today.plusYears(LONGEST_OFFER_YEARS))) {
      faults.add(new Fault("last", "Offer at most two years ahead, and renew it then"));
    }
    return faults;
  }

  /**
   * What a request asks for, or what to mend in it.
   *
   * @param areas of the asking body
   */
  static Read read(NewRequest request, Set<String> areas, String seed, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    Map<AssessorRole, Integer> seats = new EnumMap<>(AssessorRole.class);
    request
        .seats()
        .forEach((r, typed) -> number("seats-" + r.code(), typed, faults, n -> seats.put(r, n)));
    int places = seats.values().stream().mapToInt(n -> n).sum();
    if (faults.isEmpty() && (places < 1 || places > Wanted.MOST_PLACES)) {
      String first = "seats-" + AssessorRole.GP.code();
      faults.add(new Fault(first, "Ask for 1 to " + Wanted.MOST_PLACES + " people together"));
    }
    Map<Skill, Integer> skills = new EnumMap<>(Skill.class);
    request
        .skills()
        .forEach(
            (s, typed) ->
                number(
                    "skill-" + s.code(), typed, faults, n -> atMost(s, n, places, skills, faults)));
    Map<String, Integer> outside = new HashMap<>();
    number("outside", request.outside(), faults, n -> outside.put("", n));
    if (outside.getOrDefault("", 0) > places) {
      faults.add(new Fault("outside", "Not more from outside than there are places"));
    }
    days(request.days(), today, faults);
    return faults.isEmpty()
        ? new Read.Good(
            new Wanted(areas, seats, skills, outside.getOrDefault("", 0), request.days(), seed))
        : new Read.Bad(faults);
  }

  private static void atMost(
      Skill skill, int n, int places, Map<Skill, Integer> kept, List<Fault> faults) {
    kept.put(skill, n);
    if (n > places) {
      faults.add(new Fault("skill-" + skill.code(), "Not more than there are places"));
    }
  }

  private static void days(List<LocalDate> days, LocalDate today, List<Fault> faults) {
    if (days.isEmpty()) {
      faults.add(new Fault("day1", "Write the first day on which the panel sits"));
    } else if (days.stream().anyMatch(d -> d.isBefore(today))) {
      faults.add(new Fault("day1", "The panel sits today or later: mend the days"));
    } else if (days.stream().anyMatch(d -> d.isAfter(today.plusYears(2)))) {
      faults.add(new Fault("day1", "Ask at most two years ahead"));
    }
  }

  private static void number(
      String field, String typed, List<Fault> faults, java.util.function.IntConsumer take) {
    if (typed.isBlank()) {
      return;
    }
    if (typed.strip().matches("[0-9]")) {
      take.accept(Integer.parseInt(typed.strip()));
    } else {
      faults.add(new Fault(field, "Write a whole number from 0 to 9, or leave it empty"));
    }
  }

  /** A form, read. */
  sealed interface Read {
    /** It can be asked so. */
    record Good(Wanted wanted) implements Read {}

    /** It cannot. */
    record Bad(List<Fault> faults) implements Read {}
  }
}
