package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms by which members put items forward, and by which they are answered. */
public final class PutPages {
  private final PageGround ground;

  PutPages(PageGround ground) {
    this.ground = ground;
  }

  // Putting forward

  public Reply askPut(Ask ask) {
    return ground.ofBody(ask, body -> put(ask, body, FormErrors.none()));
  }

  public Reply takePut(Ask ask) {
    return ground.ofBody(
        ask,
        body -> {
          Map<String, String> own = ground.ownPractices(ask, body);
          boolean officer =
              ground.bodies().roles(ask.who(), body.id()).contains(Role.OFFICE_HOLDER);
          String practice =
              own.size() == 1 && !officer ? own.keySet().iterator().next() : ask.typed("practice");
          if (!own.containsKey(practice) && !(practice.isEmpty() && officer)) {
            return put(ask, body, FormErrors.of("practice", "Choose for whom you put it forward"));
          }
          return done(
              ground
                  .meetings()
                  .putForwards()
                  .put(
                      body,
                      ask.typed("title"),
                      ask.typed("reasons"),
                      ask.typed("what").equals("procedure"),
                      practice,
                      ask.who()),
              body,
              errors -> put(ask, body, errors));
        });
  }

  static Reply done(
      Outcome<?> outcome, Body body, java.util.function.Function<FormErrors, Reply> again) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> new Reply.Redirect(PageGround.at(body) + "/meetings");
      case Outcome.Refused<?>(List<Outcome.Fault> faults) -> again.apply(PageGround.errors(faults));
    };
  }

  private Reply put(Ask ask, Body body, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What should the body talk about?")
            .hint("One line")
            .value(ask.typed("title")));
    fields.add(
        Field.area("reasons", "Why?").hint("Name no patient").rows(5).value(ask.typed("reasons")));
    fields.add(
        Field.radios(
                "what",
                "What is it?",
                List.of(
                    Field.Option.of(
                        "matter",
                        "Something to discuss or decide",
                        "A matter is raised with it: its words are public from now on, and"
                            + " conflicts on it are found"),
                    Field.Option.of(
                        "procedure",
                        "Procedure",
                        "How meetings are run. Only the body’s own people read it")))
            .value(ask.field("what").orElse("matter")));
    forWhom(ask, body).ifPresent(fields::add);
    return PlanPages.form(
        body,
        errors,
        KeepForm.of(
            "Put an item forward",
            List.of(
                Prose.of(
                    "The secretary or the chair takes it up for a meeting, or declines it and says"
                        + " why. You read the answer on the page of the body’s meetings.")),
            PageGround.at(body) + "/items/put-forward",
            fields,
            Button.submit("Put it forward"),
            new Link("Leave without putting it forward", PageGround.at(body) + "/meetings")));
  }

  private Optional<Field> forWhom(Ask ask, Body body) {
    Map<String, String> own = ground.ownPractices(ask, body);
    boolean officer = ground.bodies().roles(ask.who(), body.id()).contains(Role.OFFICE_HOLDER);
    if (own.size() == 1 && !officer) {
      return Optional.empty();
    }
    List<Field.Option> options = new ArrayList<>();
    if (officer) {
      options.add(Field.Option.of("", "As an officer of the body"));
    }
    own.forEach((code, name) -> options.add(Field.Option.of(code, name)));
    return options.size() < 2
        ? Optional.empty()
        : Optional.of(
            Field.radios("practice", "For whom do you put it forward?", options)
                .value(ask.typed("practice")));
  }

  // Answering

  public Reply askAnswer(Ask ask) {
    return ground.ofBody(
        ask,
        body ->
            found(ask, body)
                .map(p -> answer(ask, body, p, FormErrors.none()))
                .orElse(new Reply.NotFound()));
  }

  private Optional<PutForward> found(Ask ask, Body body) {
    return ask.uuid("put")
        .flatMap(ground.meetings().putForwards()::find)
        .filter(p -> p.body().equals(body.id()));
  }

  public Reply takeAnswer(Ask ask) {
    return ground.ofBody(
        ask,
        body -> {
          Optional<PutForward> put = found(ask, body);
          return put.isEmpty()
              ? new Reply.NotFound()
              : done(
                  answered(ask, body, put.get()),
                  body,
                  errors -> answer(ask, body, put.get(), errors));
        });
  }

  private Outcome<?> answered(Ask ask, Body body, PutForward put) {
    PutForwards all = ground.meetings().putForwards();
    return switch (ask.typed("choice")) {
      case "decline" -> all.decline(put, ask.typed("answer"));
      case "take" -> {
        Optional<Meeting> m = ask.typedUuid("meeting").flatMap(ground.meetings()::find);
        Optional<Item.Kind> kind =
            put.matter().isEmpty()
                ? Optional.of(Item.Kind.PROCEDURAL)
                : PlanPages.choice(Item.Kind.values(), ask.typed("kind"));
        Optional<Part> part =
            m.filter(x -> x.body().equals(body.id()))
                .flatMap(x -> ground.agendas().parts(x).stream().findFirst());
        if (m.isEmpty() || part.isEmpty()) {
          yield Outcome.refused("meeting", "Choose a meeting");
        }
        yield kind.isEmpty()
            ? Outcome.refused("kind", "Choose what is wanted of the meeting")
            : all.takeUp(
                put,
                m.get(),
                part.get().id(),
                kind.get(),
                PlanPages.number(ask.typed("minutes")).orElse(0),
                ask.typed("answer"));
      }
      default -> Outcome.refused("choice", "Choose one of the two");
    };
  }

  private Reply answer(Ask ask, Body body, PutForward put, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.radios(
                "choice",
                "Does it go on an agenda?",
                List.of(
                    Field.Option.of("take", "Yes", "Choose the meeting below"),
                    Field.Option.of("decline", "No", "Say why below")))
            .value(ask.typed("choice")));
    fields.add(
        Field.select("meeting", "Which meeting?", meetings(ground, body))
            .value(ask.typed("meeting")));
    if (put.matter().isPresent()) {
      fields.add(
          Field.radios(
                  "kind",
                  "What is wanted of the meeting?",
                  List.of(
                      Field.Option.of("information", Item.Kind.INFORMATION.words()),
                      Field.Option.of("discussion", Item.Kind.DISCUSSION.words()),
                      Field.Option.of("decision", Item.Kind.DECISION.words())))
              .value(ask.field("kind").orElse("discussion")));
    }
    fields.add(Field.number("minutes", "How many minutes?").value(ask.typed("minutes")));
    fields.add(
        Field.area("answer", "What do you answer?")
            .hint("Needed where it is declined. Whoever put it forward reads it")
            .rows(3)
            .value(ask.typed("answer")));
    return PlanPages.form(
        body,
        errors,
        KeepForm.of(
            "Answer what was put forward",
            List.of(Prose.empty().bold(put.title()), Prose.of(put.reasons())),
            PageGround.at(body) + "/items/" + put.id() + "/answer",
            fields,
            Button.submit("Answer"),
            new Link("Not now", PageGround.at(body) + "/meetings")));
  }

  static List<Field.Option> meetings(PageGround ground, Body body) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose a meeting")));
    ground.meetings().of(body.id()).stream()
        .filter(m -> m.state() == Meeting.State.DRAFT || m.state() == Meeting.State.CALLED)
        .filter(m -> m.startsAt().isAfter(ground.bodies().now()))
        .sorted(Comparator.comparing(Meeting::startsAt))
        .forEach(
            m ->
                options.add(
                    Field.Option.of(m.id().toString(), m.title() + ", " + AgendaWords.span(m))));
    return options;
  }
}
