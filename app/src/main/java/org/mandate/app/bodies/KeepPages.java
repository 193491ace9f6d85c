package org.mandate.app.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** What a secretary or chair does to a body: its status, its members, its seats. */
public final class KeepPages {
  private final Bodies bodies;

  public KeepPages(Bodies bodies) {
    this.bodies = bodies;
  }

  private Reply with(Ask ask, Function<Body, Reply> answer) {
    return bodies.find(ask.variable("body")).map(answer).orElse(new Reply.NotFound());
  }

  private static Reply page(Body body, FormView view) {
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(BodiesPages.look(body).back("/bodies/" + body.slug(), body.name()));
    return view.errors().isEmpty() ? page : page.refused();
  }

  private <T> Reply done(Body body, Outcome<T> outcome, Function<FormErrors, FormView> again) {
    return switch (outcome) {
      case Outcome.Done<T> d -> new Reply.Redirect("/bodies/" + body.slug());
      case Outcome.Refused<T> r -> page(body, again.apply(FormView.errors(r.faults())));
    };
  }

  private static Link back(Body body) {
    return new Link("Leave it as it is", "/bodies/" + body.slug());
  }

  // Status

  public Reply askStatus(Ask ask) {
    return with(ask, body -> page(body, status(body, ask, FormErrors.none())));
  }

  public Reply takeStatus(Ask ask) {
    return with(
        ask,
        body -> {
          Optional<LocalDate> from = ask.dateBoxes("from");
          Optional<BodyStatus.State> state = state(ask.typed("status"));
          FormErrors errors = FormErrors.none();
          if (state.isEmpty()) {
            errors.add("status", "Choose what becomes of the body.");
          }
          if (from.isEmpty()) {
            errors.add("from", "Write the day from which it holds.");
          }
          boolean untilTyped =
              ask.field("until-day")
                  .or(() -> ask.field("until-month"))
                  .or(() -> ask.field("until-year"))
                  .isPresent();
          if (untilTyped && ask.dateBoxes("until").isEmpty()) {
            errors.add("until", "Write the day as day, month and year, or leave it empty.");
          }
          if (!errors.isEmpty()) {
            return page(body, status(body, ask, errors));
          }
          boolean pausing = state.get() == BodyStatus.State.PAUSED;
          boolean merging = state.get() == BodyStatus.State.MERGED;
          BodyStatus wanted =
              new BodyStatus(
                  state.get(),
                  from.get(),
                  pausing ? ask.dateBoxes("until") : Optional.empty(),
                  merging ? bodies.find(ask.typed("into")).map(Body::id) : Optional.empty(),
                  ask.field("reason").orElse(""),
                  ask.field("effect").orElse(""),
                  Instant.EPOCH,
                  0);
          return done(body, bodies.state(body.id(), wanted), e -> status(body, ask, e));
        });
  }

  private static Optional<BodyStatus.State> state(String word) {
    return java.util.Arrays.stream(BodyStatus.State.values())
        .filter(s -> s.word().equals(word))
        .findFirst();
  }

  private FormView status(Body body, Ask ask, FormErrors errors) {
    List<Field.Option> others = new ArrayList<>();
    others.add(Field.Option.of("", "Not merging"));
    bodies.all().stream()
        .filter(b -> !b.id().equals(body.id()))
        .forEach(b -> others.add(Field.Option.of(b.slug(), b.name())));
    return new FormView(
        "Pause, merge or close",
        body.name(),
        List.of(
            Prose.of(
                "What you state here is added to what stands; nothing is overwritten, and the reason is public.")),
        List.of(),
        "/bodies/" + body.slug() + "/status",
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                Field.radios(
                    "status",
                    "What becomes of it",
                    List.of(
                        Field.Option.of(
                            "paused",
                            "It pauses",
                            "It keeps its members and its promises, and does what the effect below allows"),
                        Field.Option.of("active", "It acts again"),
                        Field.Option.of("merged", "It merges into another body"),
                        Field.Option.of("closed", "It closes"))),
                Field.date("from", "From"),
                Field.date("until", "A pause ends on").hint("Leave empty when that is not known"),
                Field.select("into", "Merges into", others),
                Field.area("reason", "Reason, and who decided it").rows(3),
                Field.area("effect", "Effect: what may and may not be done meanwhile").rows(3))),
        Map.of(),
        "State this",
        back(body));
  }

  // Members

  public Reply askMembers(Ask ask) {
    return with(ask, body -> page(body, members(body, ask, FormErrors.none())));
  }

  public Reply takeMembers(Ask ask) {
    return with(
        ask,
        body -> {
          Optional<LocalDate> from = ask.dateBoxes("from");
          String change = ask.typed("change");
          FormErrors errors = FormErrors.none();
          if (ask.field("practice").isEmpty()) {
            errors.add("practice", "Write the practice’s code.");
          }
          if (!change.equals("joined") && !change.equals("left")) {
            errors.add("change", "Choose whether it joins or leaves.");
          }
          if (from.isEmpty()) {
            errors.add("from", "Write the day from which it holds.");
          }
          return errors.isEmpty()
              ? done(
                  body,
                  bodies.changeMember(
                      body.id(),
                      ask.field("practice").orElse("").toUpperCase(java.util.Locale.ROOT),
                      change.equals("joined"),
                      from.orElseThrow()),
                  e -> members(body, ask, e))
              : page(body, members(body, ask, errors));
        });
  }

  private FormView members(Body body, Ask ask, FormErrors errors) {
    return new FormView(
        "A practice joins or leaves",
        body.name(),
        List.of(
            Prose.of(
                "Practices that fit the body’s rule are members without any entry here. A day already past is allowed: the page then says when it was recorded.")),
        List.of(
            BodiesPages.members(bodies.membership(body.id(), bodies.today(), Bodies.REGISTERED))),
        "/bodies/" + body.slug() + "/members",
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                Field.text("practice", "Code of the practice").width(10),
                Field.radios(
                    "change",
                    "What happens",
                    List.of(
                        Field.Option.of("joined", "It joins"),
                        Field.Option.of("left", "It leaves"))),
                Field.date("from", "From"))),
        Map.of(),
        "Record the change",
        back(body));
  }

  // Seats

  public Reply askSeats(Ask ask) {
    return with(ask, body -> page(body, seats(body, ask, FormErrors.none())));
  }

  /** Fills a seat, or ends an office, by which form was sent. */
  public Reply takeSeats(Ask ask) {
    return with(ask, body -> ask.field("office").isPresent() ? end(body, ask) : begin(body, ask));
  }

  private Reply begin(Body body, Ask ask) {
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> from = ask.dateBoxes("from");
    Optional<UUID> person = uuid(ask.typed("person"));
    String[] seat = ask.typed("seat").split("\\|", 2);
    if (seat[0].isEmpty()) {
      errors.add("seat", "Choose the seat.");
    }
    if (person.isEmpty()) {
      errors.add("person", "Choose the person. People are added in the register first.");
    }
    if (from.isEmpty()) {
      errors.add("from", "Write the first day of the term.");
    }
    boolean toTyped =
        ask.field("to-day")
            .or(() -> ask.field("to-month"))
            .or(() -> ask.field("to-year"))
            .isPresent();
    if (toTyped && ask.dateBoxes("to").isEmpty()) {
      errors.add(
          "to", "Write the day as day, month and year, or leave it empty for the whole term.");
    }
    Optional<Office.Route> route =
        java.util.Arrays.stream(Office.Route.values())
            .filter(r -> r.word().equals(ask.typed("route")))
            .findFirst();
    if (route.isEmpty()) {
      errors.add("route", "Choose how the seat was filled.");
    }
    if (!errors.isEmpty()) {
      return page(body, seats(body, ask, errors));
    }
    return done(
        body,
        bodies.beginOffice(
            body.id(),
            new Appointment(
                seat[0],
                seat.length > 1 ? seat[1] : "",
                route.get(),
                person.get(),
                ask.field("name").orElse(""),
                from.get(),
                ask.dateBoxes("to").orElse(null))),
        e -> seats(body, ask, e));
  }

  private Reply end(Body body, Ask ask) {
    Optional<LocalDate> to = ask.dateBoxes("ended");
    Optional<Office> office =
        uuid(ask.typed("office")).flatMap(bodies::office).filter(o -> o.body().equals(body.id()));
    if (to.isEmpty() || office.isEmpty()) {
      return page(
          body,
          seats(
              body,
              ask,
              FormErrors.of(
                  "ended",
                  "Choose the office and write the first day on which it is no longer held.")));
    }
    return switch (bodies.endOffice(office.get().id(), to.get())) {
      case Outcome.Done<Office> d -> new Reply.Redirect("/bodies/" + body.slug());
      case Outcome.Refused<Office> r ->
          page(body, seats(body, ask, FormErrors.of("ended", r.faults().getFirst().words())));
    };
  }

  private FormView seats(Body body, Ask ask, FormErrors errors) {
    LocalDate today = bodies.today();
    List<Field.Option> open = new ArrayList<>();
    open.add(Field.Option.of("", "Fill no seat"));
    List<Field.Option> held = new ArrayList<>();
    held.add(Field.Option.of("", "End no office"));
    for (SeatView seat : bodies.seats(body.id(), today)) {
      open.add(Field.Option.of(seat.seat().id() + "|" + seat.constituency(), seat.title()));
      seat.holder()
          .ifPresent(
              o ->
                  held.add(
                      Field.Option.of(
                          o.id().toString(),
                          seat.title() + ": " + o.name() + ", until " + Dates.plain(o.to()))));
    }
    List<Field.Option> people = new ArrayList<>();
    people.add(Field.Option.of("", "Nobody chosen"));
    bodies
        .candidates(body.id())
        .forEach((id, name) -> people.add(Field.Option.of(id.toString(), name)));
    return new FormView(
        "Fill a seat, or end an office",
        body.name(),
        List.of(
            Prose.of(
                "A term is at most as long as the constitution says. A day named as the end is the first on which the office is no longer held.")),
        List.of(),
        "/bodies/" + body.slug() + "/seats",
        errors,
        List.of(
            FormView.group(
                "Fill a seat",
                ask,
                errors,
                Field.select("seat", "Seat", open),
                Field.select("person", "Person", people)
                    .hint("People of the member practices whom you may see"),
                Field.text("name", "Name as the body publishes it")
                    .hint(
                        "Public while the office is held; afterwards only the body’s officers see it"),
                Field.radios(
                    "route",
                    "How it was filled",
                    List.of(
                        Field.Option.of("elected", "Elected"),
                        Field.Option.of("appointed", "Appointed"),
                        Field.Option.of("interim", "For the time being"))),
                Field.date("from", "First day"),
                Field.date("to", "Ends on").hint("Leave empty for the whole term")),
            FormView.group(
                "Or end an office before its term does",
                ask,
                errors,
                Field.select("office", "Office", held),
                Field.date("ended", "Ends on"))),
        Map.of(),
        "Record this",
        back(body));
  }

  private static Optional<UUID> uuid(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
