package org.mandate.app.interests.published;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.register.reading.Refusal;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;

/** The form that reads an edition in. */
public final class ReadInPages {
  private final Registers registers;

  public ReadInPages(Registers registers) {
    this.registers = registers;
  }

  /**
   * The form.
   *
   * @param refused where and why the file sent last was refused, null when it was not
   */
  public record FormPage(List<Field> fields, @Nullable Summary refused, FormErrors errors) {}

  public Reply ask(Ask ask) {
    return form(ask, FormErrors.none(), null);
  }

  private Reply.Html form(Ask ask, FormErrors errors, @Nullable Summary refused) {
    LocalDate end = registers.today().plusYears(RegisterRules.YEARS_KEPT);
    return Reply.page(
        "registers/import.jte",
        "Read an edition in",
        new FormPage(
            List.of(
                Field.file("file", "CSV file, or a zip of CSV files")
                    .hint("One file for each category. Up to 32 MB."),
                Field.text("publisher", "Who publishes it").value(ask.typed("publisher")).width(30),
                Field.text("title", "What the register is called")
                    .hint("The same words for every edition")
                    .value(ask.typed("title"))
                    .width(30),
                date(ask, "edition", "Date of the edition"),
                date(ask, "keep", "Keep its words until")
                    .hint("Leave empty for " + Dates.plain(end))),
            refused,
            errors));
  }

  private static Field date(Ask ask, String name, String label) {
    return Field.date(name, label).dated(ask);
  }

  public Reply take(Ask ask) {
    FormErrors errors = FormErrors.none();
    Ask.Upload upload = ask.files().get("file");
    if (upload == null) {
      errors.add("file", "Choose the edition's file");
    }
    Optional<LocalDate> edition = ask.dateBoxes("edition");
    if (edition.isEmpty()) {
      errors.add("edition", "Enter a date, like 4 8 2025");
    }
    LocalDate today = registers.today();
    Optional<LocalDate> keep =
        ask.isDateTyped("keep")
            ? ask.dateBoxes("keep")
            : Optional.of(today.plusYears(RegisterRules.YEARS_KEPT));
    if (keep.isEmpty()) {
      errors.add("keep", "Enter a date, like 4 8 2027");
    }
    NewRegister wanted =
        new NewRegister(
            ask.typed("publisher"),
            ask.typed("title"),
            edition.orElse(today),
            keep.orElse(today.plusYears(RegisterRules.YEARS_KEPT)));
    add(errors, RegisterRules.faults(wanted, today));
    if (!errors.isEmpty() || upload == null) {
      return form(ask, errors, null).refused();
    }
    return switch (registers.take(upload.at(), upload.name(), wanted, ask.who())) {
      case ReadIn.Done(PublishedRegister done) -> new Reply.Redirect(EditionPages.address(done));
      case ReadIn.Already(PublishedRegister earlier) ->
          form(
                  ask,
                  FormErrors.of(
                      "file",
                      "The very same file is here already, as "
                          + earlier.title()
                          + " of "
                          + Dates.plain(earlier.edition())
                          + ". Nothing changed"),
                  null)
              .refused();
      case ReadIn.Unclear(List<Outcome.Fault> faults) ->
          form(ask, add(errors, faults), null).refused();
      case ReadIn.NotTaken(Refusal refusal) ->
          form(
                  ask,
                  FormErrors.of("file", refusal.reason() + " " + refusal.mend()),
                  Summary.empty()
                      .line("Refused at", refusal.place())
                      .line("What is wrong", refusal.reason())
                      .line("What to do", refusal.mend())
                      .line("What was kept", "Nothing"))
              .refused();
    };
  }

  private static FormErrors add(FormErrors errors, List<Outcome.Fault> faults) {
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }
}
