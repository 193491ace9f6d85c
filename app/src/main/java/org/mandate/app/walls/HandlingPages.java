package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Stage;
import org.mandate.conflicts.Words;

/** Choosing how somebody's conflict is handled. */
public final class HandlingPages {
  private final Walls.Ground ground;
  private final Walls walls;
  private final ChoiceMail mail;

  public HandlingPages(Walls.Ground ground, Walls walls, ChoiceMail mail) {
    this.ground = ground;
    this.walls = walls;
    this.mail = mail;
  }

  private Optional<Matter> known(Ask ask) {
    return ask.uuid("matter").flatMap(ground.matters()::find).filter(m -> !m.isWithheld());
  }

  public Reply ask(Ask ask) {
    Optional<Matter> m = known(ask);
    Optional<UUID> person = ask.uuid("person");
    if (m.isEmpty() || person.isEmpty()) {
      return new Reply.NotFound();
    }
    return form(ask, m.get(), person.get(), FormErrors.none())
        .map(page -> ground.business().views().noted(m.get(), ask.who(), page))
        .orElse(new Reply.NotFound());
  }

  public Reply choose(Ask ask) {
    Optional<Matter> found = known(ask);
    Optional<UUID> person = ask.uuid("person");
    if (found.isEmpty() || person.isEmpty()) {
      return new Reply.NotFound();
    }
    Matter m = found.get();
    FormErrors errors = FormErrors.none();
    Optional<Handling> handling =
        Arrays.stream(Handling.values())
            .filter(h -> Words.of(h).equals(ask.typed("handling")))
            .findFirst();
    if (handling.isEmpty()) {
      errors.add("handling", "Choose how it is handled");
    }
    Optional<LocalDate> until = ask.dateBoxes("until");
    boolean typed =
        !(ask.typed("until-day") + ask.typed("until-month") + ask.typed("until-year")).isBlank();
    if (until.isEmpty() && typed) {
      errors.add("until", "Enter a date, like 25 2 2027");
    }
    if (!errors.isEmpty()) {
      return form(ask, m, person.get(), errors).<Reply>map(p -> p).orElse(new Reply.NotFound());
    }
    Handlings.Wanted wanted =
        new Handlings.Wanted(
            person.get(), handling.orElseThrow(), until, stage(ask), ask.typed("reason"));
    return switch (walls.handlings().choose(m, wanted, ask.who())) {
      case Outcome.Done<Matter> _ -> {
        mail.chosen(m, person.get());
        yield new Reply.Redirect("/matters/" + m.id() + "/conflicts");
      }
      case Outcome.Refused<Matter>(List<Outcome.Fault> faults) -> {
        faults.forEach(
            f -> errors.add(f.field().equals("person") ? "handling" : f.field(), f.words()));
        yield form(ask, m, person.get(), errors).<Reply>map(p -> p).orElse(new Reply.NotFound());
      }
    };
  }

  private static Optional<Stage> stage(Ask ask) {
    return Arrays.stream(Stage.values())
        .filter(s -> s != Stage.PRE_MARKET)
        .filter(s -> Words.of(s).equals(ask.typed("stage")))
        .findFirst();
  }

  /** Nothing about whoever is no member of the board and not conflicted, or has no name here. */
  private Optional<Reply.Html> form(Ask ask, Matter m, UUID person, FormErrors errors) {
    Picture picture = walls.picture(m, ask.who(), List.of(), List.of(person)).orElseThrow();
    if (!picture.board().contains(person)
        && !(picture.of(person) instanceof Picture.Told.Conflicted)) {
      return Optional.empty();
    }
    Body body = ground.bodies().find(m.body()).orElseThrow();
    String name = picture.name(person.toString());
    List<Prose> intro = new ArrayList<>();
    List<Handling> may = List.of(Handling.values());
    switch (picture.of(person)) {
      case Picture.Told.Conflicted c -> {
        c.paths().forEach(p -> intro.add(Prose.of(p.sentence())));
        if (c.indirect()) {
          intro.add(Prose.of("Conflicted, indirect. The conflicts guardian knows how."));
        }
        may = c.allowed().map(a -> a.allowed()).orElse(may);
      }
      case Picture.Told.Clear clear ->
          intro.add(
              Prose.of(
                  "Not conflicted today, so nothing is chosen. " + String.join(" ", clear.why())));
      case Picture.Told.NotJudged not -> intro.add(Prose.of(not.why()));
    }
    intro.add(
        Prose.of(
            "Only what the adopted policy allows can be chosen. "
                + name
                + " reads the choice and its reason, and may contest it."));
    List<Field.Option> ways =
        may.stream()
            .map(h -> Field.Option.of(Words.of(h), ShutWords.chosen(h), ShutWords.hint(h)))
            .toList();
    List<Field.Option> stages = new ArrayList<>(List.of(Field.Option.of("", "No stage")));
    for (Stage s : List.of(Stage.QUESTIONNAIRE, Stage.DIALOGUE, Stage.AWARD)) {
      stages.add(Field.Option.of(Words.of(s), "When " + ShutWords.stage(s)));
    }
    FormPage page =
        new FormPage(
            "Matter " + m.reference() + ": " + m.title(),
            "How is the conflict of " + name + " handled?",
            intro,
            errors,
            "/matters/" + m.id() + "/handling/" + person,
            List.of(
                Field.radios("handling", "Choose", ways).value(ask.typed("handling")),
                Field.area("reason", "Why?")
                    .hint("The person reads it")
                    .rows(4)
                    .value(ask.typed("reason")),
                Field.date("until", "On which day does it lapse?")
                    .hint("A day, a stage, or both; then it is chosen again")
                    .dated(
                        ask.typed("until-day"), ask.typed("until-month"), ask.typed("until-year")),
                Field.select("stage", "Or with which stage?", stages).value(ask.typed("stage"))),
            Button.submit("Choose it"),
            new Link("Leave it as it is", "/matters/" + m.id() + "/conflicts"));
    Reply.Html html =
        Reply.page(FormPage.TEMPLATE, page.heading(), page).with(PersonPages.look(m, body));
    return Optional.of(errors.isEmpty() ? html : html.refused());
  }
}
