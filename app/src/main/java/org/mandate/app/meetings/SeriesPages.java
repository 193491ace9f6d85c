package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Reply;

/** The form by which a series of meetings is begun. */
public final class SeriesPages {
  private final PageGround ground;

  SeriesPages(PageGround ground) {
    this.ground = ground;
  }

  public Reply askSeries(Ask ask) {
    return ground.ofBody(ask, body -> series(ask, body, FormErrors.none()));
  }

  public Reply takeSeries(Ask ask) {
    return ground.ofBody(
        ask,
        body -> {
          Optional<LocalDate> from = ask.dateBoxes("from");
          FormErrors errors = FormErrors.none();
          Optional<Series.Rhythm> rhythm =
              PlanPages.choice(Series.Rhythm.values(), ask.typed("rhythm"));
          Optional<Meeting.Kind> kind = PlanPages.choice(Meeting.Kind.values(), ask.typed("kind"));
          if (kind.isEmpty()) {
            errors.add("kind", "Choose who meets");
          }
          if (rhythm.isEmpty()) {
            errors.add("rhythm", "Choose how often it meets");
          }
          if (from.isEmpty()) {
            errors.add("from", "Enter a date, like 8 12 2026");
          }
          if (!errors.isEmpty()) {
            return series(ask, body, errors);
          }
          Series wanted =
              new Series(
                  body.id(),
                  body.id(),
                  ask.typed("title"),
                  ask.typed("purpose"),
                  kind.orElseThrow(),
                  rhythm.orElseThrow(),
                  PlanPages.number(ask.typed("minutes")).orElse(0),
                  ask.typed("place"),
                  from.orElseThrow(),
                  0);
          return switch (ground.meetings().begin(body, wanted, ask.typed("seat"))) {
            case Outcome.Done<Series> _ -> new Reply.Redirect(PageGround.at(body) + "/meetings");
            case Outcome.Refused<Series>(List<Outcome.Fault> faults) ->
                series(ask, body, PageGround.errors(faults));
          };
        });
  }

  private Reply series(Ask ask, Body body, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What is the series called?")
            .hint("Such as Board meetings")
            .value(ask.typed("title")));
    fields.add(
        Field.area("purpose", "What is it for?")
            .hint("A sentence that everybody reads")
            .rows(3)
            .value(ask.typed("purpose")));
    fields.add(PlanPages.kind(ask));
    List<Field.Option> rhythms = new ArrayList<>();
    for (Series.Rhythm r : Series.Rhythm.values()) {
      String words = r.words();
      rhythms.add(
          Field.Option.of(
              r.code(), words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1)));
    }
    fields.add(
        Field.radios("rhythm", "How often does it meet?", rhythms).value(ask.typed("rhythm")));
    fields.add(
        Field.date("from", "When is its first meeting?")
            .hint("Later ones keep its weekday. Bank holidays are skipped")
            .dated(ask));
    fields.add(
        Field.number("minutes", "How many minutes does a meeting last?")
            .value(ask.field("minutes").orElse("120")));
    fields.add(Field.text("place", "Where?").value(ask.typed("place")));
    fields.add(PlanPages.owner(ground, ask, body));
    return PlanPages.form(
        body,
        errors,
        KeepForm.of(
            "Begin a series of meetings",
            List.of(),
            PageGround.at(body) + "/meetings/series/new",
            fields,
            Button.submit("Begin the series"),
            new Link("Leave without beginning it", PageGround.at(body) + "/meetings")));
  }
}
