package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.MeetingStory.Tabled;
import org.mandate.app.decisions.Story.Told;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Step;
import org.mandate.app.web.Table;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Setting;

/** Tells a decision taken at a meeting from its facts; only its paper and dissent were typed. */
final class MeetingTeller {
  private final Decisions decisions;
  private final Bodies bodies;
  private final Meetings meetings;

  MeetingTeller(Decisions decisions, Bodies bodies, Meetings meetings) {
    this.decisions = decisions;
    this.bodies = bodies;
    this.meetings = meetings;
  }

  /** What whoever asks may do with a decision, beyond reading it. */
  record May(boolean takeFull, List<Button> buttons) {}

  MeetingStory tell(Decision d, Source.OfMeeting at, May may) {
    Body body = bodies.find(d.body()).orElseThrow();
    Matter matter = decisions.matterOf(d);
    Meeting meeting = meetings.find(at.meeting()).orElseThrow();
    Item item = meetings.agendas().item(at.item()).orElseThrow();
    AtMeetings.Words words = decisions.atMeetings().words(d).orElseThrow();
    Judgement judgement = decisions.judgeAgain(d);
    LocalDate on = Dates.on(d.decidedAt());
    PollTold poll = new PollTold(d, at, matter, judgement);
    return new MeetingStory(
        "Decision " + d.reference() + ", " + body.name(),
        d.title(),
        Prose.of("Decided on " + Dates.weekday(on) + " by the board, at ")
            .link(meeting.title(), meeting.path())
            .text("."),
        sealed(item),
        poll.lede(),
        may.buttons(),
        List.of(question(matter), whose(body, d, words.paper())),
        options(d, words.paper(), meeting),
        evidence(words.paper(), meeting),
        conflicts(at.facts(), matter, on),
        room(at, on),
        poll.vote(decisions.atMeetings().room(at), on),
        words.motion(),
        dissent(d, on),
        reasons(words.paper(), on),
        StoryTeller.validity(d, judgement, body.slug()),
        StoryTeller.ahead(d, Optional.empty(), "The board looks at this again."),
        certificate(d, may));
  }

  private Optional<Story.Certificate> certificate(Decision d, May may) {
    return d.entry() == 0
        ? Optional.empty()
        : Optional.of(
            new Story.Certificate(
                decisions.certificateBytes(d, false),
                decisions.certificateBytes(d, true),
                d.path() + "/certificate",
                "",
                may.takeFull()));
  }

  private static Prose sealed(Item item) {
    if (!item.isSealed()) {
      return Prose.empty();
    }
    return Prose.of("Taken in a part that is not open. Keep it to those who may read it")
        .text(
            item.sealedUntil().map(day -> "; it opens on " + Dates.weekday(day) + ".").orElse("."));
  }

  private static Told question(Matter m) {
    List<Prose> lines = new ArrayList<>();
    m.reasons()
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .map(Prose::of)
        .forEach(lines::add);
    lines.add(Prose.empty().link("The matter", "/matters/" + m.id()));
    return new Told(Step.past(Dates.on(m.openedAt()), "The question"), lines);
  }

  private Told whose(Body body, Decision d, DecisionPaper paper) {
    String at = "/bodies/" + body.slug() + "/constitution";
    Optional<Adopted> adopted =
        bodies.constitutions(body.id()).stream()
            .filter(a -> a.version() == d.constitution())
            .findFirst();
    Prose words = Prose.of("The board, under version " + d.constitution() + " of the ");
    words =
        words
            .link("constitution", at)
            .text(
                adopted.map(a -> ", in force since " + Dates.plain(Dates.on(a.from()))).orElse("")
                    + ". ");
    Prose clause =
        paper.clause().isEmpty()
            ? Prose.of("The paper names no clause that allows it.")
            : Prose.of("It is allowed by ")
                .rule(paper.clause(), at + "#rule-" + paper.clause())
                .text(
                    adopted
                        .flatMap(
                            a ->
                                a.constitution().clauses().stream()
                                    .filter(c -> c.number().equals(paper.clause()))
                                    .findFirst())
                        .map(c -> ": “" + c.title() + "”.")
                        .orElse("."));
    Prose capacity =
        Prose.of(
                paper.capacity().isEmpty()
                    ? "The paper does not say in which capacity it was taken. "
                    : paper.capacity().get().words() + ". ")
            .text("Authority: ")
            .bold(body.source().words(body.instrument()))
            .text(".");
    return new Told(
        Step.past(Dates.on(d.decidedAt()), "Whose decision it was"),
        List.of(words, clause, capacity));
  }

  private static Tabled options(Decision d, DecisionPaper paper, Meeting meeting) {
    LocalDate papers = meeting.calledAt().map(Dates::on).orElse(Dates.on(d.decidedAt()));
    List<Prose> lines = new ArrayList<>();
    if (paper.options().isEmpty()) {
      lines.add(Prose.of("No options were written down before the meeting."));
    }
    if (!paper.criteria().isEmpty()) {
      lines.add(
          Prose.of("Held against each other by: " + String.join("; ", paper.criteria()) + "."));
    }
    Table.Builder table =
        Table.named("Options considered").stack().column("Option").column("Why").column("Why not");
    paper.options().forEach(o -> table.row(o.words(), o.why(), o.whyNot()));
    return Tabled.of(
        Step.past(papers, "Options and criteria"),
        lines,
        paper.options().isEmpty() ? null : table.build());
  }

  private static Told evidence(DecisionPaper paper, Meeting meeting) {
    List<Prose> lines =
        paper.evidence().isEmpty()
            ? List.of(Prose.of("None was given."))
            : paper.evidence().stream()
                .map(
                    e ->
                        e.link().isEmpty()
                            ? Prose.of(e.words())
                            : Prose.empty().link(e.words(), e.link()))
                .toList();
    return new Told(
        Step.past(meeting.calledAt().map(Dates::on).orElseThrow(), "Evidence").when("The same day"),
        lines);
  }

  private static Tabled conflicts(PollFacts poll, Matter m, LocalDate on) {
    Prose words =
        poll.conflicts()
            .map(MeetingTeller::conflicts)
            .orElse(Prose.of("Conflicts were not counted. "))
            .link("Who, by which path, and what that shut", "/matters/" + m.id() + "/conflicts")
            .text(".");
    return Tabled.of(Step.past(on, "Conflicts, and what was done"), List.of(words), null);
  }

  private static Prose conflicts(PollFacts.Conflicts c) {
    if (c.found() == 0) {
      return Prose.of("Nobody on the board was conflicted on this matter. ");
    }
    String found =
        Numbers.count(c.found(), "member was", "members were") + " conflicted on this matter. ";
    if (c.handled() >= c.found()) {
      return Prose.of(found + "What that shuts held for each of them. ");
    }
    return Prose.of(
        found
            + (c.handled() == 0
                ? "Nothing had been chosen or held for them. "
                : "It was handled for " + Numbers.whole(c.handled()) + ". "));
  }

  private Tabled room(Source.OfMeeting at, LocalDate on) {
    PollFacts poll = at.facts();
    InTheRoom.Room room = decisions.atMeetings().room(at);
    List<Prose> lines = new ArrayList<>();
    lines.add(
        Prose.of(
            Numbers.whole(poll.present().total())
                + " of "
                + Numbers.count(
                    poll.members().total(), "member with a vote was", "members with a vote were")
                + " in the room: "
                + roles(poll.present().roles())
                + "."));
    if (room.present().isEmpty()) {
      lines.add(Prose.of("Names are for the body’s own people."));
    }
    List<Table> tables = new ArrayList<>();
    if (!room.present().isEmpty()) {
      Table.Builder table =
          Table.named("In the room, with a vote").stack().column("Who").column("Role");
      room.present().forEach(s -> table.row(s.name(), PollTold.role(s.role())));
      tables.add(table.build());
    }
    if (!room.out().isEmpty()) {
      Table.Builder table = Table.named("Not in the room").stack().column("Who").column("Why");
      room.out().forEach(o -> table.row(o.name(), o.why()));
      tables.add(table.build());
    }
    return new Tabled(Step.past(on, "Who was in the room"), lines, tables);
  }

  private static String roles(Map<String, Long> roles) {
    return roles.isEmpty()
        ? "nobody"
        : String.join(
            ", ",
            roles.entrySet().stream()
                .map(e -> Numbers.whole(e.getValue()) + " as " + PollTold.role(e.getKey()))
                .toList());
  }

  private Story.Words dissent(Decision d, LocalDate on) {
    Map<java.util.UUID, String> names = decisions.atMeetings().names(d);
    List<Story.Words.Said> said =
        decisions.atMeetings().dissent(d).stream()
            .map(one -> new Story.Words.Said(one.words(), Prose.of(by(one, names, d))))
            .toList();
    return new Story.Words(Step.past(on, "Dissent, word for word"), said);
  }

  private String by(Dissent one, Map<java.util.UUID, String> names, Decision d) {
    @Nullable String name = one.person().map(names::get).orElse(null);
    String who = name == null ? seat(d, one.seat()) : name + ", " + seat(d, one.seat());
    return who
        + (one.byThemself() ? "" : ", entered by the secretary")
        + ", "
        + Dates.plain(Dates.on(one.at()));
  }

  private String seat(Decision d, String id) {
    return bodies.constitutions(d.body()).stream()
        .filter(a -> a.version() == d.constitution())
        .findFirst()
        .flatMap(a -> a.constitution().find(Setting.Seats.class))
        .flatMap(s -> s.setting().seats().stream().filter(x -> x.id().equals(id)).findFirst())
        .map(Setting.Seat::title)
        .orElse(id.replace('-', ' '));
  }

  private static Told reasons(DecisionPaper paper, LocalDate on) {
    List<Prose> lines =
        paper
            .reasons()
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .map(Prose::of)
            .toList();
    return new Told(
        Step.past(on, "Reasons"),
        lines.isEmpty() ? List.of(Prose.of("No reasons were written down.")) : lines);
  }

  /** "Valid" or "Irregular", as a state. */
  static Status standing(Decision d) {
    return d.valid() ? Status.yes("Valid") : Status.no("Irregular");
  }
}
