package org.mandate.app.meetings.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.interests.AdoptedPolicy;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.live.Presence.Because;
import org.mandate.app.walls.Walls;
import org.mandate.conflicts.Handling.Shut;

/** What is on, who is there, and whether they are a quorum. Walls put people out by themselves. */
public final class Room {
  private final Live.Ground ground;
  private final RoomStore store;
  private final Comings comings;

  Room(Live.Ground ground, RoomStore store) {
    this.ground = ground;
    this.store = store;
    this.comings = new Comings(ground, store);
  }

  // What is on

  /** The item that is on, as far as whoever asks may know it. */
  public Optional<Turn> now(Meeting m) {
    return store.now(m.id());
  }

  /** Every item that the meeting was at, oldest first. */
  public List<Turn> turns(Meeting m) {
    return store.turns(m.id());
  }

  /** The part that the meeting is in: that of the item that is on or was on last. */
  public Optional<Part> part(Meeting m) {
    return turns(m).stream()
        .reduce((a, b) -> b)
        .flatMap(t -> ground.meetings().agendas().part(t.part()))
        .or(() -> ground.meetings().agendas().parts(m).stream().findFirst());
  }

  /**
   * Moves the meeting to an item. Whom a wall keeps out of the room goes out, whoever was out for
   * the last item comes back.
   *
   * @param seen the turn that was on as whoever asks saw it; empty for none
   */
  public Outcome<Turn> to(Meeting m, Item item, Optional<UUID> seen) {
    store.lock(m.id());
    if (!isInSession(m)) {
      return Outcome.refused("form", "The meeting is not in session. Open it first");
    }
    if (item.state() != Item.State.ON || !item.meeting().equals(m.id())) {
      return Outcome.refused("item", "Choose an item on this agenda");
    }
    Optional<Turn> on = store.now(m.id());
    if (on.filter(t -> t.item().equals(item.id())).isPresent()) {
      return new Outcome.Done<>(on.get());
    }
    if (!on.map(Turn::id).equals(seen)) {
      return Outcome.refused(
          "form", "Meanwhile somebody else moved the meeting on. Look where it is, then choose");
    }
    Part part = ground.meetings().agendas().part(item.part()).orElseThrow();
    Instant now = ground.record().now();
    on.ifPresent(t -> store.end(t.id(), now));
    Set<UUID> out = keptOut(item);
    comings.move(m, part, Optional.of(item), out, now, true);
    Turn turn = new Turn(store.freshId(), m.id(), part.id(), item.id(), now, Optional.empty());
    store.begin(turn, m.body());
    comings.move(m, part, Optional.of(item), out, now, false);
    return new Outcome.Done<>(turn);
  }

  /** Ends the item that is on; whoever was out for it comes back. */
  public Outcome<Meeting> endItem(Meeting m, Optional<UUID> seen) {
    store.lock(m.id());
    Optional<Turn> on = store.now(m.id());
    if (on.isEmpty() || !on.map(Turn::id).equals(seen)) {
      return Outcome.refused("form", "Meanwhile somebody else moved the meeting on");
    }
    Instant now = ground.record().now();
    store.end(on.get().id(), now);
    Part part = ground.meetings().agendas().part(on.get().part()).orElseThrow();
    comings.move(m, part, Optional.empty(), Set.of(), now, true);
    return new Outcome.Done<>(m);
  }

  /** Puts out whom a wall found meanwhile keeps out of the item that is on. */
  public void sweep(Meeting m) {
    store
        .now(m.id())
        .flatMap(t -> ground.meetings().agendas().item(t.item()))
        .ifPresent(
            item ->
                comings.move(
                    m,
                    ground.meetings().agendas().part(item.part()).orElseThrow(),
                    Optional.of(item),
                    keptOut(item),
                    ground.record().now(),
                    false));
  }

  // Walls

  private Set<UUID> keptOut(Item item) {
    return shut(item, Shut.ROOM);
  }

  /** Whom a conflict keeps from something at an item, whether or not they are there. */
  Set<UUID> shut(Item item, Shut from) {
    return shuts(item).stream()
        .filter(s -> s.shuts().contains(from))
        .map(Walls.Shut::person)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<Walls.Shut> shuts(Item item) {
    return item.matter()
        .map(
            matter ->
                ground
                    .jobs()
                    .within("warden", () -> ground.walls().on(matter, ground.bodies().today())))
        .orElse(List.of());
  }

  // Who is there

  /** Every coming and going that whoever asks may see, oldest first. */
  public List<Presence> presence(Meeting m) {
    return store.presence(m.id());
  }

  /** The latest of each person, as far as whoever asks may see it. */
  public Map<UUID, Presence> latest(Meeting m) {
    return store.latest(m.id());
  }

  /** The latest of one person. */
  public Optional<Presence> latest(Meeting m, UUID person) {
    return store.latest(m.id(), person);
  }

  /** How many are in the room, by role; numbers that whoever may follow the part may know. */
  public Map<String, Long> count(Meeting m) {
    return store.count(m.id());
  }

  /** How many a wall put out for an item. */
  public long outOf(Item item) {
    return store.outOf(item.id());
  }

  /**
   * Present in total and by role, as entries write it; people without a vote are not among them.
   */
  public Map<String, Object> present(Meeting m) {
    Map<String, Long> roles = new TreeMap<>(count(m));
    roles.remove("");
    Map<String, Object> told = new TreeMap<>();
    told.put("total", roles.values().stream().mapToLong(Long::longValue).sum());
    told.put("roles", roles);
    return told;
  }

  /**
   * Notes that somebody came; by themselves or by whoever conducts the meeting.
   *
   * @param practices for which they vote, at a meeting of the members
   */
  public Outcome<Presence> arrive(Meeting m, UUID person, List<String> practices) {
    Meeting.State state = ground.meetings().find(m.id()).orElse(m).state();
    if (state != Meeting.State.CALLED && state != Meeting.State.OPEN) {
      return Outcome.refused("person", "Who comes is noted from the call to the close");
    }
    Optional<Presence> before = store.latest(m.id(), person);
    if (before.filter(p -> p.in() && p.practices().equals(practices)).isPresent()) {
      return new Outcome.Done<>(before.get());
    }
    Optional<Item> on = store.now(m.id()).flatMap(t -> ground.meetings().agendas().item(t.item()));
    if (on.filter(i -> keptOut(i).contains(person)).isPresent()) {
      return Outcome.refused(
          "person", "A conflict keeps them out of the item that is on. They come in after it");
    }
    Part part = part(m).orElseThrow();
    String role = m.kind() == Meeting.Kind.BOARD ? role(m, person) : "";
    Presence told = told(m, part, on, person, role, practices, Because.ARRIVED, before);
    if (!comings.atHome(m, part, List.of(told)).contains(person)) {
      return Outcome.refused("person", "They are not at home in this part of the meeting");
    }
    return new Outcome.Done<>(keep(told, part, m));
  }

  /** Notes that somebody went. */
  public Outcome<Presence> leave(Meeting m, UUID person) {
    Optional<Presence> before = store.latest(m.id(), person);
    if (before.isEmpty() || before.get().because() == Because.LEFT) {
      return Outcome.refused("person", "They were not here");
    }
    Part part = part(m).orElseThrow();
    Optional<Item> on = store.now(m.id()).flatMap(t -> ground.meetings().agendas().item(t.item()));
    Presence b = before.get();
    Presence told = told(m, part, on, person, b.role(), b.practices(), Because.LEFT, before);
    return new Outcome.Done<>(keep(told, part, m));
  }

  private Presence told(
      Meeting m,
      Part part,
      Optional<Item> on,
      UUID person,
      String role,
      List<String> practices,
      Because because,
      Optional<Presence> before) {
    Instant now = ground.record().now();
    Instant at =
        before.map(b -> b.at().plus(1, ChronoUnit.MICROS)).filter(now::isBefore).orElse(now);
    // During an item whose words are sealed the coming is told with the part, not with the item.
    Optional<UUID> item = on.filter(i -> !i.isSealed()).map(Item::id);
    return new Presence(
        store.freshId(),
        m.id(),
        part.id(),
        item,
        person,
        role,
        practices,
        because.in(),
        because,
        at,
        0);
  }

  private Presence keep(Presence told, Part part, Meeting m) {
    Presence kept = comings.entered(told, part);
    store.keep(List.of(kept), m.body());
    return kept;
  }

  private String role(Meeting m, UUID person) {
    return members(m).getOrDefault(person, "");
  }

  /** Whether whoever asks conducts meetings of this body. */
  public boolean conducts(Meeting m) {
    return store.conducts(m.body());
  }

  /** Whether whoever asks is of the body: an office of it, or a member practice. */
  public boolean takesPart(Meeting m) {
    return store.takesPart(m.body());
  }

  /** How often each part that whoever asks may follow has changed. */
  public Map<UUID, Long> versions(Meeting m) {
    return store.versions(m.id());
  }

  // The board and its quorum

  Optional<Terms> terms(UUID body) {
    return Terms.of(
        ground.bodies().constitutionAt(body, ground.bodies().now()),
        ground.policies().adopted(body, ground.bodies().today()).map(AdoptedPolicy::board));
  }

  /** Everybody with a vote on the board today, with the role; empty where nothing says who. */
  public Map<UUID, String> members(Meeting m) {
    return terms(m.body())
        .map(t -> t.members(ground.bodies().offices(m.body()), ground.bodies().today()))
        .orElseGet(HashMap::new);
  }

  /**
   * Whether those in the room are a quorum of the board for the item that is on; empty at a meeting
   * of the members, and where nothing says what a quorum is.
   *
   * @param item that is on, or is looked ahead to
   */
  public Optional<QuorumNow> quorum(Meeting m, Optional<Item> item) {
    if (m.kind() != Meeting.Kind.BOARD) {
      return Optional.empty();
    }
    return terms(m.body())
        .map(
            t ->
                QuorumNow.of(
                    t.rule(),
                    t.quorum(),
                    members(m),
                    inRoom(m),
                    item.map(i -> shut(i, Shut.VOTE)).orElse(Set.of())));
  }

  /** Who is in the room, as far as whoever asks may see it. */
  Set<UUID> inRoom(Meeting m) {
    return store.latest(m.id()).values().stream()
        .filter(Presence::in)
        .map(Presence::person)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean isInSession(Meeting m) {
    return ground
        .meetings()
        .find(m.id())
        .filter(now -> now.state() == Meeting.State.OPEN)
        .isPresent();
  }

  // Opening and closing

  /** Opens the meeting with whoever is there. */
  public Outcome<Meeting> open(Meeting m) {
    return ground.meetings().open(m, present(m));
  }

  /** Closes it; the item that is on ends. Refused while a vote is open. */
  public Outcome<Meeting> close(Meeting m) {
    store.lock(m.id());
    if (store.hasVoteOpen(m.id())) {
      return Outcome.refused("form", "A vote is not closed. Close it first");
    }
    Map<String, Object> there = present(m);
    store.now(m.id()).ifPresent(t -> store.end(t.id(), ground.record().now()));
    store.endSpeeches(m.id(), ground.record().now());
    return ground.meetings().close(m, there);
  }
}
