package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything a search for conflicts goes by; nothing else decides. Names are only for reading. */
public record Facts(
    List<Named> people,
    List<Named> organisations,
    List<Link> links,
    List<Matter> matters,
    List<Disclosure> disclosures,
    List<Body> bodies,
    List<Assessor> assessors,
    List<Policy> policies,
    List<Declaration> declarations,
    List<Choice> choices,
    List<Proxy> proxies) {

  /** A person or an organisation; the name may be empty. */
  public record Named(String id, String name) {}

  /** Somebody from elsewhere who may be asked to sit, in this role. */
  public record Assessor(String person, String role, String area, Period period) {}

  /** The person declared at the item, on that day. */
  public record Declaration(String person, String matter, LocalDate on) {}

  /**
   * How a conflict was handled.
   *
   * @param as the office of who chose
   * @param until the first day on which the choice has lapsed; null when a stage ends it
   * @param untilStage the stage whose beginning ends it; null when only the day does
   * @param contested the day the person contested it; null when they did not
   * @param answered the day the contest was answered
   */
  public record Choice(
      String person,
      String matter,
      Handling handling,
      String by,
      Office as,
      LocalDate on,
      @Nullable LocalDate until,
      @Nullable Stage untilStage,
      String reason,
      @Nullable LocalDate contested,
      @Nullable LocalDate answered) {
    /** Who may choose. */
    public enum Office {
      CHAIR,
      GUARDIAN
    }

    /** Refuses a choice that never lapses, and an answer without a contest. */
    public Choice {
      if (until == null && untilStage == null) {
        throw new IllegalArgumentException("a choice lapses by a day or by a stage");
      }
      if (until != null && !until.isAfter(on)) {
        throw new IllegalArgumentException("a choice lapses after the day it was made");
      }
      if (answered != null && (contested == null || answered.isBefore(contested))) {
        throw new IllegalArgumentException("an answer follows a contest");
      }
    }
  }

  /** One person gives another the vote on a matter. */
  public record Proxy(String giver, String holder, String matter, LocalDate on) {}

  /** Copies the lists. */
  public Facts {
    people = List.copyOf(people);
    organisations = List.copyOf(organisations);
    links = List.copyOf(links);
    matters = List.copyOf(matters);
    disclosures = List.copyOf(disclosures);
    bodies = List.copyOf(bodies);
    assessors = List.copyOf(assessors);
    policies = List.copyOf(policies);
    declarations = List.copyOf(declarations);
    choices = List.copyOf(choices);
    proxies = List.copyOf(proxies);
  }

  /** The body of that name. */
  public Optional<Body> body(String id) {
    return bodies.stream().filter(b -> b.id().equals(id)).findFirst();
  }

  /** The matter of that name. */
  public Optional<Matter> matter(String id) {
    return matters.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /** The policy that the matter's body goes by on that day; empty when it had adopted none. */
  public Optional<Policy> policyFor(Matter matter, LocalDate day) {
    return body(matter.body())
        .flatMap(b -> Optional.ofNullable(b.adoptedBy(day)))
        .flatMap(
            a ->
                policies.stream()
                    .filter(p -> p.id().equals(a.policy()) && p.version().equals(a.version()))
                    .findFirst());
  }

  /** The same with one link more. */
  public Facts with(Link link) {
    var more = new ArrayList<>(links);
    more.add(link);
    return withLinks(more);
  }

  /** The same with other links. */
  public Facts withLinks(List<Link> others) {
    return new Facts(
        people,
        organisations,
        others,
        matters,
        disclosures,
        bodies,
        assessors,
        policies,
        declarations,
        choices,
        proxies);
  }

  /** The same with one party more on a matter. */
  public Facts with(String matter, Matter.Party party) {
    return withMatters(
        matters.stream().map(m -> m.id().equals(matter) ? m.with(party) : m).toList());
  }

  /** The same with other matters. */
  public Facts withMatters(List<Matter> others) {
    return new Facts(
        people,
        organisations,
        links,
        others,
        disclosures,
        bodies,
        assessors,
        policies,
        declarations,
        choices,
        proxies);
  }
}
