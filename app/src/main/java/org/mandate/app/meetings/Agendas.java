package org.mandate.app.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Matter;

/** The parts of a meeting and the items on its agenda. */
public final class Agendas {
  private final Meetings.Ground ground;
  private final MeetingStore meetings;
  private final AgendaStore store;

  Agendas(Meetings.Ground ground, MeetingStore meetings) {
    this.ground = ground;
    this.meetings = meetings;
    this.store = new AgendaStore(ground.db());
  }

  AgendaStore store() {
    return store;
  }

  /** The parts of a meeting that whoever asks may know of, in order. */
  public List<Part> parts(Meeting m) {
    return store.parts(m.id());
  }

  public Optional<Part> part(UUID id) {
    return store.part(id);
  }

  /** All items that whoever asks may see, those not yet on the agenda too, in order. */
  public List<Item> items(Meeting m) {
    return store.items(m.id());
  }

  /** What stands on the agenda, as whoever asks may see it. */
  public List<Item> on(Meeting m) {
    return items(m).stream().filter(i -> i.state() == Item.State.ON).toList();
  }

  public Optional<Item> item(UUID id) {
    return store.item(id);
  }

  /** Where a matter stood or stands on agendas. */
  public List<Item> ofMatter(UUID matter) {
    return store.ofMatter(matter);
  }

  /** Items that a wall keeps from whoever asks, though they sit on the body. */
  public List<OutOf> outOf(Meeting m) {
    return store.outOf(m.id());
  }

  /** Who put an item forward. */
  public Optional<UUID> proposer(Item item) {
    return store.proposer(item.id());
  }

  void openPart(Meeting m, Instant now) {
    // An open part closes nothing, so it makes no entry; the call tells of the meeting.
    Part part =
        new Part(
            meetings.freshId(),
            m.id(),
            m.body(),
            1,
            Part.Kind.OPEN,
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            0);
    store.keep(part, now);
  }

  /**
   * Adds a part.
   *
   * @param wanted its kind, reason, seat and days; ids and place are given here
   */
  public Outcome<Part> addPart(Meeting m, Part wanted) {
    Body body = ground.bodies().find(m.body()).orElseThrow();
    List<Fault> faults = new ArrayList<>();
    if (isOver(m)) {
      faults.add(new Fault("form", "The meeting is over"));
    }
    faults.addAll(
        MeetingRules.part(
            wanted,
            ground.bodies().today(),
            MeetingRules.seats(ground.bodies().constitutionAt(body.id(), ground.bodies().now()))));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    int position = parts(m).stream().mapToInt(Part::position).max().orElse(0) + 1;
    Part told =
        new Part(
            meetings.freshId(),
            m.id(),
            m.body(),
            position,
            wanted.kind(),
            wanted.reason().strip(),
            wanted.seat(),
            wanted.closedUntil(),
            wanted.unannouncedUntil(),
            0);
    return new Outcome.Done<>(keep(told));
  }

  private Part keep(Part told) {
    long entry = entryOf(told, told.unannouncedUntil().isPresent());
    Part kept =
        new Part(
            told.id(),
            told.meeting(),
            told.body(),
            told.position(),
            told.kind(),
            told.reason(),
            told.seat(),
            told.closedUntil(),
            told.unannouncedUntil(),
            entry);
    store.keep(kept, ground.record().now());
    return kept;
  }

  /** Writes a closure down: openly, or among the sealed facts; 0 where it has no entry. */
  long entryOf(Part told, boolean hidden) {
    if (hidden) {
      Map<String, Object> fact = new TreeMap<>(MeetingEntries.facts(told));
      fact.put("reason", told.reason());
      ground.sealed().keep("meeting.closure", "meeting:" + told.meeting(), fact, Optional.empty());
      return 0;
    }
    return told.kind() == Part.Kind.OPEN
        ? 0
        : ground.record().append(MeetingEntries.closure(told)).id();
  }

  /**
   * Puts an item on the agenda of a meeting that is not over.
   *
   * @param wanted its part, kind, matter or title, and time; the rest is given here
   */
  public Outcome<Item> add(Meeting m, Item wanted, Who by) {
    return keep(m, wanted, Item.State.ON, "", by);
  }

  /** Puts an item forward, for the officers to take up or decline with a reason. */
  public Outcome<Item> propose(Meeting m, Item wanted, String practice, Who by) {
    return keep(m, wanted, Item.State.PROPOSED, practice, by);
  }

  /** Puts on the agenda what was put forward to the body before it had one. */
  Outcome<Item> takeUp(Meeting m, Item wanted, String practice) {
    return keep(m, wanted, Item.State.ON, practice, new Who.Nobody());
  }

  private Outcome<Item> keep(Meeting m, Item wanted, Item.State state, String practice, Who by) {
    List<Fault> faults = new ArrayList<>();
    if (isOver(m)) {
      faults.add(new Fault("form", "The meeting is over. Choose the next one"));
    }
    Optional<Part> part = store.part(wanted.part()).filter(p -> p.meeting().equals(m.id()));
    if (part.isEmpty()) {
      faults.add(new Fault("part", "Choose a part of this meeting"));
    }
    Optional<Matter> matter = wanted.matter().flatMap(ground.matters()::find);
    if (wanted.matter().isPresent()
        && matter.filter(found -> found.body().equals(m.body())).isEmpty()) {
      faults.add(new Fault("matter", "Choose a matter of this body"));
    }
    faults.addAll(MeetingRules.item(wanted));
    part.ifPresent(p -> faults.addAll(misplaced(p, matter)));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    int position =
        items(m).stream()
                .filter(i -> i.part().equals(wanted.part()))
                .mapToInt(Item::position)
                .max()
                .orElse(0)
            + 1;
    Item told = item(m, wanted, position, state, practice);
    store.keep(told, ground.record().now());
    if (by instanceof Who.Person(UUID person)) {
      store.proposer(told.id(), person);
    }
    if (state == Item.State.ON && m.state() != Meeting.State.DRAFT) {
      announce(store.item(told.id()).orElseThrow());
    }
    return new Outcome.Done<>(store.item(told.id()).orElseThrow());
  }

  /** What keeps an item about that matter out of a part. */
  List<Fault> misplacedIn(Part part, Optional<UUID> matter) {
    return misplaced(part, matter.flatMap(ground.matters()::find));
  }

  private List<Fault> misplaced(Part part, Optional<Matter> matter) {
    boolean hidden =
        matter.filter(m -> m.openness() instanceof Matter.Openness.Unannounced).isPresent();
    return hidden && !part.isUnannounced(ground.bodies().today())
        ? List.of(
            new Fault(
                "part", "This matter is not announced. Put it in a part that is not announced"))
        : List.of();
  }

  private Item item(Meeting m, Item wanted, int position, Item.State state, String practice) {
    return new Item(
        meetings.freshId(),
        m.id(),
        m.body(),
        wanted.part(),
        position,
        wanted.kind(),
        wanted.matter(),
        wanted.title().strip(),
        wanted.minutesPlanned(),
        state,
        "",
        practice,
        Optional.empty(),
        false,
        0);
  }

  /** Takes up what was put forward. */
  public Outcome<Item> accept(Item item) {
    return answer(item, Item.State.ON, "");
  }

  /** Declines what was put forward, with a reason that its proposer reads. */
  public Outcome<Item> decline(Item item, String reason) {
    return reason.isBlank()
        ? Outcome.refused("answer", "Say why; whoever put it forward reads it")
        : answer(item, Item.State.DECLINED, reason.strip());
  }

  /** Takes back what one put forward, or an item from the agenda of a draft. */
  public Outcome<Item> withdraw(Item item) {
    return answer(item, Item.State.WITHDRAWN, "");
  }

  private Outcome<Item> answer(Item item, Item.State next, String words) {
    Meeting m = meetings.lock(item.meeting()).orElseThrow();
    Item now = store.item(item.id()).orElseThrow();
    boolean withdrawn = next == Item.State.WITHDRAWN && m.state() == Meeting.State.DRAFT;
    if (isOver(m)) {
      return Outcome.refused("form", "The meeting is over");
    }
    if (now.state() != Item.State.PROPOSED && !withdrawn) {
      return Outcome.refused("form", "It was answered already: " + now.state().words());
    }
    store.state(item.id(), next, words, 0);
    if (next == Item.State.ON && m.state() != Meeting.State.DRAFT) {
      announce(store.item(item.id()).orElseThrow());
    }
    return new Outcome.Done<>(store.item(item.id()).orElseThrow());
  }

  /** Changes what is wanted of an item and its time. */
  public Outcome<Item> plan(Item item, Item.Kind kind, int minutes) {
    Meeting m = meetings.lock(item.meeting()).orElseThrow();
    if (isOver(m)) {
      return Outcome.refused("form", "The meeting is over");
    }
    if (minutes < 0 || minutes > 1440) {
      return Outcome.refused("minutes", "Give the time in whole minutes, or leave it empty");
    }
    if (kind == Item.Kind.DECISION && item.matter().isEmpty()) {
      return Outcome.refused("kind", "What is to be decided hangs on a matter. Raise one");
    }
    store.plan(item.id(), kind, minutes);
    if (item.entry() != 0 && item.kind() != kind) {
      announce(store.item(item.id()).orElseThrow());
    }
    return new Outcome.Done<>(store.item(item.id()).orElseThrow());
  }

  /** Puts the items of a part in another order; ids that are not its own are left out. */
  public void order(Part part, List<UUID> items) {
    Meeting m = meetings.lock(part.meeting()).orElseThrow();
    List<Item> own =
        items(m).stream()
            .filter(i -> i.part().equals(part.id()))
            .sorted(Comparator.comparing(i -> place(items, i.id())))
            .toList();
    for (int n = 0; n < own.size(); n++) {
      store.place(own.get(n).id(), n + 1);
    }
  }

  private static int place(List<UUID> items, UUID id) {
    int at = items.indexOf(id);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  private static boolean isOver(Meeting m) {
    return m.state() == Meeting.State.CLOSED || m.state() == Meeting.State.CANCELLED;
  }

  long announcedItems(Meeting m) {
    return on(m).stream().filter(i -> !i.isSealed()).count();
  }

  void announce(Meeting m) {
    on(m).forEach(this::announce);
  }

  void announceAgain(UUID item) {
    announce(store.item(item).orElseThrow());
  }

  private void announce(Item i) {
    if (i.isSealed()) {
      Map<String, Object> fact = new TreeMap<>(MeetingEntries.facts(i));
      fact.put("title", i.title());
      ground.sealed().keep("meeting.item", "meeting:" + i.meeting(), fact, i.matter());
    } else {
      long entry = ground.record().append(MeetingEntries.item(i)).id();
      store.state(i.id(), i.state(), i.answer(), entry);
    }
  }
}
