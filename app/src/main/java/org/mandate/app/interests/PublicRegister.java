package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Body;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a body's published register together from what the database lets everybody read. */
final class PublicRegister {
  private final PublicStore store;
  private final ReturnStore returns;
  private final Policies policies;
  private final DecisionMakers makers;

  PublicRegister(JdbcClient db, ReturnStore returns, Policies policies, DecisionMakers makers) {
    this.store = new PublicStore(db);
    this.returns = returns;
    this.policies = policies;
    this.makers = makers;
  }

  Optional<Published> of(Body body, LocalDate day) {
    return policies.adopted(body.id(), day).map(policy -> of(body, policy, day));
  }

  private Published of(Body body, AdoptedPolicy policy, LocalDate day) {
    var interests =
        store.interests(body.id(), day).stream()
            .collect(Collectors.groupingBy(PublicStore.Row::person));
    var gifts =
        store.gifts(body.id(), day).stream()
            .collect(Collectors.groupingBy(PublicStore.Row::person));
    var returned =
        returns.published(body.id(), day).stream()
            .collect(
                Collectors.toMap(
                    ReturnStore.Returned::person, r -> new Published.Returned(r.what(), r.on())));
    Map<UUID, List<ReturnStore.Maker>> seats =
        returns.makers(body.id(), day).stream()
            .collect(
                Collectors.groupingBy(
                    ReturnStore.Maker::person, LinkedHashMap::new, Collectors.toList()));
    List<Published.Person> people = new ArrayList<>();
    seats.forEach(
        (id, held) ->
            people.add(
                new Published.Person(
                    id,
                    held.getFirst().name(),
                    held.stream().map(ReturnStore.Maker::seat).distinct().toList(),
                    lines(interests.get(id)),
                    reasons(interests.get(id)),
                    indirect(interests.get(id)),
                    lines(gifts.get(id)),
                    reasons(gifts.get(id)),
                    Optional.ofNullable(returned.get(id)))));
    List<Standing> standings = makers.of(body, policy, day);
    List<String> named =
        standings.stream().filter(Standing::named).map(Standing::name).sorted().toList();
    long late = standings.stream().filter(Standing::isLate).count();
    return new Published(day, policy, people, named, (int) late - named.size());
  }

  private static <T> List<T> lines(
      @org.jspecify.annotations.Nullable List<PublicStore.Row<T>> rows) {
    return rows == null
        ? List.of()
        : rows.stream()
            .filter(r -> r.hidden().isEmpty())
            .map(r -> Objects.requireNonNull(r.line()))
            .toList();
  }

  private static <T> List<String> reasons(
      @org.jspecify.annotations.Nullable List<PublicStore.Row<T>> rows) {
    return rows == null
        ? List.of()
        : rows.stream()
            .filter(r -> r.hidden().equals("withheld"))
            .map(PublicStore.Row::reason)
            .toList();
  }

  private static <T> boolean indirect(
      @org.jspecify.annotations.Nullable List<PublicStore.Row<T>> rows) {
    return rows != null && rows.stream().anyMatch(r -> r.hidden().equals("indirect"));
  }
}
