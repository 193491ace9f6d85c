package org.mandate.app.assessors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;

/**
 * Three practices with a body in one area, practices elsewhere with people who may sit, and a
 * federation that bids. Who is clear is searched by the library in real facts.
 */
final class ExchangeTown {
  final BallotTown town =
      BallotTown.of(BallotTown.model(), List.of("Riverside", "Riverside", "Riverside"));
  final UUID guardian = UUID.randomUUID();
  final Map<String, UUID> people = new LinkedHashMap<>();
  final List<Link> links = new ArrayList<>();
  final Matter matter;
  final LocalDate today;

  ExchangeTown() {
    town.job(
        "town",
        () -> {
          town.p.people.add(guardian, "David Achebe", List.of("guardian@example.org"));
          town.seat("conflicts-guardian", Office.Route.APPOINTED, guardian, "David Achebe", null);
          elsewhere("MO-1", "Moor End Surgery", "MO-AREA", "Moorland");
          elsewhere("MO-2", "Tarn Practice", "MO-AREA", "");
          elsewhere("CO-1", "Harbour Practice", "CO-AREA", "Coast");
          person("Dr Asha Rowe", "MO-1");
          person("Dr Ben Lisle", "MO-2");
          person("Dr Cora Penn", "CO-1");
          person("Dilys Marsh", "MO-1");
          person("Edwin Stroud", "CO-1");
          person("Dr Farid Noor", "TP-002");
          return true;
        });
    matter = town.matter("ordinary", "");
    town.realClock();
    today = town.asNobody(town.p.bodies::today);
    // Ben Lisle is no bidder, nor is his practice: it belongs to the federation that bids.
    link("l1", Relation.PARTNER, id("Dr Ben Lisle").toString(), "MO-2");
    link("l2", Relation.MEMBERSHIP, "MO-2", "FED");
    link("l3", Relation.PARTNER, id("Dr Asha Rowe").toString(), "MO-1");
    link("l4", Relation.PARTNER, id("Dr Cora Penn").toString(), "CO-1");
    town.p.assessors.tellClear(this::clear);
  }

  UUID id(String name) {
    return people.get(name);
  }

  void link(String id, Relation relation, String from, String to) {
    links.add(Link.of(id, relation, from, to, Period.since(BallotTown.BEGAN)));
  }

  private void elsewhere(String code, String name, String area, String areaName) {
    town.p.register.add(LocalOrganisation.of(code, name, "practice", BallotTown.BEGAN));
    if (!areaName.isEmpty()) {
      town.p.register.add(LocalOrganisation.of(area, areaName, "neighbourhood", BallotTown.BEGAN));
    }
    town.p.register.relate("neighbourhood", code, area, BallotTown.BEGAN, Optional.empty());
  }

  private void person(String name, String practice) {
    UUID id = UUID.randomUUID();
    people.put(name, id);
    town.p.people.add(id, name, List.of(people.size() + "@assessors.example.org"));
    town.p.people.affiliate(id, practice, "partner", BallotTown.BEGAN, Optional.empty());
  }

  /** The walls' part, by hand: each person searched along dated paths. */
  private Map<UUID, ClearAnswer> clear(UUID on, Collection<UUID> asked, LocalDate day) {
    Facts facts = facts(on);
    Conflicts conflicts = new Conflicts(facts, day);
    Map<UUID, ClearAnswer> answers = new HashMap<>();
    for (UUID person : asked) {
      answers.put(
          person,
          switch (conflicts.of(person.toString(), facts.matter(on.toString()).orElseThrow())) {
            case Finding.Conflicted c -> new ClearAnswer.NotClear("Not clear: conflicted.");
            case Finding.NotJudged n -> new ClearAnswer.NotClear(n.why());
            case Finding.Clear c -> new ClearAnswer.IsClear(String.join(" ", c.why()));
          });
    }
    return answers;
  }

  private Facts facts(UUID on) {
    List<Facts.Named> named =
        people.entrySet().stream()
            .map(e -> new Facts.Named(e.getValue().toString(), e.getKey()))
            .toList();
    Facts model = example();
    var party =
        new org.mandate.conflicts.Matter.Party(
            "FED", PartyRole.BIDDER, Period.since(BallotTown.BEGAN));
    var policy = model.policies().getFirst();
    return new Facts(
        named,
        List.of(
            new Facts.Named("FED", "The Federation"),
            new Facts.Named("MO-1", "Moor End Surgery"),
            new Facts.Named("MO-2", "Tarn Practice"),
            new Facts.Named("CO-1", "Harbour Practice")),
        List.copyOf(links),
        List.of(
            new org.mandate.conflicts.Matter(
                on.toString(), "", "body", List.of(party), List.of(), null)),
        List.of(),
        List.of(
            new Body(
                "body",
                "",
                List.of(),
                List.of(),
                new Body.Quorum(1, List.of()),
                Set.of(),
                List.of(),
                List.of(new Body.Adoption(policy.id(), policy.version(), BallotTown.BEGAN)))),
        List.of(),
        List.of(policy),
        List.of(),
        List.of(),
        List.of());
  }

  private static Facts example() {
    Path root = Path.of(System.getProperty("mandate.root", ".."));
    try {
      byte[] bytes = Files.readAllBytes(root.resolve("docs/examples/conflicts-facts.json"));
      return ((Parsed.Ok) FactsFile.read(bytes)).facts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a browser sends to offer somebody for a year. */
  Map<String, String> offer(String home, AssessorRole role, Skill skill) {
    Map<String, String> form = new HashMap<>();
    form.put("home", home);
    form.put("role", role.code());
    form.put("skills", skill.code());
    put(form, "first", today);
    put(form, "last", today.plusYears(1));
    return form;
  }

  static void put(Map<String, String> form, String box, LocalDate day) {
    form.put(box + "-day", String.valueOf(day.getDayOfMonth()));
    form.put(box + "-month", String.valueOf(day.getMonthValue()));
    form.put(box + "-year", String.valueOf(day.getYear()));
  }

  /** Everybody offers, in one go. */
  void everybodyOffers() {
    offered("Dr Asha Rowe", "MO-1", AssessorRole.GP, Skill.FINANCE);
    offered("Dr Ben Lisle", "MO-2", AssessorRole.GP, Skill.PROCUREMENT);
    offered("Dr Cora Penn", "CO-1", AssessorRole.GP, Skill.PROCUREMENT);
    offered("Dilys Marsh", "MO-1", AssessorRole.NURSE, Skill.SAFETY);
    offered("Edwin Stroud", "CO-1", AssessorRole.LAY_MEMBER, Skill.PATIENT_VOICE);
    offered("Dr Farid Noor", "TP-002", AssessorRole.GP, Skill.FINANCE);
  }

  Offer offered(String name, String home, AssessorRole role, Skill skill) {
    NewOffer offer =
        new NewOffer(
            home,
            Optional.of(role),
            Set.of(skill),
            Optional.of(today),
            Optional.of(today.plusYears(1)));
    return town.as(id(name), () -> town.p.assessors.offer(id(name), offer).orElseThrow());
  }

  /** One GP who knows procurement and one nurse, both from outside, in a month. */
  PanelRequest request() {
    NewRequest wanted =
        new NewRequest(
            Optional.of(matter.id()),
            Map.of(AssessorRole.GP, "1", AssessorRole.NURSE, "1"),
            Map.of(Skill.PROCUREMENT, "1"),
            "2",
            List.of(today.plusDays(30)));
    return town.as(guardian, () -> town.p.assessors.ask(town.body, wanted, guardian).orElseThrow());
  }
}
