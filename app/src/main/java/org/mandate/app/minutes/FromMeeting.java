package org.mandate.app.minutes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Decision;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.live.Presence;
import org.mandate.app.meetings.live.Speech;
import org.mandate.app.meetings.live.Turn;
import org.mandate.app.minutes.Sitting.Attended;
import org.mandate.app.minutes.Sitting.Happening;
import org.mandate.app.minutes.Sitting.Move;
import org.mandate.app.web.Dates;

/**
 * What happened, read from the features that noted it. Whoever a conflict put out is named only
 * where the part is closed, to those who may know of the conflict anyway; other sets tell a number,
 * as the live page does.
 */
final class FromMeeting implements Happened {
  private final Minutes.Ground ground;

  FromMeeting(Minutes.Ground ground) {
    this.ground = ground;
  }

  /** What is read once for a whole part. */
  private record All(
      Meeting meeting,
      Part part,
      List<Presence> presence,
      List<Turn> turns,
      Attendance there,
      RoomNames names,
      List<Decision> decisions,
      List<Speech> speeches,
      boolean namesOut) {}

  @Override
  public Sitting in(Meeting meeting, Part part, List<Item> items, Map<UUID, Integer> numbers) {
    All all = all(meeting, part);
    Floor floor = new Floor(ground, meeting, all.names());
    return new Sitting(
        all.turns().stream()
            .map(Turn::beganAt)
            .min(Comparator.naturalOrder())
            .or(() -> alone(meeting, part, meeting.openedAt())),
        all.turns().stream()
            .flatMap(t -> t.endedAt().stream())
            .max(Comparator.naturalOrder())
            .or(() -> alone(meeting, part, meeting.closedAt())),
        people(all, items, numbers),
        absent(all),
        items.stream()
            .map(i -> happening(all, floor, i, numbers.getOrDefault(i.id(), i.position())))
            .toList(),
        next(meeting));
  }

  private All all(Meeting meeting, Part part) {
    List<Presence> presence = ground.live().room().presence(meeting);
    List<Turn> turns =
        ground.live().room().turns(meeting).stream()
            .filter(t -> t.part().equals(part.id()))
            .toList();
    boolean namesOut = part.kind() == Part.Kind.CLOSED;
    Body body = ground.bodies().find(meeting.body()).orElseThrow();
    return new All(
        meeting,
        part,
        presence,
        turns,
        Attendance.of(presence, turns, part.id(), namesOut),
        RoomNames.of(ground, body, meeting, presence),
        ground.decisions().of(meeting.body()),
        ground.live().floor().of(meeting),
        namesOut);
  }

  /** Where nobody noted which item was on: the meeting's own times, if it had but this part. */
  private Optional<Instant> alone(Meeting m, Part part, Optional<Instant> at) {
    return ground.meetings().agendas().parts(m).size() == 1 && part.kind() == Part.Kind.OPEN
        ? at
        : Optional.empty();
  }

  private static List<Attended> people(All all, List<Item> items, Map<UUID, Integer> numbers) {
    Map<String, Set<Integer>> by = new LinkedHashMap<>();
    Map<String, RoomNames.Name> names = new LinkedHashMap<>();
    Set<UUID> shown = items.stream().map(Item::id).collect(java.util.stream.Collectors.toSet());
    for (UUID person : all.names().ordered(all.there().by().keySet())) {
      RoomNames.Name name = all.names().of(person);
      names.put(name.toString(), name);
      Set<Integer> at = by.computeIfAbsent(name.toString(), _ -> new java.util.TreeSet<>());
      all.there().by().getOrDefault(person, Set.of()).stream()
          .filter(shown::contains)
          .forEach(item -> at.add(numbers.getOrDefault(item, 0)));
    }
    List<Attended> people = new ArrayList<>();
    names.forEach(
        (key, name) -> {
          List<Integer> at = List.copyOf(by.getOrDefault(key, Set.of()));
          if (!at.isEmpty()) {
            people.add(new Attended(name.name(), name.as(), at.stream().sorted().toList()));
          }
        });
    return people;
  }

  /**
   * Who has a vote on the board and was in the room for nothing of an open part. Of another part
   * nobody is absent who may not be at home in it.
   */
  private List<String> absent(All all) {
    if (all.meeting().kind() != Meeting.Kind.BOARD
        || all.part().kind() != Part.Kind.OPEN
        || all.presence().isEmpty()) {
      return List.of();
    }
    Set<UUID> there = all.there().by().keySet();
    return all.names().ordered(ground.live().room().members(all.meeting()).keySet()).stream()
        .filter(p -> !there.contains(p))
        .map(all.names()::of)
        .filter(n -> !n.as().isEmpty())
        .map(n -> n.name() + ", " + n.as())
        .toList();
  }

  /** Everybody who was called, once for each run of theirs. */
  private static List<String> spoke(All all, Item item) {
    List<String> spoke = new ArrayList<>();
    all.speeches().stream()
        .filter(s -> s.item().equals(item.id()) && s.calledAt().isPresent())
        .sorted(Comparator.comparing(s -> s.calledAt().orElseThrow()))
        .map(s -> all.names().of(s.person()).name())
        .forEach(
            name -> {
              if (spoke.isEmpty() || !spoke.getLast().equals(name)) {
                spoke.add(name);
              }
            });
    return spoke;
  }

  private Happening happening(All all, Floor floor, Item item, int number) {
    List<Decision> taken =
        all.decisions().stream()
            .filter(d -> d.source().ofMeeting().filter(s -> s.item().equals(item.id())).isPresent())
            .toList();
    return new Happening(
        item.id(),
        number,
        item.title(),
        moves(all, item),
        quorum(all, item, taken.isEmpty() && floor.isUnvoted(item)),
        spoke(all, item),
        floor.motions(item),
        taken.stream().map(d -> floor.decided(d)).toList(),
        floor.actions(item, taken),
        isReached(all, item) ? "" : "This item was not reached.");
  }

  private static boolean isReached(All all, Item item) {
    return all.turns().isEmpty() || isOn(all, item);
  }

  private static boolean isOn(All all, Item item) {
    return all.turns().stream().anyMatch(t -> t.item().equals(item.id()));
  }

  private List<Move> moves(All all, Item item) {
    List<Move> moves = new ArrayList<>();
    Set<UUID> out = all.there().out().getOrDefault(item.id(), Set.of());
    out.forEach(
        person ->
            moves.add(
                new Move(all.namesOut() ? all.names().of(person).name() : "", Move.Way.CONFLICT)));
    all.there()
        .came()
        .getOrDefault(item.id(), Set.of())
        .forEach(person -> moves.add(new Move(all.names().of(person).name(), Move.Way.ARRIVED)));
    all.there()
        .left()
        .getOrDefault(item.id(), Set.of())
        .forEach(person -> moves.add(new Move(all.names().of(person).name(), Move.Way.LEFT)));
    return moves;
  }

  /** An item for decision on which nothing could be decided for want of a quorum, at its end. */
  private String quorum(All all, Item item, boolean unvoted) {
    if (!unvoted || item.kind() != Item.Kind.DECISION || !isOn(all, item)) {
      return "";
    }
    Set<UUID> out = all.there().out().getOrDefault(item.id(), Set.of());
    Set<UUID> left = all.there().left().getOrDefault(item.id(), Set.of());
    Map<UUID, String> members = ground.live().room().members(all.meeting());
    long there =
        all.there().at(item.id()).stream()
            .filter(p -> members.containsKey(p) && !out.contains(p) && !left.contains(p))
            .count();
    return Quorum.at(ground, all.meeting())
        .filter(q -> there < q.needed(members.size()))
        .map(
            q ->
                "There was no quorum for this item: "
                    + q.words(there, members.size())
                    + ". Nothing could be decided.")
        .orElse("");
  }

  private String next(Meeting meeting) {
    return ground.meetings().of(meeting.body()).stream()
        .filter(m -> m.kind() == meeting.kind() && m.startsAt().isAfter(meeting.startsAt()))
        .filter(m -> m.state() == Meeting.State.CALLED)
        .min(Comparator.comparing(Meeting::startsAt))
        .map(m -> "Next meeting: " + Dates.weekdayTime(m.startsAt()) + ".")
        .orElse("");
  }
}
