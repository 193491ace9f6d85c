package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Jobs;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;

/** Who declares to a body by its adopted policy, and who is late. */
final class DecisionMakers {
  private final ReturnStore store;
  private final Bodies bodies;
  private final Policies policies;
  private final Jobs jobs;

  DecisionMakers(ReturnStore store, Bodies bodies, Policies policies, Jobs jobs) {
    this.store = store;
    this.bodies = bodies;
    this.policies = policies;
    this.jobs = jobs;
  }

  /** Whether a person holds a seat today whose holder declares and is published. */
  boolean isOne(UUID person) {
    LocalDate today = bodies.today();
    return bodies.officesOf(person).stream()
        .anyMatch(
            o ->
                policies
                    .adopted(o.body(), today)
                    .filter(p -> p.register().decisionMakers().contains(o.seat()))
                    .isPresent());
  }

  /** The bodies to which a person declares today. */
  List<Body> bodiesOf(UUID person) {
    LocalDate today = bodies.today();
    return bodies.officesOf(person).stream()
        .filter(
            o ->
                policies
                    .adopted(o.body(), today)
                    .filter(p -> p.register().decisionMakers().contains(o.seat()))
                    .isPresent())
        .map(o -> bodies.find(o.body()).orElseThrow())
        .distinct()
        .toList();
  }

  /**
   * Where everybody stands who declares to a body on a day, by name. What they declared is looked
   * up as the warden: the answer tells whether, never what.
   */
  List<Standing> of(Body body, AdoptedPolicy policy, LocalDate day) {
    LocalDate adopted = policies.adoptions(body.id()).getFirst().from();
    return jobs.within(
        "warden",
        () -> {
          Map<UUID, LocalDate> returns =
              store.published(body.id(), day).stream()
                  .collect(Collectors.toMap(r -> r.person(), r -> r.on()));
          List<Standing> all = new ArrayList<>();
          for (List<ReturnStore.Maker> seats : current(body, day).values()) {
            ReturnStore.Maker first = seats.getFirst();
            LocalDate since =
                seats.stream()
                    .map(ReturnStore.Maker::from)
                    .min(LocalDate::compareTo)
                    .filter(from -> from.isAfter(adopted))
                    .orElse(adopted);
            var said =
                new InterestRules.Said(
                    since,
                    store.firstDeclared(first.person(), day),
                    Optional.ofNullable(returns.get(first.person())),
                    store.reminders(first.person(), body.id(), day));
            all.add(standing(seats, said, policy.register(), day));
          }
          return all;
        });
  }

  private static Standing standing(
      List<ReturnStore.Maker> seats, InterestRules.Said said, RegisterTerms terms, LocalDate day) {
    ReturnStore.Maker first = seats.getFirst();
    LocalDate due = InterestRules.nextDue(said, terms);
    return new Standing(
        first.person(),
        first.name(),
        seats.stream().map(ReturnStore.Maker::seat).distinct().toList(),
        said.since(),
        due,
        said.nothing(),
        InterestRules.daysLate(due, day),
        said.reminders(),
        InterestRules.isNamed(said, terms, day),
        said.lastReturn());
  }

  /** Whether one of them is to be reminded on a day. */
  static boolean remind(Standing s, RegisterTerms terms, LocalDate day) {
    return InterestRules.remind(s.due(), s.reminders(), terms, day);
  }

  /** Holders on that very day, seat by seat, by person in the order of their names. */
  private Map<UUID, List<ReturnStore.Maker>> current(Body body, LocalDate day) {
    return store.makers(body.id(), day).stream()
        .filter(m -> day.isBefore(m.until()))
        .collect(
            Collectors.groupingBy(
                ReturnStore.Maker::person, LinkedHashMap::new, Collectors.toList()));
  }
}
