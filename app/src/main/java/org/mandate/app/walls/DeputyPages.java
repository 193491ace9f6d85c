package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.register.Person;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Who sits for whom: named before any item. */
public final class DeputyPages {
  private final Walls.Ground ground;
  private final Deputies deputies;

  public DeputyPages(Walls walls) {
    this.ground = walls.ground();
    this.deputies = walls.deputies();
  }

  public Reply ask(Ask ask) {
    return found(ask).<Reply>map(b -> form(ask, b, FormErrors.none())).orElse(new Reply.NotFound());
  }

  private Optional<Body> found(Ask ask) {
    return ground.bodies().find(ask.variable("body"));
  }

  /** Names one, or ends one, by which was chosen. */
  public Reply take(Ask ask) {
    return found(ask).map(b -> take(ask, b)).orElse(new Reply.NotFound());
  }

  private Reply take(Ask ask, Body body) {
    Optional<UUID> ended = ask.typedUuid("end");
    Outcome<Deputies.Deputy> outcome =
        ended.isPresent()
            ? deputies.end(body, ended.get())
            : deputies.name(
                body,
                ask.typedUuid("member").orElse(new UUID(0, 0)),
                ask.typedUuid("person").orElse(new UUID(0, 0)));
    return switch (outcome) {
      case Outcome.Done<Deputies.Deputy> _ -> new Reply.Redirect(address(body));
      case Outcome.Refused<Deputies.Deputy>(List<Outcome.Fault> faults) -> {
        FormErrors errors = FormErrors.none();
        faults.forEach(f -> errors.add(f.field(), f.words()));
        yield form(ask, body, errors).refused();
      }
    };
  }

  private static String address(Body body) {
    return "/bodies/" + body.slug() + "/deputies";
  }

  private Reply.Html form(Ask ask, Body body, FormErrors errors) {
    LocalDate today = ground.bodies().today();
    List<Deputies.Deputy> now = deputies.of(body).stream().filter(d -> d.holds(today)).toList();
    List<Prose> intro = new ArrayList<>();
    intro.add(
        Prose.of(
            "A deputy sits in a member’s place for an item for which that member must leave, if the"
                + " deputy is clear. Deputies are named before any item, so that nobody is picked for"
                + " a vote."));
    List<Field.Option> ends = new ArrayList<>(List.of(Field.Option.of("", "End none")));
    for (Deputies.Deputy d : now) {
      String words =
          name(d.person()) + " sits for " + name(d.forMember()) + " since " + Dates.plain(d.from());
      intro.add(Prose.of(words + "."));
      ends.add(Field.Option.of(d.id().toString(), words));
    }
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.select("member", "For which member?", members(body)).value(ask.typed("member")));
    fields.add(
        Field.select("person", "Who is the deputy?", people(body))
            .hint("People of the member practices")
            .value(ask.typed("person")));
    if (!now.isEmpty()) {
      fields.add(Field.select("end", "Or end one", ends).value(ask.typed("end")));
    }
    String heading =
        now.isEmpty()
            ? "Nobody is named as a deputy"
            : now.size() == 1 ? "1 deputy is named" : now.size() + " deputies are named";
    return Reply.page(
            FormPage.TEMPLATE,
            heading,
            new FormPage(
                body.name(),
                heading,
                intro,
                errors,
                address(body),
                fields,
                Button.submit("Keep this"),
                new Link("Leave it as it is", "/bodies/" + body.slug())))
        .with(
            Reply.Look.PLAIN
                .body(body.name(), body.slug())
                .back("/bodies/" + body.slug(), body.name()));
  }

  private String name(UUID person) {
    return ground.people().person(person).map(Person::name).orElse("Somebody");
  }

  private List<Field.Option> members(Body body) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose a member")));
    for (Office o : deputies.members(body)) {
      o.person().ifPresent(p -> options.add(Field.Option.of(p.toString(), o.name())));
    }
    return options.stream().distinct().toList();
  }

  private List<Field.Option> people(Body body) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose a person")));
    Map<UUID, String> candidates = ground.bodies().candidates(body.id());
    candidates.forEach((id, name) -> options.add(Field.Option.of(id.toString(), name)));
    return options;
  }
}
