package org.mandate.app.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms by which a meeting is planned, and a planned one changed. */
public final class PlanPages {
  private final PageGround ground;

  PlanPages(PageGround ground) {
    this.ground = ground;
  }

  static Field kind(Ask ask) {
    return Field.radios(
            "kind",
            "Who meets?",
            List.of(
                Field.Option.of("board", "The board", "The body’s office-holders"),
                Field.Option.of("members", "The members", "The member practices")))
        .value(ask.field("kind").orElse("board"));
  }

  static Field owner(PageGround ground, Ask ask, Body body) {
    return Field.radios("seat", "Which office owns it?", ground.seats(body))
        .hint("It calls the meetings and answers for them")
        .value(ask.field("seat").orElse("chair"));
  }

  // A meeting

  public Reply askMeeting(Ask ask) {
    return ground.ofBody(ask, body -> meeting(ask, body, FormErrors.none()));
  }

  public Reply takeMeeting(Ask ask) {
    return ground.ofBody(
        ask,
        body -> {
          Optional<Series> series = series(ask, body);
          FormErrors errors = FormErrors.none();
          Optional<NewMeeting> wanted = typed(ask, series, Optional.empty(), errors);
          if (wanted.isEmpty()) {
            return meeting(ask, body, errors);
          }
          NewMeeting m = wanted.get();
          if (!ask.typed("anyway").equals("yes")
              && !clashes(body, m.startsAt(), m.endsAt(), Optional.empty()).isEmpty()) {
            return meeting(
                ask, body, FormErrors.of("anyway", "Somebody has another meeting then. See below"));
          }
          return switch (ground.meetings().plan(body, m)) {
            case Outcome.Done<Meeting>(Meeting done) -> new Reply.Redirect(done.path());
            case Outcome.Refused<Meeting>(List<Outcome.Fault> faults) ->
                meeting(ask, body, PageGround.errors(faults));
          };
        });
  }

  private Optional<Series> series(Ask ask, Body body) {
    return ask.typedUuid("series")
        .flatMap(ground.meetings()::series)
        .filter(s -> s.body().equals(body.id()));
  }

  private Reply meeting(Ask ask, Body body, FormErrors errors) {
    Optional<Series> series = series(ask, body);
    List<Field> fields = new ArrayList<>();
    LocalDate on = ask.date("on").filter(_ -> !ask.isDateTyped("day")).orElse(null);
    String title =
        series.map(s -> s.title() + (on == null ? "" : ", " + Dates.plain(on))).orElse("");
    fields.add(
        Field.text("title", "What is the meeting called?").value(ask.field("title").orElse(title)));
    fields.add(day(ask, on));
    fields.add(time(ask, "starts", "When does it start?", ""));
    fields.add(time(ask, "ends", "When does it end?", ""));
    fields.add(
        Field.text("place", "Where?")
            .hint("A room, an address, or a link to join")
            .value(ask.field("place").orElse(series.map(Series::place).orElse(""))));
    if (series.isEmpty()) {
      fields.add(kind(ask));
      fields.add(owner(ground, ask, body));
    }
    times(ask)
        .map(t -> clashes(body, t.from(), t.to(), Optional.empty()))
        .filter(found -> !found.isEmpty())
        .ifPresent(found -> fields.add(anyway(ask, found)));
    String of = series.map(s -> "?series=" + s.id()).orElse("");
    List<Prose> intro = new ArrayList<>();
    series.ifPresent(
        s ->
            intro.add(
                Prose.of(
                    "It belongs to the series “"
                        + s.title()
                        + "”, which lasts "
                        + Numbers.count(s.minutesPlanned(), "minute", "minutes")
                        + " as a rule.")));
    intro.add(
        Prose.of(
            "It is a draft at first, which the body’s officers see. Everybody sees it once it is"
                + " called."));
    return form(
        body,
        errors,
        KeepForm.of(
            "Plan a meeting",
            intro,
            PageGround.at(body) + "/meetings/new" + of,
            fields,
            Button.submit("Plan the meeting"),
            new Link("Leave without planning it", PageGround.at(body) + "/meetings")));
  }

  private static Field day(Ask ask, @org.jspecify.annotations.Nullable LocalDate on) {
    Field field = Field.date("day", "On which day?");
    return on == null
        ? field.dated(ask)
        : field.dated(
            String.valueOf(on.getDayOfMonth()),
            String.valueOf(on.getMonthValue()),
            String.valueOf(on.getYear()));
  }

  private static Field time(Ask ask, String name, String label, String otherwise) {
    return Field.text(name, label)
        .hint("Such as 10am, 2.30pm or 14:30")
        .width(10)
        .value(ask.field(name).orElse(otherwise));
  }

  private Field anyway(Ask ask, List<Prose> clashes) {
    StringBuilder words = new StringBuilder();
    clashes.forEach(c -> words.append(c.plain()).append(". "));
    return Field.checkboxes(
            "anyway",
            "Somebody has another meeting then",
            List.of(Field.Option.of("yes", "Keep this time all the same")))
        .hint(words.toString().strip())
        .values(ask.all("anyway"));
  }

  /** What else the people of a body have at that time, in words for the planner. */
  private List<Prose> clashes(Body body, Instant from, Instant to, Optional<UUID> but) {
    List<Prose> words = new ArrayList<>();
    for (AtOnce other : ground.preparation().atOnce(body.id(), from, to, but)) {
      String who = Numbers.count(other.people(), "person who sits", "people who sit") + " here";
      Optional<Meeting> known = other.meeting().flatMap(ground.meetings()::find);
      words.add(
          known
              .map(
                  m ->
                      Prose.of(
                          m.title()
                              + " of "
                              + ground.body(m).name()
                              + ", "
                              + AgendaWords.span(m)
                              + ": "
                              + who
                              + " would have to be in both"))
              .orElse(Prose.of("Somebody who sits here has another meeting then")));
    }
    return words;
  }

  private record Times(Instant from, Instant to) {}

  private static Optional<Times> times(Ask ask) {
    Optional<LocalDate> day = ask.dateBoxes("day");
    Optional<LocalTime> from = TypedTime.read(ask.typed("starts"));
    Optional<LocalTime> to = TypedTime.read(ask.typed("ends"));
    return day.isEmpty() || from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Times(at(day.get(), from.get()), at(day.get(), to.get())));
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, Dates.LONDON).toInstant();
  }

  private Optional<NewMeeting> typed(
      Ask ask, Optional<Series> series, Optional<Meeting> before, FormErrors errors) {
    if (ask.dateBoxes("day").isEmpty()) {
      errors.add("day", "Enter a date, like 8 12 2026");
    }
    for (String box : List.of("starts", "ends")) {
      if (TypedTime.read(ask.typed(box)).isEmpty()) {
        errors.add(box, "Enter a time, like 10am, 2.30pm or 14:30");
      }
    }
    Optional<Meeting.Kind> kind =
        before
            .map(Meeting::kind)
            .or(() -> series.map(Series::kind))
            .or(() -> choice(Meeting.Kind.values(), ask.typed("kind")));
    if (kind.isEmpty()) {
      errors.add("kind", "Choose who meets");
    }
    Optional<Times> times = times(ask);
    if (times.filter(t -> !t.from().isAfter(ground.bodies().now())).isPresent()) {
      errors.add("day", "That has passed. Give a day and time to come");
    }
    if (times.filter(t -> Duration.between(t.from(), t.to()).isNegative()).isPresent()) {
      errors.add("ends", "The end comes after the start");
    }
    return errors.isEmpty()
        ? times.map(
            t ->
                new NewMeeting(
                    series.map(Series::id),
                    kind.orElseThrow(),
                    ask.typed("title"),
                    ask.typed("place"),
                    t.from(),
                    t.to(),
                    ask.typed("seat")))
        : Optional.empty();
  }

  // A draft that changes

  public Reply askReplan(Ask ask) {
    return ground.asked(ask, d -> replan(ask, d));
  }

  public Reply takeReplan(Ask ask) {
    return ground.sent(
        ask,
        d -> replan(ask, d),
        (m, body) -> {
          FormErrors errors = FormErrors.none();
          Optional<Series> series = m.series().flatMap(ground.meetings()::series);
          Optional<NewMeeting> wanted = typed(ask, series, Optional.of(m), errors);
          if (wanted.isEmpty()) {
            return new Outcome.Refused<Meeting>(
                errors.items().stream()
                    .map(i -> new Outcome.Fault(i.field(), i.message()))
                    .toList());
          }
          NewMeeting w = wanted.get();
          if (!ask.typed("anyway").equals("yes")
              && !clashes(body, w.startsAt(), w.endsAt(), Optional.of(m.id())).isEmpty()) {
            return Outcome.refused("anyway", "Somebody has another meeting then. See below");
          }
          return ground.meetings().replan(m, seated(w, m));
        },
        "");
  }

  private NewMeeting seated(NewMeeting w, Meeting m) {
    return new NewMeeting(
        w.series(),
        w.kind(),
        w.title(),
        w.place(),
        w.startsAt(),
        w.endsAt(),
        ground.meetings().owners(m).getLast().seat());
  }

  private Reply replan(Ask ask, PageGround.Drawn d) {
    Meeting m = d.meeting();
    boolean fresh = !ask.fields().containsKey("title");
    ZonedDateTime from = m.startsAt().atZone(Dates.LONDON);
    ZonedDateTime to = m.endsAt().atZone(Dates.LONDON);
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What is the meeting called?")
            .value(fresh ? m.title() : ask.typed("title")));
    fields.add(day(ask, fresh ? from.toLocalDate() : null));
    fields.add(
        time(ask, "starts", "When does it start?", fresh ? Dates.time(from.toLocalTime()) : ""));
    fields.add(time(ask, "ends", "When does it end?", fresh ? Dates.time(to.toLocalTime()) : ""));
    fields.add(Field.text("place", "Where?").value(fresh ? m.place() : ask.typed("place")));
    times(ask)
        .map(t -> clashes(d.body(), t.from(), t.to(), Optional.of(m.id())))
        .filter(found -> !found.isEmpty())
        .ifPresent(found -> fields.add(anyway(ask, found)));
    return ground.form(
        d,
        KeepForm.of(
            "Change day, time, place or title",
            List.of(),
            m.path() + "/plan",
            fields,
            Button.submit("Change it"),
            new Link("Back to the meeting", m.path())));
  }

  static Reply form(Body body, FormErrors errors, KeepForm form) {
    Reply.Html page =
        Reply.page(
                KeepForm.TEMPLATE, form.heading(), form.about(body.name(), -1, errors, List.of()))
            .with(PageGround.look(body).back(PageGround.at(body) + "/meetings", "Meetings"));
    return errors.isEmpty() ? page : page.refused();
  }

  static Optional<Integer> number(String typed) {
    String words = typed.strip();
    return words.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(words)) : Optional.empty();
  }

  static <E extends Enum<E>> Optional<E> choice(E[] all, String code) {
    for (E one : all) {
      if (Codes.of(one).equals(code)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
