package org.mandate.app.promises.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.national.FinancialYear;

/** The registrar keeps payments files and quotes rates. */
public final class NationalForms {
  private static final String AT = "/national/payments";
  private final National national;

  public NationalForms(National national) {
    this.national = national;
  }

  public Reply askFile(Ask ask) {
    return fileForm(ask, FormErrors.none());
  }

  public Reply takeFile(Ask ask) {
    FormErrors errors = FormErrors.none();
    Ask.Upload upload = ask.files().get("file");
    if (upload == null || upload.name().isBlank()) {
      errors.add("file", "Choose a file of NHS Payments to General Practice");
    }
    if (ask.field("column").isEmpty()) {
      errors.add("column", "Name the column, as PCN Participation");
    }
    Optional<FinancialYear> year = ask.field("year").flatMap(FinancialYear::in);
    if (ask.field("year").isPresent() && year.isEmpty()) {
      errors.add("year", "Write the year as 2022-23");
    }
    if (upload == null || !errors.isEmpty()) {
      return fileForm(ask, errors).refused();
    }
    return switch (national.keep(
        upload.at(), upload.name(), ask.typed("column"), year, ask.who())) {
      case Outcome.Done<National.Kept>(National.Kept kept) ->
          new Reply.Redirect(AT + "?file=" + kept.id());
      case Outcome.Refused<National.Kept>(List<Outcome.Fault> faults) ->
          fileForm(ask, ChaseForms.errors(faults)).refused();
    };
  }

  private static Reply.Html fileForm(Ask ask, FormErrors errors) {
    return page(
        new FormPage(
            "England",
            "Keep a payments file",
            List.of(
                Prose.of(
                    "A file of NHS Payments to General Practice, as published: CSV, or packed with"
                        + " gzip. One column of it is kept, with every practice’s lists.")),
            errors,
            AT + "/add",
            List.of(
                Field.file("file", "Which file?"),
                Field.text("column", "Which column of payments?")
                    .hint("As the file heads it, such as PCN Participation")
                    .value(
                        ask.typed("column").isEmpty() ? "PCN Participation" : ask.typed("column")),
                Field.text("year", "Which year?")
                    .hint("As 2022-23; needed only where the file does not say it")
                    .width(10)
                    .value(ask.typed("year"))),
            Button.submit("Keep this file"),
            new Link("Leave without keeping it", AT),
            true));
  }

  private static Reply.Html page(FormPage page) {
    return Reply.page(FormPage.TEMPLATE, page.heading(), page)
        .with(Reply.Look.PLAIN.back(AT, "National payments"));
  }

  public Reply askRate(Ask ask) {
    return rateForm(ask, FormErrors.none());
  }

  public Reply takeRate(Ask ask) {
    FormErrors errors = FormErrors.none();
    Optional<National.Kept> file =
        ask.typedUuid("file")
            .flatMap(id -> national.files().stream().filter(f -> f.id().equals(id)).findFirst());
    Reckoned<Rate> rate = Rate.of(ask.typed("rate"));
    Optional<Basis> basis = Basis.named(ask.typed("basis"));
    if (file.isEmpty()) {
      errors.add("file", "Choose the year and column that the rate is for");
    }
    rate.faults().forEach(f -> errors.add("rate", f.words()));
    if (basis.isEmpty()) {
      errors.add("basis", "Choose which patients the rate counts");
    }
    if (ask.field("source").isEmpty()) {
      errors.add("source", "Say which document the rate is quoted from, and its page");
    }
    if (!errors.isEmpty()) {
      return rateForm(ask, errors).refused();
    }
    National.Kept of = file.orElseThrow();
    return switch (national.quote(
        of.year(),
        of.column(),
        rate.orElseThrow(),
        basis.orElseThrow(),
        ask.typed("source"),
        ask.who())) {
      case Outcome.Done<National.QuotedRate> _ -> new Reply.Redirect(AT + "?file=" + of.id());
      case Outcome.Refused<National.QuotedRate>(List<Outcome.Fault> faults) ->
          rateForm(ask, ChaseForms.errors(faults)).refused();
    };
  }

  private Reply.Html rateForm(Ask ask, FormErrors errors) {
    List<Field.Option> files = new ArrayList<>(List.of(Field.Option.of("", "Choose")));
    national
        .files()
        .forEach(
            f ->
                files.add(
                    Field.Option.of(f.id().toString(), f.year().words() + ", " + f.column())));
    List<Field.Option> bases = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      bases.add(Field.Option.of(basis.word(), GapPlots.capital(basis.word()) + " patients"));
    }
    return page(
        new FormPage(
            "England",
            "Enter a rate with its source",
            List.of(
                Prose.of(
                    "No file holds the rate: whoever enters it says where it is quoted from.")),
            errors,
            AT + "/rate",
            List.of(
                Field.select("file", "For which year and column?", files).value(ask.typed("file")),
                Field.text("rate", "How much for each patient, in pounds?")
                    .hint("As the document prints it, such as 1.761")
                    .width(10)
                    .value(ask.typed("rate")),
                Field.radios("basis", "Which patients does it count?", bases)
                    .value(ask.typed("basis")),
                Field.text("source", "Where is it quoted from?")
                    .hint("The document and its page")
                    .value(ask.typed("source"))),
            Button.submit("Enter this rate"),
            new Link("Leave without entering it", AT)));
  }
}
