package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms by which practices call for a meeting, and by which they are answered. */
public final class CallForPages {
  private final PageGround ground;

  CallForPages(PageGround ground) {
    this.ground = ground;
  }

  public Reply askCallFor(Ask ask) {
    return ground.ofBody(ask, body -> callFor(ask, body, FormErrors.none()));
  }

  public Reply takeCallFor(Ask ask) {
    return ground.ofBody(
        ask,
        body -> {
          Optional<String> practice = practice(ask, body);
          if (practice.isEmpty() || !(ask.who() instanceof Who.Person(UUID person))) {
            return callFor(
                ask, body, FormErrors.of("practice", "Choose the practice that calls for it"));
          }
          return PutPages.done(
              ground
                  .meetings()
                  .putForwards()
                  .callFor(body, ask.typed("title"), ask.typed("reasons"), practice.get(), person),
              body,
              errors -> callFor(ask, body, errors));
        });
  }

  private Optional<String> practice(Ask ask, Body body) {
    Map<String, String> own = ground.ownPractices(ask, body);
    return own.size() == 1
        ? own.keySet().stream().findFirst()
        : ask.field("practice").filter(own::containsKey);
  }

  private Optional<Field> practices(Ask ask, Body body) {
    Map<String, String> own = ground.ownPractices(ask, body);
    return own.size() == 1
        ? Optional.empty()
        : Optional.of(
            Field.radios(
                    "practice",
                    "Which practice calls for it?",
                    own.entrySet().stream()
                        .map(e -> Field.Option.of(e.getKey(), e.getValue()))
                        .toList())
                .value(ask.typed("practice")));
  }

  private Reply callFor(Ask ask, Body body, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What should the meeting be about?")
            .hint("One line")
            .value(ask.typed("title")));
    fields.add(
        Field.area("reasons", "Why does it need a meeting?")
            .hint("Everybody reads it. Name no patient")
            .rows(4)
            .value(ask.typed("reasons")));
    practices(ask, body).ifPresent(fields::add);
    return PlanPages.form(
        body,
        errors,
        KeepForm.of(
            "Call for a meeting",
            List.of(
                Prose.of(
                    "It is public, in your practice’s name, and other member practices may join"
                        + " it. The constitution in force does not say how many practices bind the"
                        + " office that calls meetings, so it is a request, shown with how many"
                        + " practices make it. The secretary or the chair answers it.")),
            PageGround.at(body) + "/meetings/call-for",
            fields,
            Button.submit("Call for the meeting"),
            new Link("Leave without calling for it", PageGround.at(body) + "/meetings")));
  }

  private Reply aboutCall(
      Ask ask, java.util.function.BiFunction<Body, CallForMeeting, Reply> then) {
    return ground.ofBody(
        ask,
        body ->
            ask.uuid("call")
                .flatMap(ground.meetings().putForwards()::call)
                .filter(c -> c.body().equals(body.id()))
                .map(c -> then.apply(body, c))
                .orElse(new Reply.NotFound()));
  }

  public Reply askJoin(Ask ask) {
    return aboutCall(ask, (body, c) -> join(ask, body, c, FormErrors.none()));
  }

  public Reply takeJoin(Ask ask) {
    return aboutCall(
        ask,
        (body, c) -> {
          Optional<String> practice = practice(ask, body);
          if (practice.isEmpty() || !(ask.who() instanceof Who.Person(UUID person))) {
            return join(ask, body, c, FormErrors.of("practice", "Choose the practice that joins"));
          }
          return PutPages.done(
              ground.meetings().putForwards().join(c, practice.get(), person),
              body,
              errors -> join(ask, body, c, errors));
        });
  }

  private Reply join(Ask ask, Body body, CallForMeeting c, FormErrors errors) {
    return PlanPages.form(
        body,
        errors,
        KeepForm.of(
            "Join the call for a meeting?",
            List.of(Prose.empty().bold(c.title()), Prose.of(c.reasons())),
            PageGround.at(body) + "/meetings/calls/" + c.id() + "/join",
            practices(ask, body).map(List::of).orElse(List.of()),
            Button.submit("Join in our practice’s name"),
            new Link("Leave without joining", PageGround.at(body) + "/meetings")));
  }

  public Reply askAnswerCall(Ask ask) {
    return aboutCall(ask, (body, c) -> answerCall(ask, body, c, FormErrors.none()));
  }

  public Reply takeAnswerCall(Ask ask) {
    return aboutCall(
        ask,
        (body, c) -> {
          Optional<Meeting> m =
              ask.typedUuid("meeting")
                  .flatMap(ground.meetings()::find)
                  .filter(x -> x.body().equals(body.id()));
          return PutPages.done(
              ground.meetings().putForwards().answer(c, m, ask.typed("words")),
              body,
              errors -> answerCall(ask, body, c, errors));
        });
  }

  private Reply answerCall(Ask ask, Body body, CallForMeeting c, FormErrors errors) {
    List<Field.Option> options = new ArrayList<>(PutPages.meetings(ground, body));
    options.set(0, Field.Option.of("", "No meeting is called for it"));
    return PlanPages.form(
        body,
        errors,
        KeepForm.of(
            "Answer a call for a meeting",
            List.of(Prose.empty().bold(c.title()), Prose.of(c.reasons())),
            PageGround.at(body) + "/meetings/calls/" + c.id() + "/answer",
            List.of(
                Field.select("meeting", "Which meeting is for it?", options)
                    .hint("Plan it first where there is none yet")
                    .value(ask.typed("meeting")),
                Field.area("words", "What do you answer?")
                    .hint("Everybody reads it. Needed where no meeting is called")
                    .rows(3)
                    .value(ask.typed("words"))),
            Button.submit("Answer the call"),
            new Link("Not now", PageGround.at(body) + "/meetings")));
  }
}
