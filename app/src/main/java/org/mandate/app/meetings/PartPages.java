package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms about the parts of a meeting: added, closed for longer or opened, somebody let in. */
public final class PartPages {
  private final PageGround ground;

  PartPages(PageGround ground) {
    this.ground = ground;
  }

  public Reply askAdd(Ask ask) {
    return ground.asked(ask, d -> add(ask, d));
  }

  public Reply takeAdd(Ask ask) {
    return ground.sent(ask, d -> add(ask, d), (m, body) -> added(ask, m), "");
  }

  private Outcome<?> added(Ask ask, Meeting m) {
    String form = ask.typed("form");
    LocalDate today = ground.today();
    boolean hidden = form.equals("unannounced");
    if (!List.of("open", "members", "closed", "unannounced").contains(form)) {
      return Outcome.refused("form", "Choose who may follow it");
    }
    if (hidden && !ground.may(ask, m, Action.LET_IN)) {
      return Outcome.refused("form", "Only the conflicts guardian may leave a part unannounced");
    }
    boolean closed = form.equals("closed") || hidden;
    // A day that was not typed is today, which the rules refuse with the words for its box.
    return ground
        .agendas()
        .addPart(
            m,
            new Part(
                m.id(),
                m.id(),
                m.body(),
                0,
                closed
                    ? Part.Kind.CLOSED
                    : form.equals("open") ? Part.Kind.OPEN : Part.Kind.MEMBERS,
                form.equals("open") ? "" : ask.typed("reason"),
                form.equals("open") ? "" : ask.typed("seat"),
                closed ? Optional.of(ask.dateBoxes("until").orElse(today)) : Optional.empty(),
                hidden ? Optional.of(ask.dateBoxes("unannounced").orElse(today)) : Optional.empty(),
                0));
  }

  private Reply add(Ask ask, PageGround.Drawn d) {
    boolean guardian = ground.may(ask, d.meeting(), Action.LET_IN);
    List<Field.Option> forms = new ArrayList<>();
    forms.add(Field.Option.of("open", "Everybody", "An open part"));
    forms.add(
        Field.Option.of("members", "The people of member practices, and the body’s officers"));
    forms.add(
        Field.Option.of(
            "closed",
            "Only the body’s officers whom no conflict shuts out",
            "That it exists, why, by which office and until when is public"));
    if (guardian) {
      forms.add(
          Field.Option.of(
              "unannounced",
              "You, and whom you let in",
              "Nothing shows to anybody else that it exists, for at most 90 days"));
    }
    List<Field> fields = new ArrayList<>();
    fields.add(Field.radios("form", "Who may follow it?", forms).value(ask.typed("form")));
    fields.add(
        Field.text("reason", "Why is it not open?")
            .hint("Only where it is not. The reason itself is public: name nobody")
            .value(ask.typed("reason")));
    fields.add(
        Field.radios("seat", "Which office answers for that?", ground.seats(d.body()))
            .hint("Only where it is not open")
            .value(ask.field("seat").orElse("chair")));
    fields.add(
        Field.date("until", "On which day does it open?")
            .hint("Only for a closed part. From that day on everything said there is public")
            .dated(ask));
    if (guardian) {
      fields.add(
          Field.date("unannounced", "When is it announced?")
              .hint(
                  "Only for one that is not announced. By "
                      + Dates.plain(ground.today().plusDays(MeetingRules.UNANNOUNCED_DAYS)))
              .dated(ask));
    }
    return ground.form(
        d,
        KeepForm.of(
            "Add a part",
            List.of(),
            d.meeting().path() + "/parts/add",
            fields,
            Button.submit("Add the part"),
            new Link("Back to the meeting", d.meeting().path())));
  }

  private Optional<Part> part(Ask ask, Meeting m) {
    return ask.uuid("part").flatMap(ground.agendas()::part).filter(p -> p.meeting().equals(m.id()));
  }

  private Reply drawn(
      Ask ask,
      PageGround.Drawn d,
      java.util.function.BiFunction<PageGround.Drawn, Part, Reply> draw) {
    return part(ask, d.meeting()).map(p -> draw.apply(d, p)).orElse(new Reply.NotFound());
  }

  private Reply sent(
      Ask ask,
      java.util.function.BiFunction<PageGround.Drawn, Part, Reply> draw,
      java.util.function.Function<Part, Outcome<?>> act) {
    return ground.sent(
        ask,
        d -> drawn(ask, d, draw),
        (m, body) ->
            part(ask, m)
                .<Outcome<?>>map(act)
                .orElse(Outcome.refused("part", "This part is not of this meeting")),
        "");
  }

  public Reply askClosure(Ask ask) {
    return ground.asked(ask, d -> drawn(ask, d, (x, p) -> closure(ask, x, p)));
  }

  public Reply takeClosure(Ask ask) {
    return sent(
        ask,
        (d, p) -> closure(ask, d, p),
        p -> {
          Optional<LocalDate> until =
              ask.typed("choice").equals("open")
                  ? Optional.of(ground.today())
                  : ask.dateBoxes("until");
          return until.isEmpty()
              ? Outcome.refused("until", "Enter a date, like 25 2 2027")
              : ground.preparation().reclose(p, ask.typed("reason"), until.get());
        });
  }

  private Reply closure(Ask ask, PageGround.Drawn d, Part p) {
    return ground.form(
        d,
        KeepForm.of(
            "Change the day on which a part opens",
            List.of(AgendaWords.closure(ground, d.body(), p)),
            d.meeting().path() + "/parts/" + p.id() + "/closure",
            List.of(
                Field.radios(
                        "choice",
                        "What should change?",
                        List.of(
                            Field.Option.of("day", "The day on which it opens"),
                            Field.Option.of(
                                "open", "Open it today", "What was said there is public at once")))
                    .value(ask.field("choice").orElse("day")),
                Field.date("until", "On which day does it open?")
                    .hint("Not needed where it opens today")
                    .dated(ask),
                Field.text("reason", "Why?")
                    .hint("The reason is public")
                    .value(ask.field("reason").orElse(p.reason()))),
            Button.submit("Change it"),
            new Link("Back to the meeting", d.meeting().path())));
  }

  public Reply askReader(Ask ask) {
    return ground.asked(ask, d -> drawn(ask, d, (x, p) -> reader(ask, x, p)));
  }

  public Reply takeReader(Ask ask) {
    return sent(
        ask,
        (d, p) -> reader(ask, d, p),
        p -> {
          Optional<UUID> person = ask.typedUuid("person");
          Body body = ground.bodies().find(p.body()).orElseThrow();
          return person.filter(people(body)::containsKey).isEmpty()
              ? Outcome.refused("person", "Choose whom to let in")
              : ground.preparation().letIn(p, person.get(), ask.typed("reason"));
        });
  }

  private Map<UUID, String> people(Body body) {
    Map<UUID, String> people = new LinkedHashMap<>();
    for (Office o : ground.bodies().offices(body.id())) {
      if (o.heldOn(ground.today()) && o.person().isPresent() && !o.name().isEmpty()) {
        people.put(o.person().get(), o.name() + ", " + ground.seat(body, o.seat()));
      }
    }
    ground.bodies().candidates(body.id()).forEach(people::putIfAbsent);
    return people;
  }

  private Reply reader(Ask ask, PageGround.Drawn d, Part p) {
    Map<UUID, String> people = people(d.body());
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose a person")));
    people.forEach((id, name) -> options.add(Field.Option.of(id.toString(), name)));
    List<Prose> intro = new ArrayList<>();
    intro.add(AgendaWords.closure(ground, d.body(), p));
    List<UUID> inside = ground.preparation().readers(p);
    if (!inside.isEmpty()) {
      intro.add(
          Prose.of(
              "Let in already: "
                  + String.join(
                      "; ", inside.stream().map(x -> people.getOrDefault(x, "one person")).toList())
                  + "."));
    }
    return ground.form(
        d,
        KeepForm.of(
            "Let somebody into a part",
            intro,
            d.meeting().path() + "/parts/" + p.id() + "/readers",
            List.of(
                Field.select("person", "Who?", options).value(ask.typed("person")),
                Field.text("reason", "Why do they need to know?").value(ask.typed("reason"))),
            Button.submit("Let them in"),
            new Link("Back to the meeting", d.meeting().path())));
  }
}
