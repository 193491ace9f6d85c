package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Facts.Choice;
import org.mandate.conflicts.Facts.Named;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Relation;

/**
 * The facts of one matter as a file for whoever checks a certificate: what decides about those who
 * sit on the board and those who chose for them, and nothing else. No name, no reason, nobody whose
 * affairs decide nothing.
 */
final class FactsTold {
  private final Facts all;
  private final Matter matter;
  private final Body body;
  private final Set<String> judged = new HashSet<>();
  private final Set<String> near = new HashSet<>();

  private FactsTold(Facts all, Matter matter, LocalDate day) {
    this.all = all;
    this.matter = matter;
    this.body = sitting(all.body(matter.body()).orElseThrow(), day);
    body.members().forEach(m -> judged.add(m.person()));
    body.deputies().forEach(d -> judged.add(d.person()));
    all.choices().forEach(c -> judged.add(c.by()));
    near.addAll(judged);
    ties().forEach(t -> near.addAll(List.of(t.from(), t.to())));
  }

  static Facts of(Facts all, Matter matter, LocalDate day) {
    return new FactsTold(all, matter, day).told();
  }

  private Stream<Link> ties() {
    return all.links().stream()
        .filter(l -> l.relation() == Relation.CLOSE_TIE)
        .filter(l -> judged.contains(l.from()) || judged.contains(l.to()));
  }

  private Facts told() {
    List<Link> links =
        Stream.concat(ties(), all.links().stream().filter(this::decides))
            .map(FactsTold::named)
            .toList();
    List<Disclosure> disclosures =
        all.disclosures().stream().filter(d -> judged.contains(d.person())).toList();
    List<Choice> choices = all.choices().stream().map(FactsTold::silent).toList();
    return new Facts(
        ids(people(links, disclosures, choices)),
        ids(organisations(links, disclosures)),
        links,
        List.of(
            new Matter(
                matter.id(), "", matter.body(), matter.parties(), matter.stages(), matter.ends())),
        disclosures,
        List.of(body),
        List.of(),
        all.policies().stream().filter(this::adopts).toList(),
        all.declarations(),
        choices,
        all.proxies());
  }

  private boolean decides(Link link) {
    return switch (link.relation().ends()) {
      case ORGANISATIONS -> true;
      case PERSON_ORGANISATION -> near.contains(link.from());
      case PERSON_PERSON -> false;
    };
  }

  /** The file's ids have no colon. */
  private static Link named(Link l) {
    return new Link(
        l.id().replace(':', '.'),
        l.relation(),
        l.from(),
        l.to(),
        l.period(),
        l.share(),
        l.kind(),
        l.certainty(),
        l.tie(),
        l.declared());
  }

  private static Choice silent(Choice c) {
    return new Choice(
        c.person(),
        c.matter(),
        c.handling(),
        c.by(),
        c.as(),
        c.on(),
        c.until(),
        c.untilStage(),
        "",
        c.contested(),
        c.answered());
  }

  private static Body sitting(Body b, LocalDate day) {
    return new Body(
        b.id(),
        "",
        b.membersOn(day),
        b.deputies().stream().filter(d -> d.period().holds(day)).toList(),
        b.quorum(),
        b.clinical(),
        List.of(),
        b.adoptions());
  }

  private boolean adopts(Policy p) {
    return body.adoptions().stream()
        .anyMatch(a -> a.policy().equals(p.id()) && a.version().equals(p.version()));
  }

  private Set<String> people(List<Link> links, List<Disclosure> disclosures, List<Choice> choices) {
    Set<String> people = new LinkedHashSet<>();
    body.members().forEach(m -> people.add(m.person()));
    body.deputies().forEach(d -> people.addAll(List.of(d.person(), d.forMember())));
    for (Link link : links) {
      switch (link.relation().ends()) {
        case ORGANISATIONS -> {}
        case PERSON_ORGANISATION -> people.add(link.from());
        case PERSON_PERSON -> people.addAll(List.of(link.from(), link.to()));
      }
    }
    disclosures.forEach(d -> people.add(d.person()));
    all.declarations().forEach(d -> people.add(d.person()));
    choices.forEach(c -> people.addAll(List.of(c.person(), c.by())));
    all.proxies().forEach(p -> people.addAll(List.of(p.giver(), p.holder())));
    named().filter(this::isPerson).forEach(people::add);
    return people;
  }

  private Set<String> organisations(List<Link> links, List<Disclosure> disclosures) {
    Set<String> codes = new LinkedHashSet<>();
    for (Link link : links) {
      switch (link.relation().ends()) {
        case ORGANISATIONS -> codes.addAll(List.of(link.from(), link.to()));
        case PERSON_ORGANISATION -> codes.add(link.to());
        case PERSON_PERSON -> {}
      }
    }
    disclosures.stream().map(Disclosure::whose).filter(w -> !isPerson(w)).forEach(codes::add);
    named().filter(w -> !isPerson(w)).forEach(codes::add);
    return codes;
  }

  /** Parties, and those whose papers somebody knows. */
  private Stream<String> named() {
    return Stream.concat(
        matter.parties().stream().map(Matter.Party::who),
        all.disclosures().stream().filter(d -> judged.contains(d.person())).map(Disclosure::whose));
  }

  private boolean isPerson(String who) {
    return all.people().stream().anyMatch(p -> p.id().equals(who));
  }

  private static List<Named> ids(Set<String> some) {
    return some.stream().map(id -> new Named(id, "")).toList();
  }
}
