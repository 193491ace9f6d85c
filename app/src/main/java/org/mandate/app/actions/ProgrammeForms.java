package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.actions.Programme.State;
import org.mandate.app.actions.Programme.What;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.Ballot;
import org.mandate.app.matters.FormPage;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms that name a programme, hang things on it, pause and halt it, and take it up again. */
public final class ProgrammeForms {
  private final Programmes programmes;
  private final ProgrammePages pages;

  public ProgrammeForms(Programmes programmes, ProgrammePages pages) {
    this.programmes = programmes;
    this.pages = pages;
  }

  // Naming

  public Reply askNew(Ask ask) {
    return pages.body(ask, b -> name(ask, b, FormErrors.none()));
  }

  public Reply takeNew(Ask ask) {
    return pages.body(
        ask,
        b ->
            done(
                b,
                programmes.name(
                    b, ask.typed("title"), ask.typed("words"), ask.field("decision"), ask.who()),
                errors -> name(ask, b, errors)));
  }

  private Reply done(
      Body body,
      Outcome<Programme> outcome,
      java.util.function.Function<FormErrors, Reply.Html> again) {
    return switch (outcome) {
      case Outcome.Done<Programme>(Programme p) -> new Reply.Redirect(ProgrammePages.path(body, p));
      case Outcome.Refused<Programme>(List<Outcome.Fault> faults) ->
          again.apply(ActionForms.errors(faults)).refused();
    };
  }

  private Reply.Html name(Ask ask, Body body, FormErrors errors) {
    return form(
        body,
        body.name(),
        "Name a programme",
        List.of(
            Prose.of(
                "A programme is what the body does over months. Actions, ballots and matters hang"
                    + " on it, so that a pause says what becomes of each.")),
        errors,
        ProgrammePages.address(body) + "/new",
        List.of(
            Field.text("title", "What is it called?").value(ask.typed("title")),
            Field.area("words", "What is it for?").rows(4).value(ask.typed("words")),
            Field.select("decision", "Which decision does it come from?", decisions(body))
                .value(ask.typed("decision"))),
        Button.submit("Name this programme"),
        new Link("Leave without naming it", ProgrammePages.address(body)));
  }

  private List<Field.Option> decisions(Body body) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "No decision")));
    for (Decision d : programmes.actions().ground().decisions().of(body.id())) {
      options.add(Field.Option.of(d.id(), d.reference() + ": " + d.title()));
    }
    return options;
  }

  // Hanging

  public Reply askHang(Ask ask) {
    return pages.with(ask, (b, p) -> hang(ask, b, p, FormErrors.none()));
  }

  public Reply takeHang(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          String[] key = ask.typed("which").split(":", 2);
          Optional<What> what =
              List.of(What.values()).stream().filter(w -> w.word().equals(key[0])).findFirst();
          Optional<UUID> which = key.length > 1 ? uuid(key[1]) : Optional.empty();
          return what.isEmpty() || which.isEmpty()
              ? hang(ask, b, p, FormErrors.of("which", "Choose what hangs on it")).refused()
              : done(
                  b,
                  programmes.hang(p, what.get(), which.get(), ask.who()),
                  errors -> hang(ask, b, p, errors));
        });
  }

  private static Optional<UUID> uuid(String word) {
    try {
      return Optional.of(UUID.fromString(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Reply.Html hang(Ask ask, Body body, Programme p, FormErrors errors) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose one")));
    Actions actions = programmes.actions();
    for (AgreedAction a : actions.of(body.id())) {
      if (!a.isClosed()) {
        options.add(Field.Option.of("action:" + a.id(), "Action: " + actions.brief(a)));
      }
    }
    for (Ballot b : programmes.elections().ofBody(body.id())) {
      if (b.state() != Ballot.State.CLOSED && b.state() != Ballot.State.STOPPED) {
        options.add(
            Field.Option.of(
                "ballot:" + b.id(), "Ballot: " + programmes.elections().matter(b).title()));
      }
    }
    actions.ground().matters().of(body.id()).stream()
        .filter(m -> !m.isWithheld())
        .forEach(m -> options.add(Field.Option.of("matter:" + m.id(), "Matter: " + m.title())));
    options.addAll(items(body));
    String asked = ask.typed("which");
    if (asked.startsWith("item:") && options.stream().noneMatch(o -> o.value().equals(asked))) {
      options.add(Field.Option.of(asked, "The item on the agenda that you came from"));
    }
    return form(
        body,
        "Programme: " + p.title(),
        "Hang something on it",
        List.of(
            Prose.of(
                "When the programme pauses, whoever pauses it says what becomes of this: it carries"
                    + " on, waits, or ends.")),
        errors,
        ProgrammePages.path(body, p) + "/hang",
        List.of(Field.select("which", "What hangs on it?", options).value(asked)),
        Button.submit("Hang it on"),
        new Link("Leave it as it is", ProgrammePages.path(body, p)));
  }

  private List<Field.Option> items(Body body) {
    List<Field.Option> options = new ArrayList<>();
    for (Meeting m : programmes.meetings().of(body.id())) {
      if (m.state() != Meeting.State.CLOSED && m.state() != Meeting.State.CANCELLED) {
        programmes.meetings().agendas().on(m).stream()
            .filter(i -> i.state() == Item.State.ON)
            .forEach(
                i ->
                    options.add(
                        Field.Option.of(
                            "item:" + i.id(),
                            "Item: " + i.title() + " (" + m.title() + ", " + m.reference() + ")")));
      }
    }
    return options;
  }

  // The item that asks whether it runs again

  public Reply askResumption(Ask ask) {
    return pages.with(ask, (b, p) -> resumption(ask, b, p, FormErrors.none()));
  }

  public Reply takeResumption(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          String key = ask.typed("which");
          Optional<UUID> item = key.startsWith("item:") ? uuid(key.substring(5)) : Optional.empty();
          return item.isEmpty()
              ? resumption(ask, b, p, FormErrors.of("which", "Choose an item")).refused()
              : done(
                  b,
                  programmes.asksToResume(p, item.get(), ask.who()),
                  errors -> resumption(ask, b, p, errors));
        });
  }

  private Reply.Html resumption(Ask ask, Body body, Programme p, FormErrors errors) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose one")));
    options.addAll(items(body));
    return form(
        body,
        "Programme: " + p.title(),
        "Ask a meeting whether it runs again",
        List.of(
            Prose.of(
                "While the programme stands still, what waits with it is not put to the vote. The"
                    + " item that you name here may be: it asks whether the programme runs again. Put"
                    + " it on the agenda first.")),
        errors,
        ProgrammePages.path(body, p) + "/ask",
        List.of(Field.select("which", "Which item asks it?", options).value(ask.typed("which"))),
        Button.submit("This item asks it"),
        new Link("Leave it as it is", ProgrammePages.path(body, p)));
  }

  // Changing

  public Reply askChange(Ask ask) {
    return pages.with(
        ask,
        (b, p) ->
            state(ask).filter(programmes.next(p)::contains).isPresent()
                ? change(ask, b, p, state(ask).get(), FormErrors.none())
                : new Reply.Redirect(ProgrammePages.path(b, p)));
  }

  private static Optional<State> state(Ask ask) {
    return List.of(State.values()).stream()
        .filter(s -> s.word().equals(ask.typed("to")))
        .findFirst();
  }

  public Reply takeChange(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          Optional<State> to = state(ask);
          if (to.isEmpty()) {
            return new Reply.Redirect(ProgrammePages.path(b, p));
          }
          Map<UUID, Effect> effects = new HashMap<>();
          for (Dependent d : programmes.open(p)) {
            Effect.of(ask.typed("effect-" + d.id())).ifPresent(e -> effects.put(d.id(), e));
          }
          if (ask.isDateTyped("until") && ask.dateBoxes("until").isEmpty()) {
            return change(
                    ask,
                    b,
                    p,
                    to.get(),
                    FormErrors.of("until", "Write a day, or leave all three boxes empty"))
                .refused();
          }
          Programmes.Asked asked =
              new Programmes.Asked(
                  to.get(),
                  ask.typed("reason"),
                  ask.field("decision"),
                  ask.typed("clause"),
                  ask.dateBoxes("from"),
                  ask.dateBoxes("until"),
                  effects);
          return done(
              b,
              programmes.change(p, seen(ask), asked, ask.who()),
              errors -> change(ask, b, programmes.find(p.id()).orElse(p), to.get(), errors));
        });
  }

  private static int seen(Ask ask) {
    try {
      return Integer.parseInt(ask.typed("seen"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Reply.Html change(Ask ask, Body body, Programme p, State to, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.area("reason", "Why?").hint("Public").rows(3).value(ask.typed("reason")));
    fields.add(
        Field.select("decision", "Which decision allows it?", decisions(body))
            .value(ask.typed("decision")));
    List<Field.Option> clauses =
        new ArrayList<>(List.of(Field.Option.of("", "No clause: the decision allows it")));
    programmes.clauses(body).forEach((no, words) -> clauses.add(Field.Option.of(no, words)));
    fields.add(
        Field.select("clause", "Or which clause lets your seat do it?", clauses)
            .value(ask.typed("clause")));
    fields.add(from(ask));
    if (to != State.RESUMED) {
      fields.add(
          Field.date("until", "When is it looked at again?")
              .hint("Leave empty where that is not known. It does not run again by itself")
              .dated(ask));
    }
    for (Dependent d : programmes.open(p)) {
      fields.add(
          Field.radios("effect-" + d.id(), question(body, d), effects(d, to))
              .value(ask.typed("effect-" + d.id())));
    }
    return form(
        body,
        "Programme: " + p.title(),
        ProgrammePages.verb(to),
        List.of(Prose.of(words(to))),
        errors,
        ProgrammePages.path(body, p) + "/change?to=" + to.word() + "&seen=" + p.now().position(),
        fields,
        Button.submit(ProgrammePages.verb(to)),
        new Link("Leave it as it is", ProgrammePages.path(body, p)));
  }

  private Field from(Ask ask) {
    Field from = Field.date("from", "From which day?").hint("Today or before");
    if (ask.fields().containsKey("from-day")) {
      return from.dated(ask);
    }
    LocalDate today = programmes.actions().today();
    return from.dated(
        String.valueOf(today.getDayOfMonth()),
        String.valueOf(today.getMonthValue()),
        String.valueOf(today.getYear()));
  }

  private String question(Body body, Dependent d) {
    return ProgrammePages.kind(d) + ": “" + pages.named(body, d).text() + "”";
  }

  private static List<Field.Option> effects(Dependent d, State to) {
    List<Field.Option> options = new ArrayList<>();
    options.add(Field.Option.of("carries-on", Effect.CARRIES_ON.words()));
    if (to != State.RESUMED) {
      options.add(
          Field.Option.of(
              "waits",
              Effect.WAITS.words(),
              d.what() == What.ACTION
                  ? "It is not overdue meanwhile, and its time is given back afterwards"
                  : d.what() == What.BALLOT
                      ? "Until the programme runs again"
                      : "It is not put to the vote until the programme runs again"));
    }
    options.add(
        Field.Option.of(
            "ends",
            Effect.ENDS.words(),
            switch (d.what()) {
              case ACTION -> "It is closed as not needed any more";
              case BALLOT -> "It is stopped with this reason; no vote is counted";
              case ITEM, MATTER -> "It is not put to the vote any more";
            }));
    return options;
  }

  private static String words(State to) {
    return switch (to) {
      case PAUSED -> "Say for each thing that hangs on it what becomes of it meanwhile.";
      case HALTED ->
          "A halt is meant to last. Say for each thing that hangs on it what becomes of it.";
      case RESUMED, RUNNING ->
          "What waited carries on, and each action gets as many days as it waited.";
    };
  }

  private static Reply.Html form(
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
        .with(ActionPages.look(body).back(ProgrammePages.address(body), "Programmes"));
  }
}
