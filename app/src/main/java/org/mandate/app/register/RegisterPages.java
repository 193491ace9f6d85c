package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.Refusal;
import org.mandate.app.web.Ask;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The register's pages: search, import of an official file, what an import changed. */
public final class RegisterPages {
  private static final int SHOWN = 40;
  // England's among what is found: Wales is a sixteenth of the register
  private static final int LOOKED_AT = 400;
  private static final int LISTED = 200;

  private final Register register;
  private final People people;
  private final OrganisationPages organisations;

  public RegisterPages(Register register, People people) {
    this.register = register;
    this.people = people;
    this.organisations = new OrganisationPages(register, people);
  }

  /**
   * Search and what it found.
   *
   * @param asked as typed
   * @param more whether more fit than are shown
   * @param england only England's, unless Wales is asked for
   * @param mayImport whether the reader may read files in and add organisations
   */
  public record SearchPage(
      String asked,
      List<Found> found,
      boolean more,
      boolean england,
      List<Imported> imports,
      List<Unresolved> unresolved,
      boolean mayImport) {}

  /** The import form, and the refusal of the file sent last. */
  public record ImportPage(
      FormErrors errors,
      List<String> typedDate,
      Optional<Refusal> refusal,
      List<Imported> imports) {}

  /**
   * What an import changed.
   *
   * @param report for all the list covers, or England alone
   * @param england whether Wales is left out
   * @param names of the homes that moves are between
   * @param same whether the very same file was just sent again
   */
  public record ChangePage(
      Imported imported,
      Optional<LocalDate> before,
      ChangeReport report,
      boolean england,
      Map<String, String> names,
      List<Unresolved> unresolved,
      boolean same) {

    /** Moves counted by where from and where to, most first. */
    public List<Map.Entry<List<String>, Long>> movesByHome() {
      return report.moved().stream()
          .collect(
              java.util.stream.Collectors.groupingBy(
                  c -> List.of(c.before(), c.now()), java.util.stream.Collectors.counting()))
          .entrySet()
          .stream()
          .sorted(Map.Entry.<List<String>, Long>comparingByValue(Comparator.reverseOrder()))
          .toList();
    }

    public String named(String code) {
      String name = names.get(code);
      return name == null ? code : name + " (" + code + ")";
    }
  }

  public Reply search(Ask ask) {
    String asked = ask.field("q").orElse("");
    boolean england = !"yes".equals(ask.field("wales").orElse(""));
    List<Found> found =
        asked.isEmpty() || asked.length() > 200
            ? List.of()
            : register.search(asked, LOOKED_AT).stream()
                .filter(f -> !england || !f.organisation().grouping().equals(ChangeRules.WALES))
                .limit(SHOWN + 1)
                .toList();
    boolean more = found.size() > SHOWN;
    List<Unresolved> unresolved = asked.isEmpty() ? register.unresolved() : List.of();
    return Reply.page(
        "register/search.jte",
        "The register",
        new SearchPage(
            asked,
            more ? found.subList(0, SHOWN) : found,
            more,
            england,
            register.latestImports(12),
            unresolved,
            mayImport(ask)));
  }

  private boolean mayImport(Ask ask) {
    return people.roles(ask.who(), Subject.PLATFORM).contains(Role.REGISTRAR);
  }

  public Reply askForFile(Ask ask) {
    return form(FormErrors.none(), List.of("", "", ""), Optional.empty());
  }

  private Reply.Html form(FormErrors errors, List<String> date, Optional<Refusal> refusal) {
    return Reply.page(
        "register/import.jte",
        "Read an official file",
        new ImportPage(errors, date, refusal, register.latestImports(12)));
  }

  public Reply takeFile(Ask ask) {
    List<String> typed =
        List.of(ask.typed("edition-day"), ask.typed("edition-month"), ask.typed("edition-year"));
    Optional<LocalDate> given = ask.dateBoxes("edition");
    Ask.Upload upload = ask.files().get("file");
    if (upload == null) {
      return form(FormErrors.of("file", "Choose an official file"), typed, Optional.empty())
          .refused();
    }
    if (given.isEmpty() && typed.stream().anyMatch(t -> !t.isBlank())) {
      return form(FormErrors.of("edition", "Enter a date, like 25 2 2022"), typed, Optional.empty())
          .refused();
    }
    return switch (register.take(upload.at(), upload.name(), given)) {
      case ImportResult.Done(Imported done) -> new Reply.Redirect("/register/imports/" + done.id());
      case ImportResult.Already(Imported earlier) ->
          new Reply.Redirect("/register/imports/" + earlier.id() + "?same=yes");
      case ImportResult.EditionWanted wanted ->
          new Reply.Redirect("/register/import/" + register.keepForEdition(upload.at(), wanted));
      case ImportResult.NotTaken(Refusal refusal, long rows) ->
          form(
                  FormErrors.of("file", refusal.reason() + " " + refusal.mend()),
                  typed,
                  Optional.of(refusal))
              .refused();
    };
  }

  /** Asks for the date that a file speaks for, which is kept meanwhile. */
  public Reply askForEdition(Ask ask) {
    return waiting(ask)
        .<Reply>map(w -> editionForm(ask, w, FormErrors.none()).reply())
        .orElseGet(() -> new Reply.Redirect("/register/import"));
  }

  /** Takes the waiting file in; sent twice, the second leads to the import form. */
  public Reply takeEdition(Ask ask) {
    Optional<UploadStore.Waiting> found = waiting(ask);
    if (found.isEmpty()) {
      return new Reply.Redirect("/register/import");
    }
    Optional<LocalDate> edition = ask.dateBoxes("edition");
    if (edition.isEmpty()) {
      return editionForm(ask, found.get(), FormErrors.of("edition", "Enter a date, like 25 2 2022"))
          .reply();
    }
    return switch (register.takeWaiting(found.get(), edition.get())) {
      case ImportResult.Done(Imported done) -> new Reply.Redirect("/register/imports/" + done.id());
      case ImportResult.Already(Imported earlier) ->
          new Reply.Redirect("/register/imports/" + earlier.id() + "?same=yes");
      case ImportResult.NotTaken(Refusal refusal, long rows) ->
          editionForm(
                  ask,
                  found.get(),
                  FormErrors.of("edition", refusal.reason() + " " + refusal.mend()))
              .reply();
      case ImportResult.EditionWanted none ->
          throw new IllegalStateException("a date was given for " + found.get().file());
    };
  }

  private Optional<UploadStore.Waiting> waiting(Ask ask) {
    return ask.uuid("upload").flatMap(register::waiting);
  }

  private static FormPage editionForm(Ask ask, UploadStore.Waiting waiting, FormErrors errors) {
    return new FormPage(
        "Which date does this file speak for?",
        List.of(
            Prose.of(
                "%s is a list of %s with %s. Neither the file nor its name says its date."
                    .formatted(
                        waiting.file(),
                        waiting.kind().title(),
                        Numbers.count(waiting.rows(), "row", "rows"))),
            Prose.of("The file is kept for an hour; you need not choose it again.")),
        "/register/import/" + waiting.id(),
        PeoplePages.once(ask).toString(),
        List.of(FormPage.date(ask, "edition", "Date the file speaks for")),
        "Read the file",
        new Link("Read an official file", "/register/import"),
        errors);
  }

  public Reply change(Ask ask) {
    Optional<Imported> found =
        ask.variable("id").matches("\\d{1,15}")
            ? register.imported(Long.parseLong(ask.variable("id")))
            : Optional.empty();
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Imported imported = found.get();
    boolean england =
        imported.kind() == Kind.PRACTICES && !"yes".equals(ask.field("wales").orElse(""));
    ChangeReport report = register.changes(imported, england);
    List<String> homes =
        report.moved().stream()
            .flatMap(c -> java.util.stream.Stream.of(c.before(), c.now()))
            .distinct()
            .toList();
    return Reply.page(
        "register/change.jte",
        "What changed",
        new ChangePage(
            imported,
            register.editionBefore(imported),
            report,
            england,
            register.names(homes),
            register.unresolved(),
            ask.field("same").isPresent()));
  }

  public Reply organisation(Ask ask) {
    return organisations.organisation(ask);
  }

  /** As many as a page lists before it says how many more there are. */
  public static <T> List<T> first(List<T> all) {
    return all.size() > LISTED ? all.subList(0, LISTED) : all;
  }
}
