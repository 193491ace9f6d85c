package org.mandate.conflicts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mandate.conflicts.Body.Deputy;
import org.mandate.conflicts.Body.Member;
import org.mandate.conflicts.Body.Quorum;
import org.mandate.conflicts.Facts.Assessor;
import org.mandate.conflicts.Handling.Shut;
import org.mandate.conflicts.HandlingRules.Standing;
import org.mandate.conflicts.Outlook.Need;
import org.mandate.conflicts.Outlook.Place;
import org.mandate.conflicts.Outlook.RouteAnswer;
import org.mandate.conflicts.Outlook.Seat;
import org.mandate.conflicts.Outlook.Verdict;
import org.mandate.conflicts.Outlook.Voice;

/** Who remains for an item, whether that is a quorum, and which lawful ways remain. */
public final class OutlookRules {
  private OutlookRules() {}

  /** The outlook of the matter's own body. */
  public static Optional<Outlook> of(Conflicts conflicts, Matter matter) {
    return conflicts.facts().body(matter.body()).map(body -> of(conflicts, matter, body));
  }

  private static Outlook of(Conflicts conflicts, Matter matter, Body body) {
    List<Seat> seats = seats(conflicts, matter, body.membersOn(conflicts.day()));
    List<Need> needs = needs(body.quorum(), seats);
    Verdict verdict = verdict(needs);
    List<RouteAnswer> routes =
        verdict == Verdict.QUORATE ? List.of() : routes(conflicts, matter, body, seats);
    return new Outlook(body.id(), matter.id(), seats, verdict, needs, voices(body, seats), routes);
  }

  /** Where somebody would stand on the matter. */
  public static Place place(Conflicts conflicts, Matter matter, String person) {
    return switch (conflicts.of(person, matter)) {
      case Finding.Clear _ -> Place.REMAINS;
      case Finding.NotJudged _ -> Place.NOT_JUDGED;
      case Finding.Conflicted found -> {
        Optional<Standing> standing = HandlingRules.standing(conflicts, person, matter);
        if (standing.isPresent() && standing.get() instanceof Standing.Stands stands) {
          yield stands.choice().handling().shuts().contains(Shut.VOTE)
              ? Place.WITHOUT_A_VOTE
              : Place.REMAINS;
        }
        var mildest =
            conflicts
                .policy(matter)
                .map(
                    p ->
                        HandlingRules.allowed(p, found.conflicts(), matter.stage(conflicts.day()))
                            .mildest())
                .orElse(Handling.PART_REPLACED);
        yield mildest.shuts().contains(Shut.VOTE) ? Place.WITHOUT_A_VOTE : Place.TO_BE_CHOSEN;
      }
    };
  }

  private static List<Seat> seats(Conflicts conflicts, Matter matter, List<Member> members) {
    return members.stream()
        .map(m -> new Seat(m.person(), m.role(), place(conflicts, matter, m.person())))
        .toList();
  }

  private static List<Need> needs(Quorum quorum, List<Seat> seats) {
    var needs = new ArrayList<Need>();
    needs.add(need("", quorum.number(), seats));
    for (Quorum.OfRole one : quorum.roles()) {
      needs.add(need(one.role(), one.atLeast(), seats));
    }
    return needs;
  }

  private static Need need(String role, int needed, List<Seat> seats) {
    int remain = 0;
    int atBest = 0;
    for (Seat seat : seats) {
      if (role.isEmpty() || role.equals(seat.role())) {
        remain += seat.place() == Place.REMAINS ? 1 : 0;
        atBest += seat.place() == Place.REMAINS || seat.place() == Place.TO_BE_CHOSEN ? 1 : 0;
      }
    }
    return new Need(role, needed, remain, atBest);
  }

  private static Verdict verdict(List<Need> needs) {
    if (needs.stream().allMatch(Need::met)) {
      return Verdict.QUORATE;
    }
    return needs.stream().allMatch(n -> n.atBest() >= n.needed())
        ? Verdict.QUORATE_ONCE_CHOSEN
        : Verdict.NOT_QUORATE;
  }

  private static List<Voice> voices(Body body, List<Seat> seats) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Seat seat : seats) {
      if (body.clinical().contains(seat.role())) {
        int[] count = counts.computeIfAbsent(seat.role(), _ -> new int[2]);
        count[0]++;
        count[1] += seat.place() == Place.REMAINS ? 1 : 0;
      }
    }
    return counts.entrySet().stream()
        .map(e -> new Voice(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .toList();
  }

  private static List<RouteAnswer> routes(
      Conflicts conflicts, Matter matter, Body body, List<Seat> seats) {
    return conflicts.policy(matter).map(Policy::routes).orElse(List.of()).stream()
        .map(
            route ->
                switch (route.way()) {
                  case DEPUTIES -> deputies(conflicts, matter, body, seats, route);
                  case NEIGHBOURING_BODY -> neighbour(conflicts, matter, body, route);
                  case EXTERNAL_ASSESSORS -> assessors(conflicts, matter, body, seats, route);
                  case MEMBER_BALLOT ->
                      new RouteAnswer(
                          route,
                          true,
                          "The members can ratify by a ballot of the practices.",
                          List.of());
                })
        .toList();
  }

  /** Each clear deputy sits for one absent member, in that member's role. */
  private static RouteAnswer deputies(
      Conflicts conflicts, Matter matter, Body body, List<Seat> seats, Policy.Route route) {
    Map<String, String> sitting = new LinkedHashMap<>();
    List<Seat> filled = new ArrayList<>();
    for (Seat seat : seats) {
      Optional<String> deputy =
          seat.place() == Place.REMAINS
              ? Optional.empty()
              : body.deputies().stream()
                  .filter(d -> d.forMember().equals(seat.person()))
                  .filter(d -> d.period().holds(conflicts.day()))
                  .map(Deputy::person)
                  .filter(p -> !sitting.containsValue(p))
                  .filter(p -> seats.stream().noneMatch(s -> s.person().equals(p)))
                  .filter(p -> place(conflicts, matter, p) == Place.REMAINS)
                  .findFirst();
      deputy.ifPresent(p -> sitting.put(seat.person(), p));
      filled.add(deputy.map(p -> new Seat(p, seat.role(), Place.REMAINS)).orElse(seat));
    }
    return filled(body, filled, new ArrayList<>(sitting.values()), "deputies", route);
  }

  private static RouteAnswer filled(
      Body body, List<Seat> seats, List<String> added, String who, Policy.Route route) {
    List<Need> needs = needs(body.quorum(), seats);
    boolean open = !added.isEmpty() && verdict(needs) == Verdict.QUORATE;
    String words =
        added.isEmpty()
            ? "No clear " + who + " are known."
            : "With %d clear %s %d would remain%s."
                .formatted(
                    added.size(),
                    who,
                    needs.getFirst().remain(),
                    open ? ", a quorum" : "; " + missing(needs));
    return new RouteAnswer(route, open, words, added);
  }

  private static String missing(List<Need> needs) {
    return "still missing "
        + String.join(
            ", ",
            needs.stream()
                .filter(n -> !n.met())
                .map(
                    n ->
                        (n.needed() - n.remain())
                            + (n.role().isEmpty() ? " of any role" : " " + n.role()))
                .toList());
  }

  private static RouteAnswer neighbour(
      Conflicts conflicts, Matter matter, Body body, Policy.Route route) {
    for (String id : body.neighbours()) {
      Optional<Body> other = conflicts.facts().body(id);
      if (other.isEmpty()) {
        continue;
      }
      List<Seat> seats = seats(conflicts, matter, other.get().membersOn(conflicts.day()));
      if (verdict(needs(other.get().quorum(), seats)) == Verdict.QUORATE) {
        List<String> clear =
            seats.stream().filter(s -> s.place() == Place.REMAINS).map(Seat::person).toList();
        return new RouteAnswer(
            route,
            true,
            "%s is quorate on it: %d of its %d members are clear."
                .formatted(conflicts.sentences().name(id), clear.size(), seats.size()),
            clear);
      }
    }
    return new RouteAnswer(
        route,
        false,
        body.neighbours().isEmpty()
            ? "No neighbouring body is named."
            : "No neighbouring body is quorate on it.",
        List.of());
  }

  /** Clear assessors fill empty seats of their own role; an assessor of no needed role waits. */
  private static RouteAnswer assessors(
      Conflicts conflicts, Matter matter, Body body, List<Seat> seats, Policy.Route route) {
    List<Seat> filled = new ArrayList<>(seats);
    List<String> added = new ArrayList<>();
    for (Assessor one : conflicts.facts().assessors()) {
      boolean known = filled.stream().anyMatch(s -> s.person().equals(one.person()));
      if (known
          || !one.period().holds(conflicts.day())
          || place(conflicts, matter, one.person()) != Place.REMAINS) {
        continue;
      }
      for (int i = 0; i < filled.size(); i++) {
        Seat seat = filled.get(i);
        if (seat.place() != Place.REMAINS && seat.role().equals(one.role())) {
          filled.set(i, new Seat(one.person(), one.role(), Place.REMAINS));
          added.add(one.person());
          break;
        }
      }
    }
    return filled(body, filled, added, "assessors", route);
  }
}
