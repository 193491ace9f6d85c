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
    List<Member> members = members(ground.bodies().offices(id), terms);
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

  /** Each person once on any day: who holds two voting seats has one vote, in the first's role. */
  static List<Member> members(List<Office> offices, BoardTerms terms) {
    Map<UUID, List<Member>> members = new HashMap<>();
    Set<Member> all = new LinkedHashSet<>();
    for (String seat : terms.voting()) {
      for (Office office : offices) {
        if (!office.seat().equals(seat) || office.person().isEmpty()) {
          continue;
        }
        UUID person = office.person().get();
        Period period = new Period(office.from(), office.to());
        List<Member> known = members.computeIfAbsent(person, _ -> new ArrayList<>());
        boolean sits = known.stream().anyMatch(m -> meet(m.period(), period));
        if (!sits) {
          Member member =
              new Member(person.toString(), terms.roles().getOrDefault(seat, seat), period);
          known.add(member);
          all.add(member);
        }
      }
    }
    return List.copyOf(all);
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
