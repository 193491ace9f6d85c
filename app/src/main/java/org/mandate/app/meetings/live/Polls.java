package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Codes;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.conflicts.Handling.Shut;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Way;

/** Votes: opened, cast, closed and counted. */
public final class Polls {
  private static final List<String> PRESIDING = List.of("chair", "vice-chair");
  private final Live.Ground ground;
  private final RoomStore room;
  private final PollStore store;
  private final Room there;
  private final Motions motions;
  private final PollClose closing;

  Polls(Live.Ground ground, RoomStore room, PollStore store, Room there, Motions motions) {
    this.ground = ground;
    this.room = room;
    this.store = store;
    this.there = there;
    this.motions = motions;
    this.closing = new PollClose(ground, store, there, motions);
  }

  PollStore store() {
    return store;
  }

  void tell(PollClosed listener) {
    closing.tell(listener);
  }

  /** The votes of a meeting that whoever asks may see, oldest first. */
  public List<Poll> of(Meeting m) {
    return store.ofMeeting(m.id());
  }

  public Optional<Poll> find(UUID id) {
    return store.byId(id);
  }

  /** The vote that is open at an item, or waits for a casting vote. */
  public Optional<Poll> open(Item item) {
    return store.ofMeeting(item.meeting()).stream()
        .filter(p -> p.item().equals(item.id()) && !p.state().isOver())
        .findFirst();
  }

  /** The roll, as far as whoever asks may see it. */
  public List<Voter> roll(Poll p) {
    return store.roll(p.id());
  }

  /** What somebody may vote for: themselves or their practices. */
  public List<Voter> mine(Poll p, UUID person) {
    List<String> practices =
        room.latest(p.meeting(), person).map(Presence::practices).orElse(List.of());
    return store.mine(p.id(), person, practices);
  }

  /** The absent members whose proxy on the matter somebody holds. */
  public List<Voter> held(Poll p, UUID holder) {
    return store.held(p.id(), holder);
  }

  /** The votes by name that stand and that whoever asks may see. */
  public List<NamedVote> votes(Poll p) {
    return store.votes(p.id());
  }

  /** Those lines of a roll that voted in secret, of the ones that whoever asks may see. */
  public Set<UUID> voted(Poll p) {
    return store.voted(p.id());
  }

  /** How many have voted. */
  public long turnout(Poll p) {
    return store.turnout(p.id());
  }

  /** The kinds of question on which a meeting may vote, as its constitution has them. */
  public List<Setting.Kind> kinds(Meeting m) {
    Optional<Terms> terms = there.terms(m.body());
    List<Setting.Kind> board = terms.map(Terms::kinds).orElse(List.of());
    return m.kind() == Meeting.Kind.BOARD && !board.isEmpty()
        ? board
        : terms.map(t -> t.constitution().kinds()).orElse(List.of());
  }

  /** In which ways a vote on a kind of question may be taken. */
  public List<Way> ways(Meeting m, String question) {
    return m.kind() == Meeting.Kind.BOARD
        ? voting(m, question).map(BoardVoting::ways).orElse(PollRules.EVERY_WAY)
        : PollRules.EVERY_WAY;
  }

  private Optional<BoardVoting> voting(Meeting m, String question) {
    return there.terms(m.body()).flatMap(t -> t.voting(question));
  }

  /**
   * Opens a vote on a motion; the roll is frozen.
   *
   * @param version of the motion's words, as whoever asks saw them
   * @param question one of {@link #kinds}
   */
  public Outcome<Poll> open(
      Meeting m, Item item, Motion motion, int version, Way way, String question, Who by) {
    room.lock(m.id());
    Motion now = motions.lock(motion.id()).orElse(motion);
    there.sweep(m);
    List<Fault> faults = new ArrayList<>(mayOpen(m, item, now, version, by));
    if (kinds(m).stream().noneMatch(k -> k.id().equals(question))) {
      faults.add(new Fault("question", "Choose the kind of question, as the constitution has it"));
    } else if (!ways(m, question).contains(way)) {
      faults.add(new Fault("way", "The constitution does not allow this way for the question"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Adopted rules = ground.bodies().constitutionAt(m.body(), ground.bodies().now()).orElseThrow();
    Poll told =
        new Poll(
            room.freshId(),
            m.id(),
            m.body(),
            item.part(),
            item.id(),
            now.id(),
            item.matter(),
            m.kind(),
            way,
            question,
            rules.version(),
            options(m, item, question),
            Poll.State.OPEN,
            presiding(m, item, by).map(Office::id),
            voting(m, question).map(v -> (int) v.proxies()).orElse(0),
            ground.record().now(),
            Optional.empty(),
            Optional.empty(),
            "",
            0);
    store.keep(told);
    store.keep(told, entitled(m, item, told));
    motions.opened(now);
    return new Outcome.Done<>(store.byId(told.id()).orElseThrow());
  }

  private List<Fault> mayOpen(Meeting m, Item item, Motion motion, int version, Who by) {
    List<Fault> faults = new ArrayList<>();
    if (room.now(m.id()).filter(t -> t.item().equals(item.id())).isEmpty()) {
      faults.add(new Fault("form", "The meeting is not at this item. Move it there first"));
      return faults;
    }
    ground
        .matters()
        .holds()
        .onItem(item.id(), item.matter())
        .ifPresent(why -> faults.add(new Fault("form", why + ". It is not put to the vote now")));
    if (open(item).isPresent()) {
      faults.add(new Fault("form", "A vote is open at this item already. Close it first"));
    }
    if (motion.state() != Motion.State.MOVED) {
      faults.add(new Fault("form", "It was voted on or taken back already"));
    } else if (motion.version() != version) {
      faults.add(
          new Fault("form", "Meanwhile its words were changed. Read them, then open the vote"));
    }
    if (motions.isStale(motion)) {
      faults.add(
          new Fault(
              "form",
              "The motion was changed since this amendment was written. Put it anew on the words"
                  + " that stand"));
    }
    if (motions.amendments(motion).stream().anyMatch(a -> a.state() == Motion.State.MOVED)) {
      faults.add(new Fault("form", "Its amendments come first. Vote on them or take them back"));
    }
    if (by instanceof Who.Person(UUID person) && keptFrom(item).contains(person)) {
      faults.add(new Fault("form", "You are out of this item, so somebody else conducts it"));
    }
    there
        .quorum(m, Optional.of(item))
        .filter(q -> !q.isMet())
        .ifPresent(
            q ->
                faults.add(
                    new Fault(
                        "form",
                        "Those in the room are no quorum for this item, so a vote would decide"
                            + " nothing. The page says who is missing and which ways are lawful")));
    return faults;
  }

  private Set<UUID> keptFrom(Item item) {
    Set<UUID> kept = new java.util.HashSet<>(there.shut(item, Shut.ROOM));
    kept.addAll(there.shut(item, Shut.VOTE));
    return kept;
  }

  private List<String> options(Meeting m, Item item, String question) {
    Setting.Form form =
        there.terms(m.body()).map(t -> t.form(question)).orElse(Setting.Form.MOTION);
    List<String> several =
        form == Setting.Form.OPTIONS
            ? item.matter().flatMap(ground.matters()::find).map(Matter::optionIds).orElse(List.of())
            : List.of();
    return several.size() > 1 ? several : List.of(PollRules.FOR, PollRules.AGAINST);
  }

  private List<Voter> entitled(Meeting m, Item item, Poll p) {
    if (m.kind() == Meeting.Kind.MEMBERS) {
      Body body = ground.bodies().find(m.body()).orElseThrow();
      return ground.bodies().members(body.id(), ground.bodies().today()).stream()
          .map(Member::code)
          .map(code -> new Voter(p.id(), p.id(), Optional.empty(), code, "practice", false))
          .toList();
    }
    Set<UUID> voteless = there.shut(item, Shut.VOTE);
    return there.members(m).entrySet().stream()
        .filter(e -> !voteless.contains(e.getKey()))
        .map(e -> new Voter(p.id(), p.id(), Optional.of(e.getKey()), "", e.getValue(), false))
        .toList();
  }

  /** The office of whoever presides: the chair, else who sits for the chair, if they are there. */
  Optional<Office> presiding(Meeting m, Item item, Who by) {
    List<Office> held =
        ground.bodies().offices(m.body()).stream()
            .filter(o -> PRESIDING.contains(o.seat()) && o.heldOn(ground.bodies().today()))
            .sorted(java.util.Comparator.comparing(o -> PRESIDING.indexOf(o.seat())))
            .toList();
    Set<UUID> inRoom = there.inRoom(m);
    Set<UUID> kept = keptFrom(item);
    return held.stream()
        .filter(o -> o.person().filter(p -> by.equals(new Who.Person(p))).isPresent())
        .findFirst()
        .or(
            () ->
                held.stream()
                    .filter(
                        o ->
                            o.person()
                                .filter(p -> inRoom.contains(p) && !kept.contains(p))
                                .isPresent())
                    .findFirst());
  }

  /** Casts a vote for a line of the roll. */
  public Cast cast(UUID poll, UUID voter, String choice) {
    return Codes.of(Cast.class, store.cast(poll, voter, choice));
  }

  /**
   * Closes a vote and counts it. At a tie it waits where whoever presides has a casting vote.
   *
   * @param show counts by show of hands; empty for every other way
   */
  public Outcome<Poll> close(Poll p, Map<String, Long> show) {
    return closing.close(p, show);
  }

  /** Ends an open vote that was opened by mistake: no result, and its motion is moved again. */
  public Outcome<Poll> abandon(Poll p, String why, Who by) {
    return closing.abandon(p, why, by instanceof Who.Person(UUID person) ? person : null);
  }

  /** What a casting vote may be given for now, and by whose office; empty where there is none. */
  public Optional<PollClose.CastingRight> castingRight(Poll p) {
    return closing.right(p);
  }

  /** Gives the casting vote. */
  public Outcome<Poll> casting(Poll p, String choice, UUID person) {
    return closing.give(p, choice, person);
  }

  /** Leaves a tie as it is. */
  public Outcome<Poll> leaveTie(Poll p) {
    return closing.leave(p);
  }

  /** Now, by the database's clock. */
  public Instant clock() {
    return ground.record().now();
  }
}
