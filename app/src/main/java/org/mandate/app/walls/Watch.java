package org.mandate.app.walls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.Elections;
import org.mandate.app.interests.Policies;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Closure;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.register.People;
import org.mandate.app.register.Person;
import org.mandate.app.register.Register;
import org.mandate.conflicts.Disclosure;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looking on: who may talk, what was overheard, who saw and who could have, what went wrong. */
public final class Watch {
  private static final int LONGEST = 4000;
  private final Ground ground;
  private final WatchStore store;
  private final Talk talk;
  private final Breaches breaches;

  /** What this stands on. */
  public record Ground(
      JdbcClient db,
      Record record,
      Register register,
      People people,
      Bodies bodies,
      Matters matters,
      Business business,
      Elections elections,
      Policies policies,
      Walls walls) {}

  public Watch(Ground ground) {
    this.ground = ground;
    this.store = new WatchStore(ground.db());
    this.talk = new Talk(this, store);
    this.breaches = new Breaches(ground.db(), ground.record(), ground.bodies());
  }

  Ground ground() {
    return ground;
  }

  /** Who may talk about what. */
  public Talk talk() {
    return talk;
  }

  /** Who could have seen a matter, on any day. */
  CouldHaveSeen seen(Matter m) {
    List<Closure> closures = ground.business().closures(m);
    LocalDate closed = LocalDate.MIN;
    LocalDate unannounced = LocalDate.MIN;
    for (Closure c : closures) {
      closed = c.until();
      unannounced =
          c.form() == Closure.Form.UNANNOUNCED
              ? c.unannouncedUntil().orElse(LocalDate.MIN)
              : unannounced.isBefore(closed) ? unannounced : closed;
    }
    return new CouldHaveSeen(
        m.openedAt(),
        unannounced,
        closed,
        store.offices(m.body()),
        store.readers(m.id()),
        store.walls(m.id()));
  }

  /** The log of breaches. */
  public Breaches breaches() {
    return breaches;
  }

  /** Whether a guardian may look on: one who is conflicted on the matter sees nothing of it. */
  boolean mayLookOn(Matter m, Who reader) {
    return !m.isWithheld()
        && ground.walls().around(m.id(), Walls.person(reader)).isEmpty()
        && ground.bodies().roles(reader, m.body()).contains(Role.GUARDIAN);
  }

  /** Who saw what of a matter, latest first. */
  List<View> views(Matter m) {
    return store.views(m.id());
  }

  /**
   * Somebody saw something sealed.
   *
   * @param paper its title; empty where the matter's words were read
   */
  record View(UUID person, Optional<String> paper, Instant at) {}

  /** What was read or overheard on the matters of a body, as far as the guardian may see it. */
  List<Report> reports(Body body) {
    return store.reports(body.id());
  }

  /**
   * Somebody came to know of sealed papers or plans.
   *
   * @param by who told of it, where somebody did
   */
  record Report(
      UUID matter,
      UUID person,
      String whose,
      Disclosure.How how,
      LocalDate on,
      String words,
      Optional<UUID> by) {}

  /**
   * Free words of somebody who heard something.
   *
   * @param matter empty where they could not say which
   */
  record Note(Optional<UUID> matter, UUID person, LocalDate on, String words, Instant at) {}

  /** What was told in free words, latest first. */
  List<Note> notes(Body body) {
    return store.notes(body.id());
  }

  /** Keeps for the guardian what somebody heard and cannot place. */
  Outcome<Note> note(Body body, Optional<Matter> matter, LocalDate on, String words, UUID person) {
    List<Outcome.Fault> faults = new ArrayList<>();
    if (on.isAfter(ground.bodies().today())) {
      faults.add(
          new Outcome.Fault("heard", "Give the day on which it was heard; it has not come yet"));
    }
    if (words.isBlank() || words.length() > LONGEST) {
      faults.add(
          new Outcome.Fault("words", "Say in your own words what you heard, in at most 4,000"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Note note = new Note(matter.map(Matter::id), person, on, words.strip(), ground.record().now());
    store.keep(body.id(), note);
    return new Outcome.Done<>(note);
  }

  /** Names of people towards a body, as far as whoever asks may see them. */
  Map<UUID, String> names(Body body) {
    Map<UUID, String> names = new HashMap<>(ground.bodies().candidates(body.id()));
    ground
        .bodies()
        .offices(body.id())
        .forEach(
            o ->
                o.person().filter(p -> !o.name().isEmpty()).ifPresent(p -> names.put(p, o.name())));
    return names;
  }

  /** A person's name; in words that there is none to be seen here. */
  String name(Map<UUID, String> names, UUID person) {
    return Optional.ofNullable(names.get(person))
        .or(() -> ground.people().person(person).map(Person::name))
        .filter(n -> !n.isEmpty())
        .orElse("Somebody whose name is not kept here");
  }

  // For desks

  /** Something to do about conflicts, on one matter. */
  public record ToDo(Matter matter, int count) {}

  /** The matters that somebody is kept out of today, and may know that they are. */
  public List<Matter> outOf(UUID person) {
    return ground.walls().around(person).stream()
        .filter(w -> !w.shuts().isEmpty())
        .flatMap(w -> ground.matters().find(w.matter()).stream())
        .toList();
  }

  /** Matters with contests that whoever asks may answer, and how many on each. */
  public List<ToDo> contestsToAnswer(Body body) {
    return counted(store.contestsToAnswer(body.id()));
  }

  /** Matters on which members of the board are conflicted and nobody has chosen a handling. */
  public List<ToDo> choicesToMake(Body body) {
    LocalDate today = ground.bodies().today();
    Set<String> voting =
        Set.copyOf(new Boards(ground.walls().ground()).voting(body.id(), today).voting());
    List<UUID> board =
        ground.bodies().offices(body.id()).stream()
            .filter(o -> o.heldOn(today) && voting.contains(o.seat()))
            .flatMap(o -> o.person().stream())
            .toList();
    return counted(store.choicesToMake(body.id(), board));
  }

  private List<ToDo> counted(List<UUID> matters) {
    Map<UUID, Integer> many = new LinkedHashMap<>();
    matters.forEach(m -> many.merge(m, 1, Integer::sum));
    List<ToDo> all = new ArrayList<>();
    many.forEach((id, n) -> ground.matters().find(id).ifPresent(m -> all.add(new ToDo(m, n))));
    return all;
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return List.of(breaches);
  }
}
