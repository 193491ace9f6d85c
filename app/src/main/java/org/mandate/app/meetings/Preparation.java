package org.mandate.app.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;

/** What is changed and looked up while a meeting is being prepared. */
public final class Preparation {
  private final Meetings.Ground ground;
  private final MeetingStore meetings;
  private final Agendas agendas;
  private final BeforeStore store;

  Preparation(Meetings.Ground ground, MeetingStore meetings, Agendas agendas) {
    this.ground = ground;
    this.meetings = meetings;
    this.agendas = agendas;
    this.store = new BeforeStore(ground.db());
  }

  BeforeStore store() {
    return store;
  }

  /** Items that a wall sends whoever asks out of, those with public words too. */
  public List<Leave> leaving(Meeting m) {
    return store.leaves(m.id());
  }

  /** Other meetings at that time of people who sit on the body; for its officers. */
  public List<AtOnce> atOnce(UUID body, Instant starts, Instant ends, Optional<UUID> but) {
    return ends.isAfter(starts) ? store.atOnce(body, starts, ends, but) : List.of();
  }

  /** Takes the meeting's row, so that two who change it do so one after the other. */
  Optional<Meeting> lock(Meeting m) {
    return meetings.lock(m.id());
  }

  /** Stands in a form; a later one means that something was changed meanwhile. */
  long stamp(Meeting m) {
    return store.stamp(m.id());
  }

  /** What was changed since. */
  List<Change> since(Meeting m, long stamp) {
    return store.changes(m.id(), stamp);
  }

  /** Puts an item at a place of a part of its meeting, 1 for the first. */
  Outcome<Item> move(Item item, Part to, int place) {
    Meeting m = meetings.lock(item.meeting()).orElseThrow();
    if (m.state() == Meeting.State.CLOSED || m.state() == Meeting.State.CANCELLED) {
      return Outcome.refused("form", "The meeting is over");
    }
    if (!to.meeting().equals(m.id())) {
      return Outcome.refused("part", "Choose a part of this meeting");
    }
    boolean other = !to.id().equals(item.part());
    if (other && item.entry() != 0 && to.kind() != Part.Kind.OPEN) {
      return Outcome.refused(
          "part", "It was called openly, and what is open stays open. Withdraw it before the call");
    }
    if (other) {
      List<Outcome.Fault> faults = agendas.misplacedIn(to, item.matter());
      if (!faults.isEmpty()) {
        return new Outcome.Refused<>(faults);
      }
    }
    List<UUID> order =
        new ArrayList<>(
            agendas.items(m).stream()
                .filter(i -> i.part().equals(to.id()) && !i.id().equals(item.id()))
                .sorted(Comparator.comparingInt(Item::position))
                .map(Item::id)
                .toList());
    order.add(Math.clamp(place - 1L, 0, order.size()), item.id());
    if (other) {
      agendas.store().move(item.id(), to.id());
    }
    agendas.order(to, order);
    if (other && m.state() != Meeting.State.DRAFT && item.state() == Item.State.ON) {
      agendas.announceAgain(item.id());
    }
    return new Outcome.Done<>(agendas.item(item.id()).orElseThrow());
  }

  /** Who is let into a part besides those whose office opens it, today. */
  public List<UUID> readers(Part part) {
    return store.readers(part.id(), ground.bodies().today());
  }

  /** Lets somebody into a part; a fact about people, so it makes no entry. */
  public Outcome<Part> letIn(Part part, UUID person, String reason) {
    if (reason.isBlank()) {
      return Outcome.refused("reason", "Say why this person needs to know");
    }
    if (readers(part).contains(person)) {
      return Outcome.refused("person", "This person is already let in");
    }
    store.letIn(
        meetings.freshId(),
        part.id(),
        person,
        reason.strip(),
        ground.bodies().today(),
        ground.record().now());
    Map<String, Object> fact =
        new TreeMap<>(Map.of("part", part.id().toString(), "person", person.toString()));
    ground.sealed().keep("meeting.reader", "meeting:" + part.meeting(), fact, Optional.empty());
    return new Outcome.Done<>(part);
  }

  /** Changes the day on which a closed part opens, and says why; what was open stays open. */
  public Outcome<Part> reclose(Part part, String reason, LocalDate until) {
    LocalDate today = ground.bodies().today();
    if (part.kind() != Part.Kind.CLOSED || part.isPublic(today)) {
      return Outcome.refused("until", "Only a closed part has a day on which it opens");
    }
    if (reason.isBlank()) {
      return Outcome.refused("reason", "Say why it is not open; the reason itself is public");
    }
    if (until.isBefore(today)) {
      return Outcome.refused("until", "Give today or a day to come");
    }
    boolean hidden = part.isUnannounced(today);
    if (hidden && part.unannouncedUntil().filter(until::isBefore).isPresent()) {
      return Outcome.refused("until", "It cannot open before it is announced");
    }
    Part told =
        new Part(
            part.id(),
            part.meeting(),
            part.body(),
            part.position(),
            part.kind(),
            reason.strip(),
            part.seat(),
            Optional.of(until),
            part.unannouncedUntil(),
            part.entry());
    long entry = agendas.entryOf(told, hidden);
    store.reclose(part.id(), told.reason(), until, entry);
    return new Outcome.Done<>(agendas.part(part.id()).orElseThrow());
  }
}
