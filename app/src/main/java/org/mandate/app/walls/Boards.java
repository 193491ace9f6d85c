package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Office;
import org.mandate.app.interests.AdoptedPolicy;
import org.mandate.app.interests.BoardTerms;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Body.Adoption;
import org.mandate.conflicts.Body.Member;
import org.mandate.conflicts.Body.Quorum;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Policy;
import org.mandate.constitution.Cited;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.VotingSeat;

/** Bodies as conflicts concern them: who votes in which role, from dated offices. */
public final class Boards {
  private final Walls.Ground ground;

  public Boards(Walls.Ground ground) {
    this.ground = ground;
  }

  /** A body and those that its policy names as its neighbours. */
  List<Body> withNeighbours(UUID id) {
    LocalDate today = ground.bodies().today();
    List<Body> bodies = new ArrayList<>(List.of(of(id, today)));
    terms(id, today)
        .map(BoardTerms::neighbours)
        .orElse(List.of())
        .forEach(
            slug ->
                ground
                    .bodies()
                    .find(slug)
                    .filter(b -> !b.id().equals(id))
                    .ifPresent(b -> bodies.add(of(b.id(), today))));
    return bodies;
  }

  private Optional<BoardTerms> terms(UUID id, LocalDate day) {
    return ground.policies().adopted(id, day).map(AdoptedPolicy::board);
  }

  /**
   * A body with everybody who votes on its board, and its quorum, as they are now: by its
   * constitution; where that has no clause about the board, by its conflicts policy.
   */
  public Body of(UUID id) {
    return of(id, ground.bodies().today());
  }

  private Body of(UUID id, LocalDate today) {
    org.mandate.app.bodies.Body body = ground.bodies().find(id).orElseThrow();
    BoardTerms terms = voting(id, today);
    List<Member> members = members(ground.bodies().offices(id), terms.voting(), terms.roles());
    return new Body(
        body.slug(),
        body.name(),
        members,
        deputies(id),
        rule(id).map(rule -> quorum(rule, members, today)).orElse(terms.quorum()),
        terms.clinical(),
        terms.neighbours(),
        ground.policies().adoptions(id).stream()
            .map(a -> new Adoption(a.policy(), a.version(), a.from()))
            .toList());
  }

  /** Who votes in which role by the constitution, else by the policy; the rest by the policy. */
  BoardTerms voting(UUID id, LocalDate day) {
    BoardTerms policy =
        terms(id, day)
            .orElse(
                new BoardTerms(Map.of(), List.of(), new Quorum(0, List.of()), Set.of(), List.of()));
    return rule(id)
        .map(
            rule -> {
              Map<String, String> roles = new HashMap<>(policy.roles());
              rule.seats().forEach(v -> roles.put(v.seat(), v.role()));
              return new BoardTerms(
                  roles,
                  rule.seats().stream().map(VotingSeat::seat).toList(),
                  policy.quorum(),
                  policy.clinical(),
                  policy.neighbours());
            })
        .orElse(policy);
  }

  private Optional<BoardQuorum> rule(UUID id) {
    return ground
        .bodies()
        .constitutionAt(id, ground.bodies().now())
        .flatMap(c -> c.constitution().boardQuorum())
        .map(Cited::setting);
  }

  /** A share is one of the members of that day. */
  private static Quorum quorum(BoardQuorum rule, List<Member> members, LocalDate day) {
    long sitting = members.stream().filter(m -> m.period().holds(day)).count();
    return new Quorum(
        Math.toIntExact(rule.needed(sitting)),
        rule.roles().stream()
            .map(r -> new Quorum.OfRole(r.role(), Math.toIntExact(r.atLeast())))
            .toList());
  }

  private List<Body.Deputy> deputies(UUID body) {
    return new DeputyStore(ground.db())
        .of(body).stream()
            .map(
                d ->
                    new Body.Deputy(
                        d.person().toString(),
                        d.forMember().toString(),
                        new Period(d.from(), d.until().orElse(null))))
            .toList();
  }

  /**
   * Who votes on a board when, each person once on any day: who holds two voting seats at a time
   * has one vote, in the role of the first of them in the order of the clause.
   *
   * @param voting seats, in the order of the clause
   * @param roles by seat; a seat without one is a role of its own
   */
  public static List<Member> members(
      List<Office> offices, List<String> voting, Map<String, String> roles) {
    Map<UUID, List<Period>> known = new HashMap<>();
    List<Member> members = new ArrayList<>();
    for (String seat : new LinkedHashSet<>(voting)) {
      for (Office office : offices) {
        if (!office.seat().equals(seat) || office.person().isEmpty()) {
          continue;
        }
        List<Period> sits = known.computeIfAbsent(office.person().get(), _ -> new ArrayList<>());
        for (Period left : without(new Period(office.from(), office.to()), sits)) {
          sits.add(left);
          members.add(
              new Member(office.person().get().toString(), roles.getOrDefault(seat, seat), left));
        }
      }
    }
    return List.copyOf(members);
  }

  /** What is left of a period without others. */
  private static List<Period> without(Period whole, List<Period> others) {
    List<Period> left = List.of(whole);
    for (Period other : others) {
      List<Period> next = new ArrayList<>();
      for (Period one : left) {
        if (meet(one, other)) {
          next.addAll(outside(one, other));
        } else {
          next.add(one);
        }
      }
      left = next;
    }
    return left;
  }

  /** The days of one period before and after another that it meets. */
  private static List<Period> outside(Period one, Period other) {
    List<Period> left = new ArrayList<>();
    LocalDate begins = other.from();
    LocalDate ends = other.until();
    if (begins != null && (one.from() == null || one.from().isBefore(begins))) {
      left.add(new Period(one.from(), begins));
    }
    if (ends != null && (one.until() == null || ends.isBefore(one.until()))) {
      left.add(new Period(ends, one.until()));
    }
    return left;
  }

  private static boolean meet(Period one, Period other) {
    LocalDate from = one.from();
    LocalDate begins = other.from();
    return (from == null || !other.ended(from)) && (begins == null || !one.ended(begins));
  }

  /** The policies that these bodies go by now. */
  List<Policy> policiesOf(List<Body> bodies) {
    LocalDate today = ground.bodies().today();
    return bodies.stream()
        .flatMap(b -> ground.bodies().find(b.id()).stream())
        .flatMap(b -> ground.policies().adopted(b.id(), today).stream())
        .map(AdoptedPolicy::conflicts)
        .toList();
  }
}
