package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.PollStore.Tally;
import org.mandate.app.walls.Walls;
import org.mandate.app.web.Dates;
import org.mandate.conflicts.Handling.Shut;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.MeetingKind;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.Way;

/** The close of a vote: the count, a casting vote at a tie, the entry, and what follows. */
public final class PollClose {
  private final Live.Ground ground;
  private final PollStore store;
  private final Room room;
  private final Motions motions;
  private final List<PollClosed> listeners = new ArrayList<>();

  PollClose(Live.Ground ground, PollStore store, Room room, Motions motions) {
    this.ground = ground;
    this.store = store;
    this.room = room;
    this.motions = motions;
  }

  void tell(PollClosed listener) {
    listeners.add(listener);
  }

  /**
   * Who may give a casting vote.
   *
   * @param office whose holder presides
   * @param choices for which it may be given
   */
  public record CastingRight(Office office, Set<String> choices) {
    /** Copies the choices. */
    public CastingRight {
      choices = Set.copyOf(choices);
    }
  }

  Outcome<Poll> close(Poll poll, Map<String, Long> show) {
    Poll before = store.lock(poll.id()).orElse(poll);
    if (before.state() != Poll.State.OPEN) {
      return Outcome.refused("form", "The vote is closed already");
    }
    Meeting m = ground.meetings().find(before.meeting()).orElseThrow();
    room.sweep(m);
    if (before.way() == Way.SHOW) {
      Optional<String> impossible =
          PollRules.impossible(show, present(before, m, List.of(), Set.of()).size());
      if (impossible.isPresent()) {
        return Outcome.refused("show", impossible.get());
      }
    }
    Tally tally = store.close(before.id());
    Poll now = store.byId(before.id()).orElseThrow();
    Counted counted = count(now, m, before.way() == Way.SHOW ? show : tally.votes());
    store.tied(now.id(), counted);
    Poll tied = store.byId(now.id()).orElseThrow();
    return right(tied).isPresent() ? new Outcome.Done<>(tied) : finish(tied, counted);
  }

  private Counted count(Poll p, Meeting m, Map<String, Long> cast) {
    List<NamedVote> votes = store.votes(p.id());
    Map<UUID, String> present = present(p, m, votes, store.voted(p.id()));
    store.present(p.id(), present.keySet());
    Proxies proxies = proxies(p, m, present.keySet(), votes);
    Map<UUID, String> members = new HashMap<>();
    if (p.kind() == Meeting.Kind.BOARD) {
      members.putAll(room.members(m));
    } else {
      store.roll(p.id()).forEach(v -> members.put(v.id(), v.role()));
    }
    return new Counted(
        PollRules.headcount(members.values()),
        PollRules.headcount(present.values()),
        PollRules.votes(p.options(), present.size() + proxies.given(), cast),
        proxies,
        Optional.empty(),
        conflicts(p, members.keySet()));
  }

  /** The lines of the roll that are there, or were there when they voted, with their role. */
  private Map<UUID, String> present(
      Poll p, Meeting m, List<NamedVote> votes, Set<UUID> votedInSecret) {
    Set<UUID> people = room.inRoom(m);
    Set<String> practices =
        p.kind() == Meeting.Kind.BOARD
            ? Set.of()
            : room.latest(m).values().stream()
                .filter(Presence::in)
                .flatMap(x -> x.practices().stream())
                .collect(Collectors.toSet());
    Set<UUID> voted = new HashSet<>();
    Map<UUID, UUID> holders = store.proxies(p.id());
    votes.stream()
        .filter(v -> v.how() != NamedVote.How.PROXY)
        .forEach(v -> voted.add(v.voter().id()));
    Set<UUID> voteless = voteless(p);
    Map<UUID, String> present = new LinkedHashMap<>();
    for (Voter v : store.roll(p.id())) {
      boolean there =
          v.person()
              .map(
                  person ->
                      !voteless.contains(person)
                          && (people.contains(person)
                              || (votedInSecret.contains(v.id()) && !holders.containsKey(person))))
              .orElse(practices.contains(v.practice()) || votedInSecret.contains(v.id()));
      if (there || voted.contains(v.id())) {
        present.put(v.id(), v.role());
      }
    }
    return present;
  }

  private Set<UUID> voteless(Poll p) {
    return ground
        .meetings()
        .agendas()
        .item(p.item())
        .map(item -> room.shut(item, Shut.VOTE))
        .orElse(Set.of());
  }

  /** Votes of absent members that somebody in the room held. */
  private Proxies proxies(Poll p, Meeting m, Set<UUID> present, List<NamedVote> votes) {
    if (p.proxies() == 0 || p.way() == Way.SHOW) {
      return Proxies.NONE;
    }
    Set<UUID> people = room.inRoom(m);
    Set<UUID> used =
        votes.stream()
            .filter(v -> v.how() == NamedVote.How.PROXY)
            .map(v -> v.voter().id())
            .collect(Collectors.toSet());
    Map<UUID, UUID> holders = store.proxies(p.id());
    Map<UUID, Long> held = new HashMap<>();
    for (Voter v : store.roll(p.id())) {
      UUID holder = v.person().map(holders::get).orElse(null);
      boolean counts = holder != null && (people.contains(holder) || used.contains(v.id()));
      if (counts && !present.contains(v.id())) {
        held.merge(holder, 1L, Long::sum);
      }
    }
    long given = held.values().stream().mapToLong(Long::longValue).sum();
    return given == 0
        ? Proxies.NONE
        : new Proxies(given, held.values().stream().mapToLong(Long::longValue).max().orElse(0), 0);
  }

  /** Members conflicted on the matter, and for how many something was chosen or kept them out. */
  private Optional<ConflictsFound> conflicts(Poll p, Set<UUID> members) {
    return ground
        .meetings()
        .agendas()
        .item(p.item())
        .filter(i -> i.matter().isPresent())
        .map(
            item -> {
              List<Walls.Shut> found =
                  room.shuts(item).stream().filter(s -> members.contains(s.person())).toList();
              Set<UUID> all = found.stream().map(Walls.Shut::person).collect(Collectors.toSet());
              Set<UUID> handled =
                  found.stream()
                      .filter(s -> s.handling().isPresent() || s.shuts().contains(Shut.VOTE))
                      .map(Walls.Shut::person)
                      .collect(Collectors.toSet());
              return new ConflictsFound(all.size(), handled.size());
            });
  }

  // Opened by mistake

  Outcome<Poll> abandon(Poll poll, String why, @Nullable UUID by) {
    Poll before = store.lock(poll.id()).orElse(poll);
    if (before.state() != Poll.State.OPEN) {
      return Outcome.refused(
          "why", "It is not open any more. A vote that was counted stands, whatever it says");
    }
    Optional<String> fault = PollRules.noReason(why);
    if (fault.isPresent()) {
      return Outcome.refused("why", fault.get());
    }
    Item item = ground.meetings().agendas().item(before.item()).orElseThrow();
    if (by != null
        && (room.shut(item, Shut.ROOM).contains(by) || room.shut(item, Shut.VOTE).contains(by))) {
      return Outcome.refused("why", "You are out of this item, so somebody else conducts it");
    }
    store.abandon(before.id(), why.strip());
    Poll now = store.byId(before.id()).orElseThrow();
    if (item.isSealed()) {
      ground
          .sealed()
          .keep(
              "meeting.poll-abandoned",
              "meeting:" + now.meeting(),
              LiveEntries.sealedAbandoned(now),
              item.matter());
      return new Outcome.Done<>(now);
    }
    store.told(now.id(), ground.record().append(LiveEntries.abandoned(now)).id());
    return new Outcome.Done<>(store.byId(now.id()).orElseThrow());
  }

  // The casting vote

  /** Whose it is while a tie waits; empty where nobody has one. */
  Optional<CastingRight> right(Poll p) {
    if (p.state() != Poll.State.TIED || p.counted().isEmpty()) {
      return Optional.empty();
    }
    Optional<Casting> casting =
        room.terms(p.body())
            .flatMap(t -> t.voting(p.question()))
            .flatMap(v -> Optional.ofNullable(v.casting()));
    Set<String> tied = PollRules.tied(p.counted().get().votes());
    Meeting m = ground.meetings().find(p.meeting()).orElseThrow();
    Set<UUID> there = room.inRoom(m);
    Set<UUID> voteless = voteless(p);
    return casting.flatMap(
        c ->
            p.chair()
                .flatMap(ground.bodies()::office)
                .filter(o -> p.kind() == Meeting.Kind.BOARD && c.seats().contains(o.seat()))
                .filter(
                    o ->
                        o.person()
                            .filter(x -> there.contains(x) && !voteless.contains(x))
                            .isPresent())
                .map(o -> new CastingRight(o, PollRules.castable(c, tied)))
                .filter(r -> !r.choices().isEmpty()));
  }

  Outcome<Poll> give(Poll poll, String choice, UUID person) {
    Poll p = store.lock(poll.id()).orElse(poll);
    Optional<CastingRight> right = right(p);
    if (right.isEmpty()) {
      return Outcome.refused("choice", "There is no tie that waits for a casting vote");
    }
    if (!right.get().office().person().equals(Optional.of(person))) {
      return Outcome.refused("choice", "Whoever presides gives the casting vote");
    }
    if (!right.get().choices().contains(choice)) {
      return Outcome.refused("choice", "It can be given for one of the tied answers");
    }
    String seat = right.get().office().seat();
    store.casting(p, seat, person, choice, ground.record().now());
    return finish(p, p.counted().orElseThrow().with(new CastingVote(seat, choice)));
  }

  Outcome<Poll> leave(Poll poll) {
    Poll p = store.lock(poll.id()).orElse(poll);
    return p.state() == Poll.State.TIED && p.counted().isPresent()
        ? finish(p, p.counted().get())
        : Outcome.refused("choice", "There is no tie that waits for a casting vote");
  }

  // What follows

  private Outcome<Poll> finish(Poll p, Counted counted) {
    Item item = ground.meetings().agendas().item(p.item()).orElseThrow();
    Meeting m = ground.meetings().find(p.meeting()).orElseThrow();
    List<NamedVote> votes = p.way() == Way.NAMED ? store.votes(p.id()) : List.of();
    String reserved = p.matter().flatMap(ground.matters()::find).map(Matter::reserved).orElse("");
    List<Voter> there =
        p.kind() == Meeting.Kind.BOARD
            ? store.roll(p.id()).stream().filter(Voter::present).toList()
            : List.of();
    long entry = 0;
    if (item.isSealed()) {
      ground
          .sealed()
          .keep(
              "meeting.poll",
              m.subject(),
              LiveEntries.sealed(p, counted, reserved, votes, there),
              item.matter());
    } else {
      entry = ground.record().append(LiveEntries.poll(p, counted, reserved, votes, there)).id();
    }
    store.closed(p.id(), counted, entry);
    Poll closed = store.byId(p.id()).orElseThrow();
    Judgement judgement = judge(closed, counted, reserved, m);
    Motion.State state =
        p.kind() == Meeting.Kind.BOARD
            ? PollRules.state(judgement.outcome(), counted.votes())
            : PollRules.simply(counted.votes());
    Motion motion = motions.voted(motions.find(p.motion()).orElseThrow(), state);
    PollClosed.Closed told = new PollClosed.Closed(m, item, motion, closed, votes, judgement);
    listeners.forEach(listener -> listener.closed(told));
    return new Outcome.Done<>(closed);
  }

  private Judgement judge(Poll p, Counted counted, String reserved, Meeting m) {
    Adopted rules = ground.bodies().constitutionAt(p.body(), p.openedAt()).orElseThrow();
    boolean board = p.kind() == Meeting.Kind.BOARD;
    DecisionFacts facts =
        new DecisionFacts(
            p.question(),
            reserved.isEmpty() ? null : reserved,
            board ? Electorate.BOARD : Electorate.MEMBER_PRACTICES,
            m.calledAt().map(Dates::on).orElse(null),
            p.openedAt(),
            p.closedAt().orElseThrow(),
            null,
            p.chair().flatMap(ground.bodies()::office).map(PollClose::officer).orElse(null),
            counted.conflicts().orElse(null),
            counted.judged(board ? MeetingKind.BOARD : MeetingKind.MEMBERS, m.startsAt(), p.way()));
    return Judge.judge(rules.constitution(), facts);
  }

  private static DecisionFacts.Officer officer(Office o) {
    return new DecisionFacts.Officer(o.seat(), o.from(), o.to().minusDays(1));
  }
}
