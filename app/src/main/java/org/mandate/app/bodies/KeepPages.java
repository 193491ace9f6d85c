package org.mandate.app.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** What a secretary or chair does to a body: its status, its members. */
public final class KeepPages {
  private final Bodies bodies;

  public KeepPages(Bodies bodies) {
    this.bodies = bodies;
  }

  private Reply with(Ask ask, Function<Body, Reply> answer) {
    return bodies.find(ask.variable("body")).map(answer).orElse(new Reply.NotFound());
  }

  static Reply page(Body body, FormView view) {
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(BodiesPages.look(body).back("/bodies/" + body.slug(), body.name()));
    return view.errors().isEmpty() ? page : page.refused();
  }

  private static <T> Reply done(
      Body body, Outcome<T> outcome, Function<FormErrors, FormView> again) {
    return done(body, "/bodies/" + body.slug(), outcome, again);
  }

  /**
   * @param then where to go when it is done
   */
  static <T> Reply done(
      Body body, String then, Outcome<T> outcome, Function<FormErrors, FormView> again) {
    return switch (outcome) {
      case Outcome.Done<T> d -> new Reply.Redirect(then);
      case Outcome.Refused<T> r -> page(body, again.apply(FormView.errors(r.faults())));
    };
  }

  static Link back(Body body) {
    return new Link("Leave it as it is", "/bodies/" + body.slug());
  }

  // Status

  public Reply askStatus(Ask ask) {
    return with(ask, body -> page(body, status(body, ask, FormErrors.none())));
  }

  public Reply takeStatus(Ask ask) {
    return with(
        ask,
        body -> {
          Optional<LocalDate> from = ask.dateBoxes("from");
          Optional<BodyStatus.State> state = state(ask.typed("status"));
          FormErrors errors = FormErrors.none();
          if (state.isEmpty()) {
            errors.add("status", "Choose what becomes of the body.");
          }
          if (from.isEmpty()) {
            errors.add("from", "Write the day from which it holds.");
          }
          boolean untilTyped =
              ask.field("until-day")
                  .or(() -> ask.field("until-month"))
                  .or(() -> ask.field("until-year"))
                  .isPresent();
          if (untilTyped && ask.dateBoxes("until").isEmpty()) {
            errors.add("until", "Write the day as day, month and year, or leave it empty.");
          }
          if (!errors.isEmpty()) {
            return page(body, status(body, ask, errors));
          }
          boolean pausing = state.get() == BodyStatus.State.PAUSED;
          boolean merging = state.get() == BodyStatus.State.MERGED;
          BodyStatus wanted =
              new BodyStatus(
                  state.get(),
                  from.get(),
                  pausing ? ask.dateBoxes("until") : Optional.empty(),
                  merging ? bodies.find(ask.typed("into")).map(Body::id) : Optional.empty(),
                  ask.field("reason").orElse(""),
                  ask.field("effect").orElse(""),
                  Instant.EPOCH,
                  0);
          return done(body, bodies.state(body.id(), wanted), e -> status(body, ask, e));
        });
  }

  private static Optional<BodyStatus.State> state(String word) {
    return java.util.Arrays.stream(BodyStatus.State.values())
        .filter(s -> s.word().equals(word))
        .findFirst();
  }

  private FormView status(Body body, Ask ask, FormErrors errors) {
    List<Field.Option> others = new ArrayList<>();
    others.add(Field.Option.of("", "Not merging"));
    bodies.all().stream()
        .filter(b -> !b.id().equals(body.id()))
        .forEach(b -> others.add(Field.Option.of(b.slug(), b.name())));
    return new FormView(
        "Pause, merge or close",
        body.name(),
        List.of(
            Prose.of(
                "What you state here is added to what stands; nothing is overwritten, and the reason is public.")),
        List.of(),
        "/bodies/" + body.slug() + "/status",
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                Field.radios(
                    "status",
                    "What becomes of it",
                    List.of(
                        Field.Option.of(
                            "paused",
                            "It pauses",
                            "It keeps its members and its promises, and does what the effect below allows"),
                        Field.Option.of("active", "It acts again"),
                        Field.Option.of("merged", "It merges into another body"),
                        Field.Option.of("closed", "It closes"))),
                Field.date("from", "From"),
                Field.date("until", "A pause ends on").hint("Leave empty when that is not known"),
                Field.select("into", "Merges into", others),
                Field.area("reason", "Reason, and who decided it").rows(3),
                Field.area("effect", "Effect: what may and may not be done meanwhile").rows(3))),
        Map.of(),
        "State this",
        back(body));
  }

  // Members

  public Reply askMembers(Ask ask) {
    return with(ask, body -> page(body, members(body, ask, FormErrors.none())));
  }

  public Reply takeMembers(Ask ask) {
    return with(
        ask,
        body -> {
          Optional<LocalDate> from = ask.dateBoxes("from");
          String change = ask.typed("change");
          FormErrors errors = FormErrors.none();
          if (ask.field("practice").isEmpty()) {
            errors.add("practice", "Write the practice’s code.");
          }
          if (!change.equals("joined") && !change.equals("left")) {
            errors.add("change", "Choose whether it joins or leaves.");
          }
          if (from.isEmpty()) {
            errors.add("from", "Write the day from which it holds.");
          }
          return errors.isEmpty()
              ? done(
                  body,
                  bodies.changeMember(
                      body.id(),
                      ask.field("practice").orElse("").toUpperCase(java.util.Locale.ROOT),
                      change.equals("joined"),
                      from.orElseThrow()),
                  e -> members(body, ask, e))
              : page(body, members(body, ask, errors));
        });
  }

  private FormView members(Body body, Ask ask, FormErrors errors) {
    return new FormView(
        "A practice joins or leaves",
        body.name(),
        List.of(
            Prose.of(
                "Practices that fit the body’s rule are members without any entry here. A day already past is allowed: the page then says when it was recorded.")),
        List.of(
            BodiesPages.members(bodies.membership(body.id(), bodies.today(), Bodies.REGISTERED))),
        "/bodies/" + body.slug() + "/members",
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                Field.text("practice", "Code of the practice").width(10),
                Field.radios(
                    "change",
                    "What happens",
                    List.of(
                        Field.Option.of("joined", "It joins"),
                        Field.Option.of("left", "It leaves"))),
                Field.date("from", "From"))),
        Map.of(),
        "Record the change",
        back(body));
  }
}
