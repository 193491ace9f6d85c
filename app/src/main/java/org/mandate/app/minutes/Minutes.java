package org.mandate.app.minutes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.mandate.app.access.Jobs;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.actions.Actions;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.live.Live;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.register.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets of minutes: begun, drafted, edited and read. See {@link Approvals} for what follows. */
public final class Minutes {
  private final Ground ground;
  private final MinutesStore store;
  private final ApprovalStore approvals;
  private final Approvals approving;
  private final Happened happened;

  /** What this feature stands on. */
  public record Ground(
      JdbcClient db,
      Record record,
      SealedFacts sealed,
      Jobs jobs,
      Bodies bodies,
      Matters matters,
      Business business,
      People people,
      Meetings meetings,
      Live live,
      Decisions decisions,
      Actions actions) {}

  public Minutes(Ground ground) {
    this(ground, new FromMeeting(ground));
  }

  Minutes(Ground ground, Happened happened) {
    this.ground = ground;
    this.happened = happened;
    this.store = new MinutesStore(ground.db());
    this.approvals = new ApprovalStore(ground.db());
    this.approving = new Approvals(this, ground, store, approvals);
  }

  Ground ground() {
    return ground;
  }

  /** From circulation to publication, and corrections. */
  public Approvals approvals() {
    return approving;
  }

  /** What somebody has to do about minutes. */
  public MinutesDesk desk() {
    return new MinutesDesk(this);
  }

  /** The published sets of a body that whoever asks may read, latest meeting first. */
  public List<MinutesSet> published(UUID body) {
    Set<UUID> readable = readable(body);
    return ofBody(body).stream()
        .filter(s -> s.state() == MinutesSet.State.PUBLISHED && readable.contains(s.id()))
        .toList();
  }

  // Sets

  public Optional<MinutesSet> find(UUID id) {
    return store.byId(id);
  }

  /** The sets of a meeting that whoever asks may know of, in the order of its parts. */
  public List<MinutesSet> of(Meeting m) {
    return store.ofMeeting(m.id());
  }

  /** The sets of a body that whoever asks may know of, latest meeting first. */
  public List<MinutesSet> ofBody(UUID body) {
    return store.ofBody(body);
  }

  /** What stands on the agenda of a set's part, as whoever asks may see it, in order. */
  public List<Item> items(Meeting m, Part part) {
    return ground.meetings().agendas().on(m).stream()
        .filter(i -> i.part().equals(part.id()))
        .toList();
  }

  /**
   * The numbers of the items of a part, from 1, as its agenda counts them: one that the reader is
   * out of keeps its number.
   */
  public Map<UUID, Integer> numbers(Meeting m, Part part) {
    TreeMap<Integer, UUID> places = new TreeMap<>();
    items(m, part).forEach(i -> places.put(i.position(), i.id()));
    ground.meetings().agendas().outOf(m).stream()
        .filter(o -> o.part().equals(part.id()))
        .forEach(o -> places.put(o.position(), o.item()));
    Map<UUID, Integer> numbers = new LinkedHashMap<>();
    places.values().forEach(id -> numbers.put(id, numbers.size() + 1));
    return numbers;
  }

  /** Meetings of the body opened after this one had closed: one of them approves its minutes. */
  List<Meeting> laterHeld(Meeting held) {
    return ground.meetings().of(held.body()).stream()
        .filter(m -> m.openedAt().isPresent() && !m.id().equals(held.id()))
        .filter(
            m ->
                held.closedAt()
                    .filter(closed -> !m.openedAt().orElseThrow().isBefore(closed))
                    .isPresent())
        .toList();
  }

  public Meeting meeting(MinutesSet s) {
    return ground.meetings().find(s.meeting()).orElseThrow();
  }

  public Part part(MinutesSet s) {
    return ground.meetings().agendas().part(s.part()).orElseThrow();
  }

  Body body(MinutesSet s) {
    return ground.bodies().find(s.body()).orElseThrow();
  }

  /** A set with its words, as whoever asks may read them. */
  public Reading read(MinutesSet s) {
    return Reading.of(
        s,
        meeting(s),
        part(s),
        body(s).name(),
        store.latest(s.id()).stream().map(Version::block).toList(),
        approvals.of(s.id()),
        approvals.annexes(s.id()),
        approvals.corrections(s.id()));
  }

  /** Every version of a block, latest first. */
  public List<Version> versions(MinutesSet s, Block block) {
    return store.versions(s.id(), block.kind(), block.item());
  }

  /** The latest version of every block that whoever asks may read, in order. */
  List<Version> latest(MinutesSet s) {
    return store.latest(s.id());
  }

  /** The latest version of one block. */
  Optional<Version> version(MinutesSet s, String key) {
    return latest(s).stream().filter(v -> v.block().key().equals(key)).findFirst();
  }

  // Drafting

  /**
   * Begins the minutes of a part, drafted from what happened as far as whoever asks may read it. A
   * set that was begun is given as it stands.
   */
  public Outcome<MinutesSet> begin(Meeting m, Part part, Who by) {
    Optional<Fault> fault = MinutesRules.mayBegin(m);
    if (fault.isPresent()) {
      return new Outcome.Refused<>(List.of(fault.get()));
    }
    if (!part.meeting().equals(m.id())) {
      return Outcome.refused("part", "Choose a part of this meeting");
    }
    store.oneAtATime(part.id());
    Optional<MinutesSet> begun = store.ofPart(part.id());
    if (begun.isPresent()) {
      return new Outcome.Done<>(begun.get());
    }
    MinutesSet s =
        new MinutesSet(
            store.freshId(),
            m.id(),
            m.body(),
            part.id(),
            MinutesSet.State.DRAFT,
            ground.record().now(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);
    store.keep(s);
    drafts(m, part).forEach(block -> keep(s, block, 1, "", Optional.empty()));
    return new Outcome.Done<>(s);
  }

  /** What a draft would say now, from what happened, as far as whoever asks may read it. */
  List<Block> drafts(Meeting m, Part part) {
    return Composer.draft(happened.in(m, part, items(m, part), numbers(m, part)));
  }

  /**
   * Drafts the items that have no words yet, as far as whoever asks may read them.
   *
   * @param writes whether they write that item
   */
  public List<Block> draftMissing(MinutesSet told, Predicate<Block> writes) {
    MinutesSet s = store.lock(told.id()).orElse(told);
    if (!s.state().isOpen()) {
      return List.of();
    }
    Set<String> there =
        store.latest(s.id()).stream()
            .map(v -> v.block().key())
            .collect(java.util.stream.Collectors.toSet());
    List<Block> missing = new ArrayList<>(drafts(meeting(s), part(s)));
    missing.removeIf(b -> there.contains(b.key()) || !writes.test(b));
    missing.forEach(block -> keep(s, block, 1, "", Optional.empty()));
    return missing;
  }

  private Version keep(MinutesSet s, Block block, int number, String seat, Optional<UUID> writer) {
    Version v = new Version(store.freshId(), block, number, seat, writer, ground.record().now());
    store.keep(s, v);
    return v;
  }

  /**
   * Saves the words of one block, unless somebody else saved it since.
   *
   * @param key of the block: an item's id, "opening" or "closing"
   * @param stamp number of the version that was being edited
   */
  public Saved save(MinutesSet told, String key, String typed, int stamp, Who by) {
    MinutesSet s = store.lock(told.id()).orElse(told);
    if (!s.state().isOpen()) {
      return refused("words", "They are approved. What is wrong is corrected, with its reason");
    }
    Optional<Version> latest =
        store.latest(s.id()).stream().filter(v -> v.block().key().equals(key)).findFirst();
    if (latest.isEmpty()) {
      return refused("words", "This item has no draft yet. Draft it from what happened first");
    }
    String words = Marks.clean(typed);
    Optional<Fault> fault = MinutesRules.longest(words);
    if (fault.isPresent()) {
      return new Saved.Refused(List.of(fault.get()));
    }
    Version standing = latest.get();
    if (standing.block().words().equals(words)) {
      return new Saved.Kept(standing);
    }
    if (standing.number() != stamp) {
      Version before =
          versions(s, standing.block()).stream()
              .filter(v -> v.number() == stamp)
              .findFirst()
              .orElse(standing);
      return new Saved.Overtaken(before, standing);
    }
    Optional<UUID> writer =
        by instanceof Who.Person(UUID person) ? Optional.of(person) : Optional.empty();
    return new Saved.Kept(
        keep(s, standing.block().with(words), stamp + 1, seat(s.body(), by), writer));
  }

  private static Saved refused(String field, String words) {
    return new Saved.Refused(List.of(new Fault(field, words)));
  }

  /** Sets of a body of which whoever asks may read some words. */
  Set<UUID> readable(UUID body) {
    return store.readable(body);
  }

  /** Whether whoever asks may read a part that is not public. */
  boolean enters(Part part) {
    return store.enters(part.id());
  }

  // Who writes

  /**
   * Offices that could minute a part, or one item of it: those whose holder may read it, whose turn
   * it is first. Whoever is out of the item learns only whose turn it is.
   */
  public List<Office> takers(Part part, Optional<UUID> item) {
    return store.takers(part.id(), item).stream()
        .flatMap(id -> ground.bodies().office(id).stream())
        .toList();
  }

  /**
   * Whether somebody writes here: the secretary, the chair, and whoever's turn it is where neither
   * may read it.
   */
  public boolean mayWrite(Part part, Optional<UUID> item, Who who) {
    if (who instanceof Who.Job) {
      return true;
    }
    if (!(who instanceof Who.Person(UUID person))) {
      return false;
    }
    List<Office> takers = takers(part, item);
    return takers.stream()
        .filter(o -> o.person().equals(Optional.of(person)))
        .anyMatch(
            o ->
                o.seat().equals("secretary")
                    || o.seat().equals("chair")
                    || o.id().equals(takers.getFirst().id()));
  }

  /** The seat by which somebody acts in a body: the secretary's where they hold it. */
  String seat(UUID body, Who who) {
    if (!(who instanceof Who.Person(UUID person))) {
      return "secretary";
    }
    List<String> seats =
        ground.bodies().officesOf(person).stream()
            .filter(o -> o.body().equals(body))
            .map(Office::seat)
            .toList();
    return seats.contains("secretary")
        ? "secretary"
        : seats.contains("chair") ? "chair" : seats.isEmpty() ? "" : seats.getFirst();
  }

  Set<Role> roles(Who who, UUID body) {
    return ground.bodies().roles(who, body);
  }

  Instant now() {
    return ground.record().now();
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return MinutesAudits.of(store, approvals, this);
  }
}
