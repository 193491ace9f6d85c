package org.mandate.app.elections.secret;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** What the forms of secret elections have in common. */
final class ElectionForms {
  private static final String FORM = "bodies/form.jte";

  private ElectionForms() {}

  /** A form of an election. */
  record Form(
      String heading,
      List<Prose> intro,
      List<Table> tables,
      String action,
      List<FormView.Group> groups,
      String button) {}

  static Reply.Html page(Body body, SecretElection e, FormErrors errors, Form f) {
    FormView view =
        new FormView(
            f.heading(),
            e.rules().title(),
            f.intro(),
            f.tables(),
            e.path() + f.action(),
            errors,
            f.groups(),
            java.util.Map.of(),
            f.button(),
            new Link("Leave it as it is", e.path()));
    return Reply.page(FORM, f.heading(), view).with(look(body).back(e.path(), "The election"));
  }

  static Reply.Html page(Body body, FormView view, String back) {
    return Reply.page(FORM, view.heading(), view).with(look(body).back(back, "Elections"));
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("ballots");
  }

  static <T> Reply answer(
      Outcome<T> outcome, Function<T, String> to, Function<FormErrors, Reply.Html> again) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> new Reply.Redirect(to.apply(value));
      case Outcome.Refused<T>(List<Fault> faults) -> again.apply(FormView.errors(faults)).refused();
    };
  }

  /** A page of an election whose rules are published; a draft has none of them. */
  static Reply published(
      SecretElections elections, Ask ask, BiFunction<Ask, SecretElection, Reply> page) {
    return ask.uuid("election")
        .flatMap(elections::find)
        .filter(e -> e.state() != State.DRAFT)
        .map(e -> page.apply(ask, e))
        .orElse(new Reply.NotFound());
  }

  /** The answer to one button. */
  static Reply pressed(Outcome<?> outcome, String to) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> new Reply.Redirect(to);
      case Outcome.Refused<?>(List<Fault> faults) ->
          new Reply.Refused(409, "This was not done", faults.getFirst().words());
    };
  }

  static Field hour(String name, String label) {
    return Field.select(
        name + "-time",
        label,
        IntStream.rangeClosed(7, 22)
            .mapToObj(h -> Field.Option.of(String.valueOf(h), Dates.time(LocalTime.of(h, 0))))
            .toList());
  }

  /** A day in three boxes with what is kept already. */
  static Field day(String name, String label, Optional<LocalDate> kept) {
    Field field = Field.date(name, label);
    return kept.map(
            d ->
                field.dated(
                    String.valueOf(d.getDayOfMonth()),
                    String.valueOf(d.getMonthValue()),
                    String.valueOf(d.getYear())))
        .orElse(field);
  }

  static Optional<Instant> moment(Ask ask, String name, List<Fault> faults) {
    Optional<LocalDate> day = ask.dateBoxes(name);
    Optional<Integer> hour =
        ask.field(name + "-time")
            .filter(h -> h.matches("[0-9]{1,2}"))
            .map(Integer::valueOf)
            .filter(h -> h < 24);
    if (day.isEmpty() || hour.isEmpty()) {
      faults.add(new Fault(name, "Give day, month and year, like 20 11 2026, and an hour"));
      return Optional.empty();
    }
    return Optional.of(day.get().atTime(hour.get(), 0).atZone(Dates.LONDON).toInstant());
  }

  static int number(Ask ask, String name, int otherwise) {
    String typed = ask.typed(name).strip();
    return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : otherwise;
  }
}
