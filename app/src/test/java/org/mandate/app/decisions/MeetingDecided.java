package org.mandate.app.decisions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.elections.Ballot;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Agendas;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.walls.WallTown;

/**
 * The board of {@link WallTown} at a meeting of four parts, called twelve days ahead: votes close
 * there as a listener of the live meeting is told of them.
 */
final class MeetingDecided {
  final WallTown w = WallTown.founded();
  final UUID secretary = w.town.secretary;
  final Meeting meeting;
  final Map<String, Item> items = new TreeMap<>();
  final Map<String, Matter> matters = new TreeMap<>();

  MeetingDecided() {
    matters.put("open", w.open("Who holds nights"));
    matters.put("closed", w.closed("A rota dispute"));
    matters.put("openInClosed", w.open("The bid for nights"));
    matters.put("members", w.open("The rota of members"));
    matters.put("hidden", w.unannounced("A practice in trouble"));
    matters.put("openUnannounced", w.open("The lease of the hall"));
    meeting = w.as(w.guardian, () -> w.p.meetings.plan(w.body, planned()).orElseThrow());
    w.as(
        w.guardian,
        () -> {
          Agendas a = w.p.meetings.agendas();
          Part first = a.parts(meeting).getFirst();
          Part members = a.addPart(meeting, part(Part.Kind.MEMBERS, false)).orElseThrow();
          Part shut = a.addPart(meeting, part(Part.Kind.CLOSED, false)).orElseThrow();
          Part unknown = a.addPart(meeting, part(Part.Kind.CLOSED, true)).orElseThrow();
          add("open", first);
          add("members", members);
          add("closed", shut);
          add("openInClosed", shut);
          add("hidden", unknown);
          add("openUnannounced", unknown);
          w.p.meetings.call(meeting).orElseThrow();
          return true;
        });
  }

  private static NewMeeting planned() {
    Instant start = Instant.now().plus(Duration.ofDays(12));
    return new NewMeeting(
        Optional.empty(),
        Meeting.Kind.BOARD,
        "Board of the twelfth day",
        "The Corn Exchange",
        start,
        start.plus(Duration.ofHours(2)),
        "chair");
  }

  private Part part(Part.Kind kind, boolean unannounced) {
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/London"));
    return new Part(
        UUID.randomUUID(),
        meeting.id(),
        w.body.id(),
        0,
        kind,
        "It concerns named practices",
        "chair",
        kind == Part.Kind.CLOSED ? Optional.of(today.plusDays(100)) : Optional.empty(),
        unannounced ? Optional.of(today.plusDays(30)) : Optional.empty(),
        0);
  }

  private void add(String name, Part part) {
    Item wanted =
        new Item(
            UUID.randomUUID(),
            meeting.id(),
            w.body.id(),
            part.id(),
            0,
            Item.Kind.DECISION,
            Optional.of(java.util.Objects.requireNonNull(matters.get(name)).id()),
            "",
            10,
            Item.State.ON,
            "",
            "",
            Optional.empty(),
            false,
            0);
    items.put(
        name,
        w.p.meetings.agendas().add(meeting, wanted, new Who.Person(w.guardian)).orElseThrow());
  }

  Item item(String name) {
    UUID id = java.util.Objects.requireNonNull(items.get(name)).id();
    return w.as(w.guardian, () -> w.p.meetings.agendas().item(id).orElseThrow());
  }

  /** Prepared by the guardian. */
  DecisionPaper prepare(String name) {
    DecisionPaper paper = paper();
    w.as(w.guardian, () -> w.p.decisions.atMeetings().prepare(item(name), paper, 0).orElseThrow());
    return paper;
  }

  DecisionPaper paper() {
    return new DecisionPaper(
        List.of(
            new DecisionPaper.Choice("The federation", "It has the people", "It is in debt"),
            new DecisionPaper.Choice("Nobody", "", "Nights stay empty")),
        List.of("Safe at night", "Within the money there is"),
        List.of(
            new DecisionPaper.Evidence("Calls at night in 2025", "https://example.org/calls"),
            new DecisionPaper.Evidence("What Hill told us", "")),
        "The contract ends in March.",
        "6.4",
        Optional.of(Capacity.PROVIDER),
        new Ballot.Plan(
            Optional.of(w.today().plusDays(40)),
            "The secretary tells the federation.",
            Optional.of(w.today().plusDays(200))));
  }

  /** The guardian closes a vote on an item: four voting members, all there. */
  Decision close(String name, long yes, long no, long abstained) {
    Item item = item(name);
    Map<String, ?> facts = poll(item, yes, no, abstained);
    return w.as(
        w.guardian,
        () -> {
          if (!item.isSealed()) {
            w.p.record.append(Draft.of("meeting.poll", meeting.subject()).facts(facts));
          }
          return w.p
              .decisions
              .atMeetings()
              .take(new TakenAtMeeting(again(), item, "That the federation holds nights.", facts));
        });
  }

  private Meeting again() {
    return w.p.meetings.find(meeting.id()).orElseThrow();
  }

  /** As docs/record.md has the close of a vote. */
  Map<String, Object> poll(Item item, long yes, long no, long abstained) {
    Instant at = meeting.startsAt().plus(Duration.ofMinutes(20));
    Map<String, Object> facts = new TreeMap<>();
    facts.put("poll", UUID.randomUUID().toString());
    facts.put("motion", UUID.randomUUID().toString());
    facts.put("item", item.id().toString());
    facts.put("matter", item.matter().map(UUID::toString).orElse(""));
    facts.put("question", "ordinary");
    facts.put("constitution", 1L);
    facts.put("way", "show");
    facts.put("opened", Record.time(at));
    facts.put("closed", Record.time(at.plusSeconds(90)));
    facts.put("members", Map.of("total", 4L, "roles", Map.of("gp", 4L)));
    facts.put("present", Map.of("total", 4L, "roles", Map.of("gp", 4L)));
    Map<String, Object> votes = new TreeMap<>();
    votes.put("for", yes);
    votes.put("against", no);
    votes.put("abstained", abstained);
    votes.put("didNotVote", 4 - yes - no - abstained);
    facts.put("votes", votes);
    facts.put("proxies", 0L);
    facts.put("chair", chairOffice().toString());
    facts.put("conflicts", Map.of("found", 1L, "handled", 1L));
    return facts;
  }

  private UUID chairOffice() {
    return w.t.asNobody(
        () ->
            w.p.bodies.offices(w.body.id()).stream()
                .filter(o -> o.seat().equals("chair"))
                .findFirst()
                .orElseThrow()
                .id());
  }
}
