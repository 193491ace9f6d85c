package org.mandate.app.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Result;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Words;

/** Forms by which a matter's parties and stages are kept. */
public final class PartyPages {
  private static final int FOUND = 8;
  private static final String TYPE_A_DATE = "Enter a date, like 25 2 2027";
  private final BusinessGround ground;

  public PartyPages(BusinessGround ground) {
    this.ground = ground;
  }

  /**
   * The form of a party with the search for its code.
   *
   * @param search where the search is sent
   * @param asked as typed
   * @param found each leads back here with its code filled in
   */
  public record PartyPage(FormPage form, String search, String asked, List<Result> found) {}

  public Reply askParty(Ask ask) {
    return ground.lookedOfAny(ask, (m, body) -> party(ask, m, body, FormErrors.none()));
  }

  public Reply takeParty(Ask ask) {
    return ground.keptOfAny(
        ask,
        (m, body) -> {
          Optional<PartyRole> role =
              Arrays.stream(PartyRole.values())
                  .filter(r -> Words.of(r).equals(ask.typed("role")))
                  .findFirst();
          Optional<LocalDate> from = ask.dateBoxes("from");
          Optional<UUID> person = BusinessGround.person(ask, "person");
          FormErrors errors = FormErrors.none();
          String code = ask.field("organisation").orElse("");
          if (code.isEmpty() == person.isEmpty()) {
            errors.add("organisation", "Give either an organisation’s code or a person");
          }
          if (person.filter(p -> !ground.people(m.body()).containsKey(p)).isPresent()) {
            errors.add("person", "Choose a person from the list");
          }
          if (role.isEmpty()) {
            errors.add("role", "Choose what it is to the matter");
          }
          if (from.isEmpty()) {
            errors.add("from", TYPE_A_DATE);
          }
          if (!errors.isEmpty()) {
            return party(ask, m, body, errors);
          }
          Party wanted =
              new Party(
                  UUID.randomUUID(),
                  m.id(),
                  person.isPresent() ? "" : code,
                  person,
                  role.orElseThrow(),
                  from.orElseThrow(),
                  Optional.empty(),
                  ask.typed("source"),
                  0);
          return BusinessPages.done(
              ground.business().addParty(m, wanted), m, faults -> party(ask, m, body, faults));
        });
  }

  private Reply.Html party(Ask ask, Matter m, Body body, FormErrors errors) {
    String action = BusinessGround.at(m) + "/parties/add";
    String asked = ask.field("q").filter(q -> q.length() <= 200).orElse("");
    List<Result> found = new ArrayList<>();
    if (!asked.isEmpty()) {
      ground.register().search(asked, FOUND).stream()
          .map(f -> f.organisation())
          .forEach(
              o ->
                  found.add(
                      Result.of(
                          o.name(),
                          action + "?organisation=" + o.code(),
                          o.code() + ", " + o.role())));
    }
    List<Field> fields =
        List.of(
            Field.text("organisation", "Code of the organisation")
                .hint("Search above if you do not know it")
                .width(20)
                .value(ask.typed("organisation")),
            Field.select(
                    "person",
                    "Or a person",
                    BusinessGround.options("No, it is an organisation", ground.people(m.body())))
                .value(ask.typed("person")),
            Field.radios("role", "What is it to the matter?", PartyWords.roles())
                .value(ask.typed("role")),
            BusinessGround.date(ask, "from", "Since when?", ground.bodies().today()),
            Field.text("source", "From where is that known?")
                .hint("Such as: said at the market day on 12 October 2026")
                .value(ask.typed("source")));
    FormPage form =
        new FormPage(
            BusinessGround.caption(m),
            "Add a party",
            List.of(
                Prose.of(
                    "Whoever is joined to a party by a path that the conflicts policy names is out"
                        + " from the moment you add it.")),
            errors,
            action,
            fields,
            Button.submit("Add the party"),
            new org.mandate.app.web.Link("Back to the matter", BusinessGround.at(m)));
    Reply.Html page =
        Reply.page("matters/party.jte", "Add a party", new PartyPage(form, action, asked, found))
            .with(BusinessGround.look(m, body));
    return errors.isEmpty() ? page : page.refused();
  }

  public Reply askEnd(Ask ask) {
    return ground.lookedOfAny(
        ask,
        (m, body) ->
            found(ask, m)
                .<Reply>map(p -> end(ask, m, body, p, FormErrors.none()))
                .orElse(new Reply.NotFound()));
  }

  public Reply takeEnd(Ask ask) {
    return ground.keptOfAny(
        ask,
        (m, body) -> {
          Optional<Party> party = found(ask, m);
          if (party.isEmpty()) {
            return new Reply.NotFound();
          }
          Optional<LocalDate> until = ask.dateBoxes("until");
          return until.isEmpty()
              ? end(ask, m, body, party.get(), FormErrors.of("until", TYPE_A_DATE))
              : BusinessPages.done(
                  ground.business().endParty(m, party.get().id(), until.get()),
                  m,
                  errors -> end(ask, m, body, party.get(), errors));
        });
  }

  private Optional<Party> found(Ask ask, Matter m) {
    return ask.uuid("party")
        .flatMap(
            id -> ground.business().parties(m).stream().filter(p -> p.id().equals(id)).findFirst());
  }

  private Reply.Html end(Ask ask, Matter m, Body body, Party p, FormErrors errors) {
    String name =
        p.person().isPresent()
            ? ground.people(m.body()).getOrDefault(p.person().get(), "This person")
            : ground.names(List.of(p.organisation())).getOrDefault(p.organisation(), p.who());
    return BusinessGround.form(
        m,
        body,
        "End a party",
        List.of(
            Prose.of(
                name
                    + " is on the matter since "
                    + Dates.plain(p.from())
                    + ": "
                    + PartyWords.of(p.role())
                    + ". It stays in the matter’s history. Whoever was out because of it alone is"
                    + " out no longer from that day on.")),
        BusinessGround.at(m) + "/parties/" + p.id() + "/end",
        errors,
        List.of(
            BusinessGround.date(
                ask, "until", "From which day is it no party?", ground.bodies().today())),
        Button.submit("End it"),
        false);
  }

  public Reply askStage(Ask ask) {
    return ground.looked(ask, (m, body) -> stage(ask, m, body, FormErrors.none()));
  }

  public Reply takeStage(Ask ask) {
    return ground.kept(
        ask,
        (m, body) -> {
          Optional<LocalDate> from = ask.dateBoxes("from");
          return from.isEmpty()
              ? stage(ask, m, body, FormErrors.of("from", TYPE_A_DATE))
              : BusinessPages.done(
                  ground.business().setStage(m, ask.typed("stage"), from.get()),
                  m,
                  errors -> stage(ask, m, body, errors));
        });
  }

  private Reply.Html stage(Ask ask, Matter m, Body body, FormErrors errors) {
    return BusinessGround.form(
        m,
        body,
        "Set a stage",
        List.of(
            Prose.of(
                "A later stage shuts more for whoever is conflicted; the conflicts policy says"
                    + " what. An earlier word about the same stage is replaced.")),
        BusinessGround.at(m) + "/stages",
        errors,
        List.of(
            Field.radios("stage", "Which stage?", PartyWords.stages()).value(ask.typed("stage")),
            BusinessGround.date(ask, "from", "From which day?", ground.bodies().today())),
        Button.submit("Set the stage"),
        false);
  }
}
