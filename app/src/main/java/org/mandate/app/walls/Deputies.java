package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.interests.AdoptedPolicy;

/**
 * Who sits in a board member's place when that member must leave: named before any item, so that
 * nobody is picked for a vote. A fact about people, so it makes no entry of its own.
 */
public final class Deputies {
  private final Walls.Ground ground;
  private final DeputyStore store;

  Deputies(Walls.Ground ground) {
    this.ground = ground;
    this.store = new DeputyStore(ground.db());
  }

  /**
   * One deputy.
   *
   * @param forMember in whose place
   * @param until the first day on which it no longer holds; empty while it has no end
   */
  public record Deputy(
      UUID id, UUID person, UUID forMember, LocalDate from, Optional<LocalDate> until) {
    /** Whether it holds on that day. */
    public boolean holds(LocalDate day) {
      return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }
  }

  /** All of a body, as known now. */
  public List<Deputy> of(Body body) {
    return store.of(body.id());
  }

  /** The members with a vote today, each with the office that gives it. */
  public List<Office> members(Body body) {
    LocalDate today = ground.bodies().today();
    List<String> voting =
        ground
            .policies()
            .adopted(body.id(), today)
            .map(AdoptedPolicy::board)
            .map(b -> b.voting())
            .orElse(List.of());
    return ground.bodies().offices(body.id()).stream()
        .filter(o -> o.heldOn(today) && o.person().isPresent() && voting.contains(o.seat()))
        .toList();
  }

  /** Names a deputy for a member, from today. */
  public Outcome<Deputy> name(Body body, UUID member, UUID person) {
    LocalDate today = ground.bodies().today();
    List<UUID> board = members(body).stream().flatMap(o -> o.person().stream()).toList();
    if (!board.contains(member)) {
      return Outcome.refused("member", "Choose a member of the board with a vote");
    }
    if (board.contains(person)) {
      return Outcome.refused("person", "A member of the board sits for nobody else");
    }
    if (ground.people().person(person).isEmpty()) {
      return Outcome.refused("person", "Choose a person of the member practices");
    }
    boolean taken =
        of(body).stream()
            .filter(d -> d.holds(today))
            .anyMatch(d -> d.forMember().equals(member) || d.person().equals(person));
    if (taken) {
      return Outcome.refused(
          "member", "One deputy for one member: end the one before, or choose somebody else");
    }
    return new Outcome.Done<>(
        keep(body, new Deputy(UUID.randomUUID(), person, member, today, Optional.empty())));
  }

  /** From today it holds no longer. */
  public Outcome<Deputy> end(Body body, UUID id) {
    LocalDate today = ground.bodies().today();
    Optional<Deputy> found =
        of(body).stream().filter(d -> d.id().equals(id) && d.holds(today)).findFirst();
    if (found.isEmpty()) {
      return Outcome.refused("end", "This deputy no longer sits");
    }
    Deputy d = found.get();
    store.supersede(id, ground.record().now());
    // Named today and ended today: it never held.
    return new Outcome.Done<>(
        d.from().equals(today)
            ? d
            : keep(
                body,
                new Deputy(
                    UUID.randomUUID(), d.person(), d.forMember(), d.from(), Optional.of(today))));
  }

  private Deputy keep(Body body, Deputy d) {
    store.keep(body.id(), d, ground.record().now());
    ground
        .sealed()
        .keep(
            "board.deputy",
            body.subject(),
            Map.of(
                "person",
                d.person().toString(),
                "for",
                d.forMember().toString(),
                "from",
                d.from().toString(),
                "until",
                d.until().map(LocalDate::toString).orElse("")),
            Optional.of(body.id()),
            Optional.empty());
    return d;
  }
}
