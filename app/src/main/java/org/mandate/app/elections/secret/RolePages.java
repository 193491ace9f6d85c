package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;

/** Who runs an election, named while it is a draft; and the publication of the rules. */
public final class RolePages {
  private final SecretElections elections;

  public RolePages(SecretElections elections) {
    this.elections = elections;
  }

  private Optional<SecretElection> draft(Ask ask) {
    return ask.uuid("election").flatMap(elections::find).filter(e -> e.state() == State.DRAFT);
  }

  /** Who is named, each with the button that takes them off, and the way to name somebody. */
  public Reply show(Ask ask) {
    return draft(ask).<Reply>map(this::page).orElse(new Reply.NotFound());
  }

  private Reply.Html page(SecretElection e) {
    Body body = elections.body(e);
    List<Section> sections = new ArrayList<>();
    for (RoleHolder h : elections.holders(e.id())) {
      sections.add(
          Section.of(h.part().title)
              .act(
                  e.path() + "/roles/" + h.id() + "/remove",
                  h.name()
                      + (h.organisation().isEmpty() ? "" : ", " + h.organisation())
                      + ": "
                      + h.part().does
                      + ".",
                  Button.submit("Take " + h.name() + " off").asSecondary()));
    }
    List<Prose> notes = new ArrayList<>();
    elections.unready(e).ifPresent(why -> notes.add(Prose.of(why)));
    SecretPage page =
        new SecretPage(
            e.rules().title(),
            "Who runs it?",
            Prose.of(
                "One returning officer, one credential authority, at least two trustees, an auditor;"
                    + " two clerks where anybody votes on paper. Nobody has two of these parts, and"
                    + " nobody of them can stand."),
            List.of(Button.link("Name somebody", e.path() + "/roles/new")),
            List.of(new Link("Back to the draft", e.path())),
            notes,
            Summary.empty(),
            sections);
    return Reply.page(SecretPage.TEMPLATE, page.heading(), page)
        .with(ElectionForms.look(body).back(e.path(), "The election"));
  }

  public Reply askNew(Ask ask) {
    return draft(ask).<Reply>map(e -> form(ask, e, FormErrors.none())).orElse(new Reply.NotFound());
  }

  public Reply takeNew(Ask ask) {
    Optional<SecretElection> found = draft(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    SecretElection e = found.get();
    Optional<Part> part = Part.of(ask.typed("part"));
    if (part.isEmpty()) {
      return form(ask, e, FormErrors.of("part", "Choose the part")).refused();
    }
    Optional<UUID> person = ask.typedUuid("person").filter(people(e)::containsKey);
    Outcome<RoleHolder> given =
        person
            .map(
                p ->
                    elections.give(
                        e.id(),
                        part.get(),
                        p,
                        ask.field("name").orElse(people(e).getOrDefault(p, "")),
                        ask.typed("organisation")))
            .orElseGet(
                () ->
                    elections.giveOutside(
                        e.id(),
                        part.get(),
                        ask.typed("name"),
                        ask.typed("organisation"),
                        ask.typed("address")));
    return ElectionForms.answer(given, h -> e.path() + "/roles", errors -> form(ask, e, errors));
  }

  /** Those whom whoever asks may see: people of the practices, and holders of the body's seats. */
  private Map<UUID, String> people(SecretElection e) {
    Map<UUID, String> people = new LinkedHashMap<>();
    for (Office o : elections.ground().bodies().offices(e.body())) {
      if (o.heldOn(elections.ground().bodies().today()) && !o.name().isEmpty()) {
        o.person().ifPresent(p -> people.put(p, o.name()));
      }
    }
    elections.ground().bodies().candidates(e.body()).forEach(people::putIfAbsent);
    return people;
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    List<Field.Option> parts =
        Arrays.stream(Part.values()).map(p -> Field.Option.of(p.word(), p.title, p.does)).toList();
    List<Field.Option> people = new ArrayList<>();
    people.add(Field.Option.of("", "Somebody else, named below"));
    people(e).forEach((id, name) -> people.add(Field.Option.of(id.toString(), name)));
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "Name somebody",
            List.of(
                Prose.of(
                    "Somebody from outside gets no access to anything but this election: they sign"
                        + " in by the address you give.")),
            List.of(),
            "/roles/new",
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.radios("part", "Which part?", parts),
                    Field.select("person", "Who, of those known here?", people),
                    Field.text("name", "Name, as it is published")
                        .hint("Leave empty to use the name above"),
                    Field.text("organisation", "Organisation")
                        .hint("Needed for somebody from outside, such as a neighbouring LMC"),
                    Field.email("address", "E-mail address of somebody from outside"))),
            "Name them"));
  }

  public Reply remove(Ask ask) {
    Optional<UUID> holder = ask.uuid("holder");
    return draft(ask)
        .filter(e -> holder.isPresent())
        .map(e -> ElectionForms.pressed(elections.take(e.id(), holder.get()), e.path() + "/roles"))
        .orElse(new Reply.NotFound());
  }

  public Reply publish(Ask ask) {
    return draft(ask)
        .map(e -> ElectionForms.pressed(elections.publishRules(e.id(), ask.who()), e.path()))
        .orElse(new Reply.NotFound());
  }
}
