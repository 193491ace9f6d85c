package org.mandate.app.decisions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandate.app.access.Who;
import org.mandate.app.elections.Ballot;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Agendas;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.meetings.live.Live;
import org.mandate.app.meetings.live.Motion;
import org.mandate.app.meetings.live.Poll;
import org.mandate.app.meetings.live.Turn;
import org.mandate.app.walls.WallTown;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting.Way;

/**
 * The board of {@link WallTown} at a meeting of four parts, called twelve days ahead and in session
 * on that day.
 */
final class MeetingDecided {
  static final String MOTION = "That the federation holds nights.";
  final WallTown w = WallTown.founded();
  final UUID secretary = w.town.secretary;
  Meeting meeting;
  final Map<String, Item> items = new TreeMap<>();
  final Map<String, Matter> matters = new TreeMap<>();

  MeetingDecided() {
    this(Duration.ofDays(12));
  }

  /**
   * @param ahead how long before its start it is called
   */
  MeetingDecided(Duration ahead) {
    matters.put("open", w.open("Who holds nights"));
    matters.put("closed", w.closed("A rota dispute"));
    matters.put("openInClosed", w.open("The bid for nights"));
    matters.put("members", w.open("The rota of members"));
    matters.put("hidden", w.unannounced("A practice in trouble"));
    matters.put("openUnannounced", w.open("The lease of the hall"));
    meeting = w.as(w.guardian, () -> w.p.meetings.plan(w.body, planned(ahead)).orElseThrow());
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
          meeting = w.p.meetings.call(meeting).orElseThrow();
          return true;
        });
    letIn("hidden");
    letIn("openUnannounced");
    w.town.owner("update installation set demonstration = true, town_loading = true");
    w.town.clock(meeting.startsAt().plusSeconds(60).toString());
    as(
        w.chair,
        () -> {
          for (UUID person : List.of(w.chair, w.riverside, w.hill, w.outside)) {
            w.p.live.room().arrive(meeting, person, List.of()).orElseThrow();
          }
          meeting = w.p.live.room().open(meeting).orElseThrow();
          return true;
        });
  }

  private static NewMeeting planned(Duration ahead) {
    Instant start = Instant.now().plus(ahead);
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
    return as(w.guardian, () -> w.p.meetings.agendas().item(id).orElseThrow());
  }

  /** Prepared by the guardian. */
  DecisionPaper prepare(String name) {
    DecisionPaper paper = paper();
    as(w.guardian, () -> w.p.decisions.atMeetings().prepare(item(name), paper, 0).orElseThrow());
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

  /** The chair closes a vote by show of hands on an item: four voting members, all there. */
  Decision close(String name, long yes, long no) {
    Item item = item(name);
    return as(
        w.chair,
        () -> {
          Live live = w.p.live;
          live.room().to(meeting, item, live.room().now(meeting).map(Turn::id)).orElseThrow();
          Motion motion =
              live.motions()
                  .move(item, MOTION, Optional.of(w.chair), Optional.of(w.outside))
                  .orElseThrow();
          Poll poll =
              live.polls()
                  .open(
                      meeting,
                      item,
                      motion,
                      motion.version(),
                      Way.SHOW,
                      ModelConstitution.ORDINARY,
                      new Who.Person(w.chair))
                  .orElseThrow();
          live.polls().close(poll, Map.of("for", yes, "against", no)).orElseThrow();
          return w.p.decisions.ofMatter(item.matter().orElseThrow()).orElseThrow();
        });
  }

  /** Everything happens twelve days from now: the notice was long enough. */
  <T> T as(UUID person, Supplier<T> work) {
    return w.town.as(person, work);
  }

  <T> T asNobody(Supplier<T> work) {
    return w.town.asNobody(work);
  }

  private void letIn(String name) {
    Item item = item(name);
    for (UUID person : List.of(w.chair, w.riverside, w.hill, w.outside)) {
      w.town.owner(
          """
          insert into meeting_part_reader (id, part, person, reason, from_date, recorded_at)
          values (gen_random_uuid(), '%s', '%s', 'The board decides it', current_date, now())
          """
              .formatted(item.part(), person));
      Matter matter = java.util.Objects.requireNonNull(matters.get(name));
      if (!matter.isOpen()) {
        w.as(
            w.guardian, () -> w.p.business.letIn(w.again(matter), person, "Decides").orElseThrow());
      }
    }
  }
}
