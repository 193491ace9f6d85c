package org.mandate.app.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mandate.app.actions.Departure.Answer;
import org.mandate.app.actions.Departure.Answered;
import org.mandate.app.actions.Departure.Kind;
import org.mandate.app.actions.Departure.Line;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.mandates.Mandates;
import org.mandate.app.matters.FormPage;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** Checklists of those who left an office: what they had in hand and what became of it. */
public final class DeparturePages {
  private final Departures departures;
  private final Mandates mandates;
  private final Meetings meetings;

  public DeparturePages(Departures departures, Mandates mandates, Meetings meetings) {
    this.departures = departures;
    this.mandates = mandates;
    this.meetings = meetings;
  }

  /** The list, or one checklist; the table is null where there is nothing. */
  public record DeparturePage(
      String caption, String heading, Prose asAt, Prose lede, @Nullable Table table, Link back) {}

  private static String address(Body body) {
    return "/bodies/" + body.slug() + "/departures";
  }

  private Reply body(Ask ask, java.util.function.Function<Body, Reply> answer) {
    return departures
        .actions()
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .map(answer)
        .orElseGet(Reply.NotFound::new);
  }

  private Reply with(Ask ask, BiFunction<Body, Departure, Reply> answer) {
    return body(
        ask,
        b ->
            ask.uuid("departure")
                .flatMap(departures::find)
                .filter(d -> d.body().equals(b.id()))
                .map(d -> answer.apply(b, d))
                .orElseGet(Reply.NotFound::new));
  }

  public Reply list(Ask ask) {
    return body(ask, this::list);
  }

  private Reply list(Body body) {
    List<Departure> all = departures.of(body.id());
    Owners owners = departures.actions().owners(body);
    Table.Builder table =
        Table.named("Departures")
            .captionHidden()
            .stack()
            .column("Who left")
            .column("When")
            .column("Answered");
    long open = 0;
    for (Departure d : all) {
      long unanswered = departures.unanswered(d);
      open += unanswered > 0 ? 1 : 0;
      table.row(
          new Link(who(d, owners), address(body) + "/" + d.id()),
          Dates.plain(d.endedOn()),
          state(d, unanswered));
    }
    String heading =
        open == 0
            ? "No departure waits for an answer"
            : Numbers.count(open, "departure waits", "departures wait") + " for an answer";
    return page(
        body,
        heading,
        Prose.of(
            "When somebody leaves an office, what they had in hand is listed here, so that nothing"
                + " is forgotten."),
        all.isEmpty() ? null : table.build(),
        new Link(body.name(), "/bodies/" + body.slug()));
  }

  private static Status state(Departure d, long unanswered) {
    int lines = d.lines().size();
    String words = Numbers.of(lines - unanswered, lines) + " answered";
    return unanswered == 0 ? Status.yes("All answered") : Status.soon(words);
  }

  private Reply page(Body body, String heading, Prose lede, @Nullable Table table, Link back) {
    return Reply.page(
            "actions/departure.jte",
            heading,
            new DeparturePage(
                body.name(),
                heading,
                Prose.of("On " + Dates.weekday(departures.actions().today()) + "."),
                lede,
                table,
                back))
        .with(ActionPages.look(body).back(back.href(), back.text()));
  }

  private String who(Departure d, Owners owners) {
    Office o = departures.office(d);
    String seat = owners.title(o.seat(), o.constituency());
    return o.name().isEmpty() ? seat : o.name() + ", " + seat;
  }

  public Reply show(Ask ask) {
    return with(ask, this::show);
  }

  private Reply show(Body body, Departure d) {
    Owners owners = departures.actions().owners(body);
    Table.Builder table =
        Table.named("What was in hand")
            .captionHidden()
            .stack()
            .column("What")
            .column("Kind")
            .column("What became of it");
    for (Line line : d.lines()) {
      Prose became =
          departures
              .answered(d, line)
              .map(a -> told(a, owners))
              .orElseGet(
                  () ->
                      Prose.from(Status.soon("Not answered"))
                          .text(" ")
                          .link("Answer", address(body) + "/" + d.id() + "/" + line.id()));
      table.row(Prose.empty().link(named(body, line)), kind(line.kind()), became);
    }
    long unanswered = departures.unanswered(d);
    return page(
        body,
        unanswered == 0
            ? "Everything is answered"
            : Numbers.of(unanswered, d.lines().size()) + " to be answered",
        Prose.of(who(d, owners) + ", until " + Dates.weekday(d.endedOn()) + "."),
        d.lines().isEmpty() ? null : table.build(),
        new Link("Departures", address(body)));
  }

  private static Prose told(Answered a, Owners owners) {
    String to =
        a.toSeat().isEmpty()
            ? ""
            : Owner.of(a.toSeat()).map(owners::words).orElse(owners.title(a.toSeat(), ""));
    Status status =
        a.answer() == Answer.NOT_NEEDED
            ? Status.none(a.answer().words())
            : Status.yes(a.answer().words() + (to.isEmpty() ? "" : " to " + to));
    String by = owners.words(new Act.As(a.seat(), ""));
    return Prose.from(status)
        .quiet(
            " "
                + Dates.plain(Dates.on(a.at()))
                + (by.isEmpty() ? "" : ", by the " + by)
                + ". "
                + a.words());
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case ACTION -> "Action";
      case ITEM -> "Item put forward";
      case MOTION -> "Motion";
      case PAPER -> "Papers added";
      case TOPIC -> "Mandates on a topic";
      case READER -> "Let in to read";
      case DEPUTY -> "Deputy";
      case PROXY -> "Proxy";
    };
  }

  /** What a line is about, in words that whoever asks may read. */
  private Link named(Body body, Line line) {
    Actions actions = departures.actions();
    String at = "/bodies/" + body.slug();
    Optional<Link> link =
        switch (line.kind()) {
          case ACTION ->
              actions
                  .find(line.which())
                  .map(a -> new Link(actions.brief(a), ActionPages.path(body, a.id())));
          case ITEM, MOTION ->
              line.item().flatMap(meetings.agendas()::item).map(DeparturePages::item);
          case PAPER, READER -> matter(line);
          case PROXY -> line.matter().flatMap(m -> matter(line));
          case TOPIC ->
              mandates.topics(body.id()).stream()
                  .filter(t -> t.topic().equals(line.subject()))
                  .findFirst()
                  .map(t -> new Link(t.title(), at + "/mandates"));
          case DEPUTY -> Optional.of(new Link("Who sits for whom", at + "/deputies"));
        };
    return link.orElse(new Link(kind(line.kind()), address(body)));
  }

  private static Link item(Item i) {
    return new Link(i.title(), "/meetings/" + i.meeting());
  }

  private Optional<Link> matter(Line line) {
    return line.matter()
        .flatMap(departures.actions().ground().matters()::find)
        .map(m -> new Link(m.title(), "/matters/" + m.id()));
  }

  // Answering

  private Reply line(Ask ask, java.util.function.BiFunction<Departure, Line, Reply> answer) {
    return with(
        ask,
        (body, d) ->
            d.lines().stream()
                .filter(l -> ask.uuid("line").filter(l.id()::equals).isPresent())
                .findFirst()
                .map(l -> answer.apply(d, l))
                .orElseGet(Reply.NotFound::new));
  }

  public Reply askAnswer(Ask ask) {
    return line(ask, (d, l) -> form(ask, d, l, FormErrors.none()));
  }

  public Reply takeAnswer(Ask ask) {
    return line(
        ask,
        (d, l) ->
            switch (departures.answer(
                d,
                l,
                Answer.of(ask.typed("answer")),
                ask.typed("to"),
                ask.typed("words"),
                ask.who())) {
              case Outcome.Done<Departure> _ ->
                  new Reply.Redirect(address(bodyOf(d)) + "/" + d.id());
              case Outcome.Refused<Departure>(List<Outcome.Fault> faults) ->
                  form(ask, d, l, ActionForms.errors(faults)).refused();
            });
  }

  private Body bodyOf(Departure d) {
    return departures.actions().ground().bodies().find(d.body()).orElseThrow();
  }

  private Reply.Html form(Ask ask, Departure d, Line l, FormErrors errors) {
    Body body = bodyOf(d);
    Link about = named(body, l);
    List<Field.Option> seats = new ArrayList<>(List.of(Field.Option.of("", "Nobody")));
    departures.actions().ground().bodies().seats(body.id(), departures.actions().today()).stream()
        .map(s -> Field.Option.of(s.seat().id(), s.seat().title()))
        .distinct()
        .forEach(seats::add);
    List<Field.Option> answers = new ArrayList<>();
    if (l.kind() != Kind.ACTION) {
      answers.add(Field.Option.of("done", "Done", done(l.kind())));
      answers.add(Field.Option.of("handed", "Handed over", "Say below to which seat"));
    }
    answers.add(Field.Option.of("not-needed", "Not needed", "For example, it stays with the seat"));
    List<Field> fields = new ArrayList<>();
    fields.add(Field.radios("answer", "What became of it?", answers).value(ask.typed("answer")));
    if (l.kind() != Kind.ACTION) {
      fields.add(Field.select("to", "Handed to", seats).value(ask.typed("to")));
    }
    fields.add(
        Field.text("words", "Anything to add?")
            .hint("Read by the body’s officers only")
            .value(ask.typed("words")));
    String at = address(body) + "/" + d.id();
    Prose intro = Prose.of(kind(l.kind()) + ": ").link(about).text(".");
    if (l.kind() == Kind.ACTION) {
      intro = intro.text(" Hand it over or close it on its own page; it is then answered here.");
    }
    return Reply.page(
            FormPage.TEMPLATE,
            "What became of it?",
            new FormPage(
                "Departure: " + who(d, departures.actions().owners(body)),
                "Answer a line",
                List.of(intro),
                errors,
                at + "/" + l.id(),
                fields,
                Button.submit("Keep this answer"),
                new Link("Back to the checklist", at)))
        .with(ActionPages.look(body).back(at, "The checklist"));
  }

  private static String done(Kind kind) {
    return switch (kind) {
      case READER -> "Ends the reading from tomorrow; the conflicts guardian can do that";
      case DEPUTY -> "Ended, or another deputy is named";
      case PROXY -> "Given back, or ended";
      case TOPIC -> "The practices were told, and asked anew";
      case MOTION -> "It was withdrawn, or somebody else moves it";
      case ACTION, ITEM, PAPER -> "Nothing is left to do";
    };
  }
}
