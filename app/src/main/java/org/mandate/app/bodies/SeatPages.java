package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Who holds a seat: terms begun, from an election too, and offices ended before their term. */
public final class SeatPages {
  private final Bodies bodies;

  public SeatPages(Bodies bodies) {
    this.bodies = bodies;
  }

  private Reply with(Ask ask, Function<Body, Reply> answer) {
    return bodies.find(ask.variable("body")).map(answer).orElse(new Reply.NotFound());
  }

  public Reply ask(Ask ask) {
    return with(ask, body -> KeepPages.page(body, seats(body, ask, FormErrors.none())));
  }

  /** Fills a seat, or ends an office, by which form was sent. */
  public Reply take(Ask ask) {
    return with(ask, body -> ask.field("office").isPresent() ? end(body, ask) : begin(body, ask));
  }

  private Reply begin(Body body, Ask ask) {
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> from = ask.dateBoxes("from");
    Optional<UUID> person = ask.typedUuid("person");
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
        Arrays.stream(Office.Route.values())
            .filter(r -> r.word().equals(ask.typed("route")))
            .findFirst();
    if (route.isEmpty()) {
      errors.add("route", "Choose how the seat was filled.");
    }
    if (!errors.isEmpty()) {
      return KeepPages.page(body, seats(body, ask, errors));
    }
    return KeepPages.done(
        body,
        elected(ask).map(Link::href).orElse("/bodies/" + body.slug()),
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
        ask.typedUuid("office").flatMap(bodies::office).filter(o -> o.body().equals(body.id()));
    if (to.isEmpty() || office.isEmpty()) {
      return KeepPages.page(
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
          KeepPages.page(
              body, seats(body, ask, FormErrors.of("ended", r.faults().getFirst().words())));
    };
  }

  private FormView seats(Body body, Ask ask, FormErrors errors) {
    LocalDate today = bodies.today();
    List<Field.Option> open = new ArrayList<>();
    open.add(Field.Option.of("", "Fill no seat"));
    List<Field.Option> held = new ArrayList<>();
    held.add(Field.Option.of("", "End no office"));
    Set<Field.Option> further = new LinkedHashSet<>();
    for (SeatView seat : bodies.seats(body.id(), today)) {
      open.add(Field.Option.of(seat.seat().id() + "|" + seat.constituency(), seat.title()));
      another(seat, ask.typed("seat")).ifPresent(further::add);
      seat.holder()
          .ifPresent(
              o ->
                  held.add(
                      Field.Option.of(
                          o.id().toString(),
                          seat.title() + ": " + o.name() + ", until " + Dates.plain(o.to()))));
    }
    if (open.stream().noneMatch(o -> o.value().equals(ask.typed("seat")))) {
      open.addAll(further);
    }
    List<Field.Option> people = new ArrayList<>();
    people.add(Field.Option.of("", "Nobody chosen"));
    Map<UUID, String> candidates = bodies.candidates(body.id());
    candidates.forEach((id, name) -> people.add(Field.Option.of(id.toString(), name)));
    return new FormView(
        "Fill a seat, or end an office",
        body.name(),
        Stream.concat(
                elected(ask)
                    .map(
                        link ->
                            Prose.of("Filled in from the election. ")
                                .link(link)
                                .text(". Check who the person is, and the days."))
                    .stream(),
                Stream.of(
                    Prose.of(
                        "A term is at most as long as the constitution says. A day named as the end is the first on which the office is no longer held.")))
            .toList(),
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
                    .value(onlyOne(candidates, ask.field("name").orElse("")))
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
        elected(ask).map(link -> Map.of("decision", ask.typed("decision"))).orElse(Map.of()),
        "Record this",
        elected(ask)
            .map(link -> new Link("Leave it as it is", link.href()))
            .orElse(KeepPages.back(body)));
  }

  /** The election that the form was filled in from. */
  private static Optional<Link> elected(Ask ask) {
    return ask.field("decision")
        .filter(id -> id.matches("[a-z0-9-]+"))
        .map(id -> new Link("The decision", "/decisions/" + id));
  }

  /** One more of a seat that an election filled several times. */
  private static Optional<Field.Option> another(SeatView seat, String wanted) {
    String id = seat.seat().id() + "|";
    return wanted.startsWith(id)
        ? Optional.of(
            Field.Option.of(wanted, seat.seat().title() + ", " + wanted.substring(id.length())))
        : Optional.empty();
  }

  /** A person is chosen for the secretary only where nobody else has the name. */
  private static String onlyOne(Map<UUID, String> people, String name) {
    List<UUID> named =
        people.entrySet().stream()
            .filter(e -> e.getValue().equals(name))
            .map(Map.Entry::getKey)
            .toList();
    return named.size() == 1 ? named.getFirst().toString() : "";
  }
}
