package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Matter;
import org.mandate.app.walls.HandlingStore.Choice;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Stage;
import org.mandate.conflicts.Words;

/**
 * What people do about conflicts: choose a handling, contest it, answer, declare at the item, give
 * a proxy, tell of papers they know. Facts about people: none makes an entry of its own.
 */
public final class Handlings {
  private static final int LONGEST = 4000;
  private final Walls.Ground ground;
  private final Walls walls;
  private final HandlingStore store;

  Handlings(Walls.Ground ground, Walls walls, HandlingStore store) {
    this.ground = ground;
    this.walls = walls;
    this.store = store;
  }

  /**
   * A handling wanted.
   *
   * @param until the first day on which it has lapsed; empty where a stage ends it
   */
  public record Wanted(
      UUID person,
      Handling handling,
      Optional<LocalDate> until,
      Optional<Stage> untilStage,
      String reason) {}

  /** Chooses how somebody's conflict is handled; by chair or guardian, never by the conflicted. */
  public Outcome<Matter> choose(Matter m, Wanted wanted, Who by) {
    LocalDate today = ground.bodies().today();
    List<Fault> faults = new ArrayList<>();
    UUID chooser = Walls.person(by);
    Set<Role> roles = ground.bodies().roles(by, m.body());
    if (chooser.equals(wanted.person())) {
      faults.add(
          new Fault(
              "handling", "Nobody chooses for themselves. Ask the other of chair and guardian"));
    }
    if (walls.around(m.id(), chooser).isPresent()) {
      faults.add(
          new Fault(
              "handling", "You are conflicted on this matter yourself, so somebody else chooses"));
    }
    if (wanted.reason().isBlank() || wanted.reason().length() > LONGEST) {
      faults.add(new Fault("reason", "Give the reason; the person reads it"));
    }
    if (wanted.until().isEmpty() && wanted.untilStage().isEmpty()) {
      faults.add(new Fault("until", "Say when it lapses: by a day, by a stage, or by both"));
    }
    wanted
        .until()
        .filter(day -> !day.isAfter(today))
        .ifPresent(day -> faults.add(new Fault("until", "It lapses after today")));
    if (faults.isEmpty()) {
      faults.addAll(allowed(m, wanted, by));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    keep(m, wanted, chooser, roles.contains(Role.GUARDIAN), today);
    return new Outcome.Done<>(m);
  }

  private List<Fault> allowed(Matter m, Wanted wanted, Who by) {
    Picture.Told told =
        walls
            .picture(m, by, List.of(), List.of(wanted.person()))
            .map(p -> p.of(wanted.person()))
            .orElse(new Picture.Told.Clear(wanted.person(), List.of()));
    if (!(told instanceof Picture.Told.Conflicted found)) {
      return List.of(new Fault("person", "This person is not conflicted on the matter today"));
    }
    // The chair does not read what is indirect; the policy is asked as the guardian would.
    List<Handling> may =
        found.allowed().map(a -> a.allowed()).orElseGet(() -> asWarden(m, wanted.person()));
    return may.contains(wanted.handling())
        ? List.of()
        : List.of(
            new Fault(
                "handling",
                "The policy allows here: "
                    + String.join(", ", may.stream().map(Words::spoken).toList())));
  }

  private List<Handling> asWarden(Matter m, UUID person) {
    Facts facts = walls.facts(m);
    var conflicts = new org.mandate.conflicts.Conflicts(facts, ground.bodies().today());
    return org.mandate.conflicts.HandlingRules.inForce(
            conflicts, person.toString(), facts.matters().getFirst())
        .map(f -> f.allowed().allowed())
        .orElse(List.of());
  }

  private void keep(Matter m, Wanted wanted, UUID by, boolean guardian, LocalDate today) {
    Choice choice =
        new Choice(
            UUID.randomUUID(),
            m.id(),
            wanted.person(),
            wanted.handling(),
            by,
            guardian ? Facts.Choice.Office.GUARDIAN : Facts.Choice.Office.CHAIR,
            today,
            wanted.until(),
            wanted.untilStage(),
            wanted.reason().strip(),
            ground.record().now());
    store.choose(choice);
    Map<String, Object> fact = new TreeMap<>();
    fact.put("person", wanted.person().toString());
    fact.put("handling", Words.of(wanted.handling()));
    fact.put("office", Words.of(choice.office()));
    fact.put("until", wanted.until().map(LocalDate::toString).orElse(""));
    fact.put("stage", wanted.untilStage().map(Words::of).orElse(""));
    fact.put("reason", choice.reason());
    seal(m, "conflict.handled", fact);
  }

  private void seal(Matter m, String kind, Map<String, Object> fact) {
    ground.sealed().keep(kind, m.subject(), fact, Optional.of(m.id()));
  }

  /** The choice that was made last about somebody, who made it and when. */
  public Optional<Made> chosen(Matter m, UUID person) {
    return store.choices(m.id()).stream()
        .filter(c -> c.person().equals(person))
        .findFirst()
        .map(
            c ->
                new Made(
                    c.handling(),
                    c.by(),
                    c.office(),
                    c.on(),
                    c.until(),
                    c.untilStage(),
                    c.reason()));
  }

  /** A choice as it was made. */
  public record Made(
      Handling handling,
      UUID by,
      Facts.Choice.Office office,
      LocalDate on,
      Optional<LocalDate> until,
      Optional<Stage> untilStage,
      String reason) {}

  /** Contests a step of one's own path; the choice stands until it is answered. */
  public Outcome<Contest> contest(Matter m, String words, Who by) {
    LocalDate today = ground.bodies().today();
    UUID person = Walls.person(by);
    if (words.isBlank() || words.length() > LONGEST) {
      return Outcome.refused(
          "words", "Say which step is wrong and what is right, in at most 4,000 letters");
    }
    if (walls.around(m.id(), person).isEmpty()) {
      return Outcome.refused("words", "Nothing keeps you out of this matter today");
    }
    if (contests(m).stream().anyMatch(c -> c.person().equals(person) && c.outcome().isEmpty())) {
      return Outcome.refused("words", "You have contested it already; an answer is owed to you");
    }
    Optional<Policy> policy = policy(m, today);
    if (policy.isEmpty()) {
      return Outcome.refused("words", "No policy is in force today");
    }
    Optional<Made> made = chosen(m, person);
    LocalDate last = made.map(c -> c.on().plusDays(policy.get().contestDays())).orElse(today);
    if (today.isAfter(last)) {
      return Outcome.refused(
          "words", "It could be contested until " + org.mandate.app.web.Dates.weekday(last));
    }
    Contest contest =
        new Contest(
            UUID.randomUUID(),
            m.id(),
            person,
            words.strip(),
            today,
            today.plusDays(policy.get().answerDays()),
            "",
            "",
            Optional.empty());
    store.contest(contest, ground.record().now());
    seal(m, "conflict.contested", Map.of("person", person.toString(), "words", contest.words()));
    return new Outcome.Done<>(contest);
  }

  /** Answers a contest; not by the person, nor by whoever chose for them. */
  public Outcome<Contest> answer(Matter m, UUID contest, String outcome, String words, Who by) {
    if (!Set.of("stands", "changed").contains(outcome)) {
      return Outcome.refused("outcome", "Choose whether it stands");
    }
    if (words.isBlank() || words.length() > LONGEST) {
      return Outcome.refused("answer", "Give the answer and its reason");
    }
    Optional<Contest> found = contests(m).stream().filter(c -> c.id().equals(contest)).findFirst();
    if (found.isEmpty()) {
      return Outcome.refused("answer", "There is no such contest");
    }
    UUID who = Walls.person(by);
    boolean own =
        found.get().person().equals(who)
            || store.choices(m.id()).stream()
                .anyMatch(c -> c.person().equals(found.get().person()) && c.by().equals(who));
    if (own) {
      return Outcome.refused(
          "answer",
          "Whoever is concerned or chose does not answer. Let in a guardian from elsewhere");
    }
    if (store.answer(contest, outcome, words.strip(), who, ground.record().now()) == 0) {
      return Outcome.refused("answer", "It is answered already, or not yours to answer");
    }
    seal(m, "conflict.contest-answered", Map.of("contest", contest.toString(), "outcome", outcome));
    return contests(m).stream()
        .filter(c -> c.id().equals(contest))
        .findFirst()
        .<Outcome<Contest>>map(Outcome.Done::new)
        .orElseThrow();
  }

  /** The contests of a matter that may be seen, latest first. */
  public List<Contest> contests(Matter m) {
    return store.contests(m.id());
  }

  private Optional<Policy> policy(Matter m, LocalDate day) {
    return ground.policies().adopted(m.body(), day).map(p -> p.conflicts());
  }

  /** Says at the item that one is conflicted. */
  public void declareAtItem(Matter m, UUID person) {
    store.declare(m.id(), person, ground.bodies().today(), ground.record().now());
  }

  /** Who has declared at the item, and when. */
  public List<Facts.Declaration> declarations(Matter m) {
    return store.declarations(m.id());
  }

  /** Gives one's vote on a matter to a colleague; refused where either is conflicted. */
  public Outcome<Matter> giveProxy(Matter m, UUID holder, Who by) {
    UUID giver = Walls.person(by);
    List<UUID> board =
        walls.picture(m, by, List.of(), List.of()).map(Picture::board).orElse(List.of());
    if (!board.contains(giver) || !board.contains(holder) || giver.equals(holder)) {
      return Outcome.refused("holder", "A vote goes from one member of the board to another");
    }
    for (UUID who : List.of(giver, holder)) {
      if (walls.around(m.id(), who).isPresent()) {
        return Outcome.refused(
            "holder",
            who.equals(giver)
                ? "You are conflicted on this matter, so you may not give a proxy"
                : "This member is conflicted on the matter, so they may not hold a proxy");
      }
    }
    store.endProxy(m.id(), giver, ground.record().now());
    store.giveProxy(m.id(), giver, holder, ground.bodies().today(), ground.record().now());
    seal(m, "conflict.proxy", Map.of("person", giver.toString(), "holder", holder.toString()));
    return new Outcome.Done<>(m);
  }

  /** The proxies on a matter that whoever asks may see. */
  public List<Facts.Proxy> proxies(Matter m) {
    return store.proxies(m.id());
  }

  /** Takes one's vote back. */
  public void takeProxyBack(Matter m, UUID giver) {
    store.endProxy(m.id(), giver, ground.record().now());
  }

  /**
   * Keeps that somebody read a party's sealed papers; from then on they may not act for another.
   *
   * @return whether that is new today
   */
  public void read(Matter m, String whose, UUID person) {
    Heard read = new Heard(person, whose, ground.bodies().today(), "");
    disclose(m, read, Disclosure.How.READ, Optional.of(person));
  }

  /**
   * What somebody came to hear.
   *
   * @param whose the party whose papers or plans were spoken of
   * @param on the day on which it was heard
   */
  public record Heard(UUID person, String whose, LocalDate on, String words) {}

  /** Somebody overheard what is sealed: it is kept, counts as read, and is nobody's fault. */
  public Outcome<Matter> overheard(Matter m, String whose, UUID person, String words, Who by) {
    return overheard(m, new Heard(person, whose, ground.bodies().today(), words), by);
  }

  /** The same, heard on a day before. */
  public Outcome<Matter> overheard(Matter m, Heard heard, Who by) {
    List<Fault> faults = new ArrayList<>();
    if (heard.whose().isBlank()
        || ground.business().parties(m).stream()
            .noneMatch(p -> p.organisation().equals(heard.whose()))) {
      faults.add(new Fault("whose", "Choose whose papers or plans were spoken of"));
    }
    if (heard.on().isAfter(ground.bodies().today())) {
      faults.add(new Fault("heard", "Give the day on which it was heard; it has not come yet"));
    }
    if (heard.words().length() > LONGEST) {
      faults.add(new Fault("words", "At most 4,000 letters"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    disclose(m, heard, Disclosure.How.OVERHEARD, Optional.of(Walls.person(by)));
    return new Outcome.Done<>(m);
  }

  private void disclose(Matter m, Heard heard, Disclosure.How how, Optional<UUID> by) {
    Disclosure d =
        new Disclosure(
            UUID.randomUUID().toString(),
            heard.person().toString(),
            heard.whose(),
            m.id().toString(),
            how,
            heard.on());
    store.disclose(m.id(), d, heard.words().strip(), by.orElse(null), ground.record().now());
    seal(
        m,
        "conflict.disclosure",
        Map.of(
            "person",
            d.person(),
            "whose",
            d.whose(),
            "how",
            Words.of(how),
            "on",
            d.on().toString()));
  }

  /** What is known of who knows whose papers, as far as whoever asks may see it. */
  public List<Disclosure> disclosures(Matter m) {
    return store.disclosures(m.id());
  }
}
