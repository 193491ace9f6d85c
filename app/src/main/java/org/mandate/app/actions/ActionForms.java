package org.mandate.app.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.decisions.Decision;
import org.mandate.app.matters.FormPage;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Paper;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms that give an action, hand it over, date it anew, and close it. */
public final class ActionForms {
  private static final int LATEST_DECISIONS = 30;
  private final Actions actions;
  private final ActionPages pages;

  public ActionForms(Actions actions, ActionPages pages) {
    this.actions = actions;
    this.pages = pages;
  }

  // A new one

  public Reply askNew(Ask ask) {
    return body(ask, b -> give(ask, b, FormErrors.none()));
  }

  public Reply takeNew(Ask ask) {
    return body(
        ask,
        b -> {
          NewAction wanted =
              new NewAction(
                  ask.typed("words"),
                  Owner.of(ask.typed("owner")),
                  ask.dateBoxes("due"),
                  from(ask.typed("from")));
          return switch (actions.give(b, wanted, ask.who())) {
            case Outcome.Done<AgreedAction>(AgreedAction a) ->
                new Reply.Redirect(ActionPages.path(b, a.id()));
            case Outcome.Refused<AgreedAction>(List<Outcome.Fault> faults) ->
                give(ask, b, errors(faults)).refused();
          };
        });
  }

  private Reply body(Ask ask, Function<Body, Reply> answer) {
    return actions
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .map(answer)
        .orElseGet(Reply.NotFound::new);
  }

  private static AgreedAction.From from(String key) {
    int colon = key.indexOf(':');
    String rest = key.substring(colon + 1);
    try {
      return switch (colon < 0 ? "" : key.substring(0, colon)) {
        case "decision" ->
            new AgreedAction.From(Optional.of(rest), Optional.empty(), Optional.empty());
        case "matter" ->
            new AgreedAction.From(
                Optional.empty(), Optional.of(UUID.fromString(rest)), Optional.empty());
        case "item" ->
            new AgreedAction.From(
                Optional.empty(), Optional.empty(), Optional.of(UUID.fromString(rest)));
        default -> AgreedAction.From.NOTHING;
      };
    } catch (IllegalArgumentException e) {
      return AgreedAction.From.NOTHING;
    }
  }

  private Reply.Html give(Ask ask, Body body, FormErrors errors) {
    List<Field> fields =
        List.of(
            Field.area("words", "What is to be done?")
                .hint("One thing that can be seen to be done. Name nobody here; the owner follows")
                .rows(3)
                .value(ask.typed("words")),
            Field.select("owner", "Who does it?", options("Choose the owner", owners(body)))
                .hint("A person in office, whoever holds a seat, or a practice")
                .value(ask.typed("owner")),
            Field.date("due", "By when?").dated(ask),
            Field.select("from", "What does it come from?", sources(ask, body))
                .hint("An action of a closed matter is read only by whoever may read that matter")
                .value(ask.typed("from")));
    return form(
        body,
        body.name(),
        "Give an action",
        List.of(),
        errors,
        ActionPages.address(body) + "/new",
        fields,
        Button.submit("Give this action"),
        new Link("Leave without giving it", ActionPages.address(body)));
  }

  private Map<String, String> owners(Body body) {
    return actions.owners(body).choices();
  }

  private static List<Field.Option> options(String none, Map<String, String> choices) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", none)));
    choices.forEach((key, words) -> options.add(Field.Option.of(key, words)));
    return options;
  }

  private List<Field.Option> sources(Ask ask, Body body) {
    List<Field.Option> options =
        new ArrayList<>(List.of(Field.Option.of("", "No decision or matter")));
    String asked = ask.typed("from");
    if (asked.startsWith("item:")) {
      options.add(Field.Option.of(asked, "The item on the agenda that you came from"));
    }
    for (Decision d :
        actions.ground().decisions().of(body.id()).stream().limit(LATEST_DECISIONS).toList()) {
      options.add(
          Field.Option.of("decision:" + d.id(), "Decision " + d.reference() + ": " + d.title()));
    }
    String asDecision = asked.startsWith("decision:") ? asked.substring(9) : "";
    if (options.stream().noneMatch(o -> o.value().equals(asked))) {
      actions
          .ground()
          .decisions()
          .find(asDecision)
          .filter(d -> d.body().equals(body.id()))
          .ifPresent(d -> options.add(Field.Option.of(asked, d.reference() + ": " + d.title())));
    }
    for (Matter m : actions.ground().matters().of(body.id())) {
      if (!m.isWithheld()) {
        options.add(
            Field.Option.of("matter:" + m.id(), "Matter " + m.reference() + ": " + m.title()));
      }
    }
    return options;
  }

  // With one that stands

  public Reply askHandOver(Ask ask) {
    return looked(ask, (body, a) -> handOver(ask, body, a, FormErrors.none()));
  }

  public Reply takeHandOver(Ask ask) {
    return pages.with(
        ask,
        (body, a) ->
            done(
                body,
                a,
                actions.handOver(
                    a, seen(ask), Owner.of(ask.typed("owner")), ask.typed("reason"), ask.who()),
                now -> errors -> handOver(ask, body, now, errors)));
  }

  private Reply.Html handOver(Ask ask, Body body, AgreedAction a, FormErrors errors) {
    return one(
        body,
        a,
        "Hand it over",
        List.of(Prose.of("Its owner now: " + actions.owners(body).words(a.owner()) + ".")),
        errors,
        "/hand-over",
        List.of(
            Field.select("owner", "Who does it from now on?", options("Choose", owners(body)))
                .value(ask.typed("owner")),
            Field.text("reason", "Why?").value(ask.typed("reason"))),
        "Hand it over");
  }

  public Reply askDate(Ask ask) {
    return looked(ask, (body, a) -> date(ask, body, a, FormErrors.none()));
  }

  public Reply takeDate(Ask ask) {
    return pages.with(
        ask,
        (body, a) ->
            done(
                body,
                a,
                actions.redate(a, seen(ask), ask.dateBoxes("due"), ask.typed("reason"), ask.who()),
                now -> errors -> date(ask, body, now, errors)));
  }

  private Reply.Html date(Ask ask, Body body, AgreedAction a, FormErrors errors) {
    return one(
        body,
        a,
        "Give it another date",
        List.of(
            Prose.of(
                "It is due on "
                    + Dates.weekday(a.due())
                    + ". The old date stays in its history, with the reason.")),
        errors,
        "/date",
        List.of(
            Field.date("due", "By when?").dated(ask),
            Field.text("reason", "Why?").value(ask.typed("reason"))),
        "Change the date");
  }

  public Reply askClose(Ask ask) {
    return looked(ask, (body, a) -> close(ask, body, a, FormErrors.none()));
  }

  public Reply takeClose(Ask ask) {
    return pages.with(
        ask,
        (body, a) ->
            done(
                body,
                a,
                actions.close(
                    a,
                    seen(ask),
                    new Proof(
                        ask.typed("words"), ask.typed("link").strip(), ask.typedUuid("paper")),
                    ask.who()),
                now -> errors -> close(ask, body, now, errors)));
  }

  private Reply.Html close(Ask ask, Body body, AgreedAction a, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.area("words", "What was done, and when?").rows(3).value(ask.typed("words")));
    fields.add(
        Field.text("link", "Where can it be seen?")
            .hint("A link that begins with https://, or a page here that begins with /")
            .value(ask.typed("link")));
    List<Paper> papers = actions.papers(a);
    if (!papers.isEmpty()) {
      List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "No paper")));
      papers.forEach(p -> options.add(Field.Option.of(p.id().toString(), p.title())));
      fields.add(
          Field.select("paper", "Or which paper proves it?", options).value(ask.typed("paper")));
    }
    return one(
        body,
        a,
        "Close it with its proof",
        List.of(Prose.of("An action is closed only with its proof, and stays closed.")),
        errors,
        "/close",
        fields,
        "Close this action");
  }

  public Reply askEnd(Ask ask) {
    return looked(ask, (body, a) -> end(ask, body, a, FormErrors.none()));
  }

  public Reply takeEnd(Ask ask) {
    return pages.with(
        ask,
        (body, a) ->
            done(
                body,
                a,
                actions.end(a, seen(ask), ask.typed("reason"), ask.who()),
                now -> errors -> end(ask, body, now, errors)));
  }

  private Reply.Html end(Ask ask, Body body, AgreedAction a, FormErrors errors) {
    return one(
        body,
        a,
        "It is not needed any more",
        List.of(
            Prose.of(
                "It stays readable, with your reason. It does not count as carried out: for that,"
                    + " close it with its proof.")),
        errors,
        "/end",
        List.of(Field.area("reason", "Why is it not needed?").rows(3).value(ask.typed("reason"))),
        "End this action");
  }

  // In common

  private Reply looked(Ask ask, java.util.function.BiFunction<Body, AgreedAction, Reply> answer) {
    return pages.with(
        ask,
        (body, a) ->
            a.isClosed()
                ? new Reply.Redirect(ActionPages.path(body, a.id()))
                : pages.noted(a, ask, answer.apply(body, a)));
  }

  private static int seen(Ask ask) {
    try {
      return Integer.parseInt(ask.typed("seen"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Reply done(
      Body body,
      AgreedAction before,
      Outcome<AgreedAction> outcome,
      Function<AgreedAction, Function<FormErrors, Reply.Html>> again) {
    return switch (outcome) {
      case Outcome.Done<AgreedAction> _ -> new Reply.Redirect(ActionPages.path(body, before.id()));
      case Outcome.Refused<AgreedAction>(List<Outcome.Fault> faults) ->
          // As it stands now: the form says what it has seen when it is sent again.
          again.apply(actions.find(before.id()).orElse(before)).apply(errors(faults)).refused();
    };
  }

  private Reply.Html one(
      Body body,
      AgreedAction a,
      String heading,
      List<Prose> intro,
      FormErrors errors,
      String below,
      List<Field> fields,
      String button) {
    String at = ActionPages.path(body, a.id());
    List<Prose> all = new ArrayList<>(List.of(Prose.empty().bold(a.words())));
    all.addAll(intro);
    return form(
        body,
        "Action of " + body.name(),
        heading,
        all,
        errors,
        at + below + "?seen=" + a.seen(),
        fields,
        Button.submit(button),
        new Link("Leave it as it is", at));
  }

  static Reply.Html form(
      Body body,
      String caption,
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
            new FormPage(caption, heading, intro, errors, action, fields, button, other))
        .with(ActionPages.look(body).back(ActionPages.address(body), "Actions"));
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }
}
