package org.mandate.app.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;

/** Changes that somebody proposes to a clause: the form, the words compared, the answer. */
public final class AmendmentPages {
  private final Strategies strategies;

  public AmendmentPages(Strategies strategies) {
    this.strategies = strategies;
  }

  /** One proposed change. */
  public record AmendmentPage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      StrategyPages.ChangeShown change,
      List<String> reasons,
      List<Button> buttons,
      List<Link> links) {}

  private static String at(Body body) {
    return StrategyPages.address(body);
  }

  // Proposing

  public Reply askPropose(Ask ask) {
    return StrategyPages.of(strategies, ask, b -> propose(ask, b, FormErrors.none()));
  }

  private Optional<Clause> asked(Ask ask, Body body) {
    return ask.typedUuid("clause").flatMap(strategies.adopted(body.id())::clause);
  }

  public Reply takePropose(Ask ask) {
    return StrategyPages.of(
        strategies,
        ask,
        b -> {
          Optional<Clause> before = asked(ask, b);
          Amendment.Kind kind =
              before.isEmpty()
                  ? Amendment.Kind.ADD
                  : ask.typed("kind").equals("remove")
                      ? Amendment.Kind.REMOVE
                      : Amendment.Kind.CHANGE;
          Clause wanted = typed(ask, before.map(Clause::id).orElseGet(UUID::randomUUID));
          return switch (strategies.propose(b, kind, wanted, ask.typed("reasons"), ask.who())) {
            case Outcome.Done<Amendment>(Amendment a) ->
                new Reply.Redirect(at(b) + "/amendments/" + a.id());
            case Outcome.Refused<Amendment>(List<Outcome.Fault> faults) ->
                propose(ask, b, errors(faults)).refused();
          };
        });
  }

  static Clause typed(Ask ask, UUID id) {
    return new Clause(
        id, ask.typed("number"), ask.typed("heading"), ask.typed("text"), ask.typed("plain"));
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }

  /** Boxes of a clause with what was typed, else with what it says. */
  static List<Field> boxes(Ask ask, Optional<Clause> before) {
    return List.of(
        Field.text("number", "Number")
            .hint("By which it is ordered: 2, or 2.1")
            .width(5)
            .value(kept(ask, "number", before.map(Clause::number))),
        Field.text("heading", "Heading").value(kept(ask, "heading", before.map(Clause::heading))),
        Field.area("text", "The words that are adopted")
            .rows(6)
            .value(kept(ask, "text", before.map(Clause::text))),
        Field.area("plain", "The same in plain English")
            .hint("Stands beside it, and is adopted with it")
            .rows(4)
            .value(kept(ask, "plain", before.map(Clause::plain))));
  }

  private static String kept(Ask ask, String name, Optional<String> before) {
    return ask.fields().containsKey(name) ? ask.typed(name) : before.orElse("");
  }

  private Reply.Html propose(Ask ask, Body body, FormErrors errors) {
    Optional<Clause> before = asked(ask, body);
    List<Field> fields = new ArrayList<>();
    if (before.isPresent()) {
      fields.add(
          Field.radios(
                  "kind",
                  "What do you propose?",
                  List.of(
                      Field.Option.of("change", "To change its words, below"),
                      Field.Option.of("remove", "To take it out")))
              .value(ask.field("kind").orElse("change")));
    }
    fields.addAll(boxes(ask, before));
    fields.add(
        Field.area("reasons", "Why?")
            .hint("Public: name nobody")
            .rows(4)
            .value(ask.typed("reasons")));
    String query = before.map(c -> "?clause=" + c.id()).orElse("");
    return form(
        body,
        before.map(c -> "Propose to change clause " + c.number()).orElse("Propose a new clause"),
        List.of(
            Prose.of(
                "Your practice’s name, or the seat you hold, stands with the proposal; yours does"
                    + " not. The secretary or the chair answers it, and a ballot decides.")),
        errors,
        at(body) + "/propose" + query,
        fields,
        Button.submit("Propose this"),
        new Link("Leave without proposing", at(body)));
  }

  static Reply.Html form(
      Body body,
      String heading,
      List<Prose> intro,
      FormErrors errors,
      String action,
      List<Field> fields,
      Button button,
      Link other) {
    return Reply.page(
            FormPage.TEMPLATE,
            heading,
            new FormPage(
                "Strategy of " + body.name(),
                heading,
                intro,
                errors,
                action,
                fields,
                button,
                other))
        .with(StrategyPages.look(body).back(at(body), "Strategy"));
  }

  // One of them

  private Reply with(Ask ask, BiFunction<Body, Amendment, Reply> answer) {
    return StrategyPages.of(
        strategies,
        ask,
        b ->
            ask.uuid("amendment")
                .flatMap(strategies::amendment)
                .filter(a -> a.body().equals(b.id()))
                .map(a -> answer.apply(b, a))
                .orElseGet(Reply.NotFound::new));
  }

  public Reply show(Ask ask) {
    return with(ask, (b, a) -> show(ask, b, a));
  }

  private Reply show(Ask ask, Body body, Amendment a) {
    List<Button> buttons = new ArrayList<>();
    boolean keeps =
        strategies.ground().bodies().roles(ask.who(), body.id()).stream()
            .anyMatch(Action.KEEP_STRATEGY.roles()::contains);
    if (keeps && a.answer().isEmpty()) {
      buttons.add(Button.link("Answer it", at(body) + "/amendments/" + a.id() + "/answer"));
    }
    List<Link> links = new ArrayList<>();
    links.add(new Link("The strategy in force", at(body)));
    if (a.kind() != Amendment.Kind.ADD) {
      links.add(new Link("How the clause came about", at(body) + "/clauses/" + a.clause().id()));
    }
    String heading =
        switch (a.kind()) {
          case ADD -> "Proposed: a new clause " + a.clause().number();
          case CHANGE -> "Proposed: change clause " + a.clause().number();
          case REMOVE -> "Proposed: take out clause " + a.clause().number();
        };
    return Reply.page(
            "strategy/amendment.jte",
            heading,
            new AmendmentPage(
                "Strategy of " + body.name(),
                heading,
                Prose.of(
                    "Proposed on "
                        + Dates.weekday(Dates.on(a.at()))
                        + " by "
                        + StrategyPages.by(strategies, a)
                        + (a.base() == 0 ? "." : ", over version " + a.base() + ".")),
                answer(a),
                change(body, a),
                StrategyPages.lines(a.reasons()),
                buttons,
                links))
        .with(StrategyPages.look(body).back(at(body), "Strategy"));
  }

  private static Prose answer(Amendment a) {
    return a.answer()
        .map(
            x ->
                x.taken()
                    ? Prose.from(Status.yes("Taken into the draft"))
                        .text(" on " + Dates.weekday(Dates.on(x.at())) + ". " + x.words())
                    : Prose.from(Status.none("Declined"))
                        .text(" on " + Dates.weekday(Dates.on(x.at())) + ": " + x.words()))
        .orElse(Prose.from(Status.soon("Not answered yet")).text("."));
  }

  private StrategyPages.ChangeShown change(Body body, Amendment a) {
    Clause nothing = new Clause(a.clause().id(), "", "", "", "");
    Clause before =
        strategies.versions(body.id()).stream()
            .filter(v -> v.version() == a.base())
            .findFirst()
            .flatMap(v -> v.put().text().clause(a.clause().id()))
            .orElse(nothing);
    return switch (a.kind()) {
      case ADD -> StrategyPages.compared(nothing, a.clause(), Status.yes("New"));
      case CHANGE -> StrategyPages.compared(before, a.clause(), Status.part("Changed"));
      case REMOVE -> StrategyPages.compared(a.clause(), nothing, Status.none("Taken out"));
    };
  }

  // Answering

  public Reply askAnswer(Ask ask) {
    return with(ask, (b, a) -> answer(ask, b, a, FormErrors.none()));
  }

  public Reply takeAnswer(Ask ask) {
    return with(
        ask,
        (b, a) -> {
          String word = ask.typed("answer");
          if (!List.of("taken", "declined").contains(word)) {
            return answer(ask, b, a, FormErrors.of("answer", "Choose what becomes of it"))
                .refused();
          }
          return switch (strategies.answer(
              b, a, word.equals("taken"), ask.typed("words"), ask.who())) {
            case Outcome.Done<Amendment> _ -> new Reply.Redirect(at(b) + "/amendments/" + a.id());
            case Outcome.Refused<Amendment>(List<Outcome.Fault> faults) ->
                answer(ask, b, a, errors(faults)).refused();
          };
        });
  }

  private Reply.Html answer(Ask ask, Body body, Amendment a, FormErrors errors) {
    return form(
        body,
        "Answer the proposal on clause " + a.clause().number(),
        List.of(Prose.of(a.clause().heading() + ". " + a.reasons())),
        errors,
        at(body) + "/amendments/" + a.id() + "/answer",
        List.of(
            Field.radios(
                    "answer",
                    "What becomes of it?",
                    List.of(
                        Field.Option.of(
                            "taken", "Taken into the next draft", "The practices decide on it"),
                        Field.Option.of("declined", "Declined")))
                .value(ask.typed("answer")),
            Field.area("words", "Why?")
                .hint("Public. Needed where it is declined")
                .rows(3)
                .value(ask.typed("words"))),
        Button.submit("Answer it"),
        new Link("Leave it unanswered", at(body) + "/amendments/" + a.id()));
  }
}
