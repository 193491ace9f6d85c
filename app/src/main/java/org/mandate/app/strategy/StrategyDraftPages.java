package org.mandate.app.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The next version while secretary and chair write it, and how it is put before the practices. */
public final class StrategyDraftPages {
  private final Strategies strategies;

  public StrategyDraftPages(Strategies strategies) {
    this.strategies = strategies;
  }

  /** The draft against the version in force. */
  public record DraftPage(
      String caption,
      String heading,
      Prose lede,
      List<StrategyPages.ChangeShown> changes,
      List<Prose> clauses,
      List<Button> buttons,
      List<Link> links) {}

  private static String at(Body body) {
    return StrategyPages.address(body);
  }

  public Reply show(Ask ask) {
    return StrategyPages.of(strategies, ask, this::show);
  }

  private Reply show(Body body) {
    Texts.Draft draft = strategies.draft(body);
    List<StrategyPages.ChangeShown> changes =
        StrategyPages.changes(strategies.adopted(body.id()), draft.text());
    Optional<String> obstacle = strategies.obstacle(body);
    List<Prose> clauses = new ArrayList<>();
    draft
        .text()
        .clauses()
        .forEach(
            c ->
                clauses.add(
                    Prose.of(c.number() + " " + c.heading() + ": ")
                        .link("change or take out", at(body) + "/draft/" + c.id())));
    List<Button> buttons = new ArrayList<>();
    if (obstacle.isEmpty()) {
      buttons.add(Button.link("Put it before the practices", at(body) + "/put"));
    }
    Button add = Button.link("Write a new clause", at(body) + "/draft/new");
    buttons.add(buttons.isEmpty() ? add : add.asSecondary());
    List<Link> links = new ArrayList<>();
    links.add(new Link("The strategy in force", at(body)));
    if (draft.turn() > 0) {
      links.add(new Link("Begin the draft again", at(body) + "/again"));
    }
    String heading =
        changes.isEmpty()
            ? "The draft changes nothing yet"
            : "The draft of version "
                + draft.text().version()
                + " changes "
                + Numbers.count(changes.size(), "clause", "clauses");
    return Reply.page(
            "strategy/draft.jte",
            heading,
            new DraftPage(
                body.name(),
                heading,
                Prose.of(
                    obstacle
                        .filter(o -> !changes.isEmpty())
                        .map(o -> o + ".")
                        .orElse("Only the body’s officers see this page.")),
                changes,
                clauses,
                buttons,
                links))
        .with(StrategyPages.look(body).back(at(body), "Strategy"));
  }

  // Writing

  public Reply askWrite(Ask ask) {
    return StrategyPages.of(strategies, ask, b -> clause(ask, b, FormErrors.none()));
  }

  public Reply takeWrite(Ask ask) {
    return StrategyPages.of(
        strategies,
        ask,
        b -> {
          boolean isNew = ask.variable("clause").equals("new");
          Optional<UUID> id = isNew ? Optional.of(UUID.randomUUID()) : ask.uuid("clause");
          boolean known = isNew || id.flatMap(strategies.draft(b).text()::clause).isPresent();
          if (id.isEmpty() || !known) {
            return new Reply.NotFound();
          }
          Outcome<Texts.Draft> done =
              ask.typed("do").equals("remove")
                  ? strategies.takeOut(b, seen(ask), id.get())
                  : strategies.write(b, seen(ask), AmendmentPages.typed(ask, id.get()));
          return switch (done) {
            case Outcome.Done<Texts.Draft> _ -> new Reply.Redirect(at(b) + "/draft");
            case Outcome.Refused<Texts.Draft>(List<Outcome.Fault> faults) ->
                refused(clause(ask, b, AmendmentPages.errors(faults)));
          };
        });
  }

  private static Reply refused(Reply reply) {
    return reply instanceof Reply.Html html ? html.refused() : reply;
  }

  private static int seen(Ask ask) {
    try {
      return Integer.parseInt(ask.typed("seen"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private Reply clause(Ask ask, Body body, FormErrors errors) {
    Texts.Draft draft = strategies.draft(body);
    String which = ask.variable("clause");
    Optional<Clause> before = ask.uuid("clause").flatMap(draft.text()::clause);
    if (!which.equals("new") && before.isEmpty()) {
      return new Reply.NotFound();
    }
    List<Field> fields = new ArrayList<>(AmendmentPages.boxes(ask, before));
    if (before.isPresent()) {
      fields.add(
          Field.radios(
                  "do",
                  "What becomes of it?",
                  List.of(
                      Field.Option.of("keep", "It stands with these words"),
                      Field.Option.of("remove", "It is taken out")))
              .value(ask.field("do").orElse("keep")));
    }
    return AmendmentPages.form(
        body,
        before.map(c -> "Change clause " + c.number()).orElse("Write a new clause"),
        List.of(Prose.of("In the draft of version " + draft.text().version() + ".")),
        errors,
        at(body) + "/draft/" + which + "?seen=" + draft.turn(),
        fields,
        Button.submit("Keep it in the draft"),
        new Link("Leave it as it is", at(body) + "/draft"));
  }

  public Reply askAgain(Ask ask) {
    return StrategyPages.of(
        strategies,
        ask,
        b ->
            AmendmentPages.form(
                b,
                "Begin the draft again",
                List.of(
                    Prose.of(
                        "All that was written into it is lost. Proposals that were taken into it"
                            + " stay readable.")),
                FormErrors.none(),
                at(b) + "/again",
                List.of(),
                Button.submit("Begin again from the version in force"),
                new Link("Keep the draft", at(b) + "/draft")));
  }

  public Reply takeAgain(Ask ask) {
    return StrategyPages.of(
        strategies,
        ask,
        b -> {
          strategies.beginAgain(b);
          return new Reply.Redirect(at(b) + "/draft");
        });
  }

  // Putting

  public Reply askPut(Ask ask) {
    return StrategyPages.of(
        strategies,
        ask,
        b ->
            strategies.obstacle(b).isPresent()
                ? new Reply.Redirect(at(b) + "/draft")
                : put(ask, b, FormErrors.none()));
  }

  public Reply takePut(Ask ask) {
    return StrategyPages.of(
        strategies,
        ask,
        b ->
            switch (strategies.put(
                b, ask.typed("question"), ask.typed("reasons"), ask.typed("hash"), ask.who())) {
              case Outcome.Done<Texts.Put>(Texts.Put p) ->
                  new Reply.Redirect("/matters/" + p.matter());
              case Outcome.Refused<Texts.Put>(List<Outcome.Fault> faults) ->
                  put(ask, b, AmendmentPages.errors(faults)).refused();
            });
  }

  private Reply.Html put(Ask ask, Body body, FormErrors errors) {
    Texts.Draft draft = strategies.draft(body);
    List<Field.Option> questions = new ArrayList<>();
    strategies.questions(body).forEach((id, title) -> questions.add(Field.Option.of(id, title)));
    return AmendmentPages.form(
        body,
        "Put version " + draft.text().version() + " before the practices",
        List.of(
            Prose.of(
                "Its text is fixed now, word for word. It is adopted only if the practices carry"
                    + " it, in a ballot in which everybody sees how each practice voted.")),
        errors,
        at(body) + "/put?hash=" + draft.text().hash(),
        List.of(
            Field.radios("question", "How is it decided?", questions).value(ask.typed("question")),
            Field.area("reasons", "Why should it be adopted?").rows(5).value(ask.typed("reasons"))),
        Button.submit("Put it"),
        new Link("Not yet", at(body) + "/draft"));
  }
}
