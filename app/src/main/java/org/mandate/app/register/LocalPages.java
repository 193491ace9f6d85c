package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms for organisations that no official list names, and for the practices of neighbourhoods. */
public final class LocalPages {
  private static final int MOST_PRACTICES = 200;

  private final Register register;
  private final People people;

  public LocalPages(Register register, People people) {
    this.register = register;
    this.people = people;
  }

  /** The form for a local organisation. */
  public Reply askToAdd(Ask ask) {
    return form(ask, FormErrors.none()).reply();
  }

  /** Records a local organisation; the very same one again leads to its page. */
  public Reply add(Ask ask) {
    people.oneAtATime("register");
    FormErrors errors = new FormErrors();
    String name = ask.field("name").orElse("");
    if (name.isEmpty() || name.length() > 120) {
      errors.add("name", name.isEmpty() ? "Enter its name" : "Shorten the name");
    }
    String role = ask.field("role").orElse("");
    if (!LocalRules.ROLES.containsKey(role)) {
      errors.add("role", "Choose what it is");
    }
    String typed = ask.field("local-code").orElse("").toUpperCase(Locale.ROOT);
    if (!typed.isEmpty() && !LocalRules.isCode(typed)) {
      errors.add(
          "local-code", "Use up to 20 letters and digits with a hyphen, like NB-HARBOUR, or none");
    }
    String company = ask.field("company").orElse("").replace(" ", "").toUpperCase(Locale.ROOT);
    if (!company.isEmpty() && !LocalRules.isCompanyNumber(company)) {
      errors.add("company", "Enter 8 characters, like 01234567 or OC123456, or leave it empty");
    }
    Optional<LocalDate> from = ask.dateBoxes("from");
    if (from.isEmpty()) {
      errors.add("from", "Enter the day it began, like 1 4 2026");
    }
    if (from.isEmpty() || !errors.isEmpty()) {
      return form(ask, errors).reply();
    }
    int again = 1;
    String code = typed.isEmpty() ? LocalRules.code(role, name, again) : typed;
    Optional<Organisation> there = register.organisation(code, from.get());
    while (there.isPresent() && !isSame(there.get(), name, role)) {
      if (!typed.isEmpty()) {
        return form(ask, errors.add("local-code", "%s has this code".formatted(there.get().name())))
            .reply();
      }
      code = LocalRules.code(role, name, ++again);
      there = register.organisation(code, from.get());
    }
    if (there.isEmpty()) {
      register.add(
          new LocalOrganisation(
              code,
              name,
              role,
              "",
              "",
              "",
              "",
              "",
              from,
              Optional.empty(),
              from.get(),
              false,
              company));
    }
    return new Reply.Redirect("/organisations/" + code);
  }

  private static boolean isSame(Organisation there, String name, String role) {
    return there.officialName().equals(name) && there.role().equals(role);
  }

  private FormPage form(Ask ask, FormErrors errors) {
    return new FormPage(
        "Add an organisation that no official list names",
        List.of(),
        "/register/add",
        PeoplePages.once(ask).toString(),
        List.of(
            Field.text("name", "Name").value(ask.typed("name")).typed("text", null, "off"),
            Field.select("role", "What it is", PeoplePages.options("Choose one", LocalRules.ROLES))
                .value(ask.typed("role")),
            FormPage.date(ask, "from", "From").hint("The day it began, for example 1 4 2026"),
            Field.text("company", "Company number, if it has one")
                .value(ask.typed("company"))
                .typed("text", null, "off")
                .width(10),
            Field.text("local-code", "Code of its own, if it has one")
                .hint("With a hyphen, like NB-HARBOUR. Leave it empty and one is made of its name")
                .value(ask.typed("local-code"))
                .typed("text", null, "off")
                .width(20)),
        "Add the organisation",
        new Link("The register", "/register"),
        errors);
  }

  /** The form that puts practices into a neighbourhood. */
  public Reply askForPractices(Ask ask) {
    return neighbourhood(ask)
        .<Reply>map(n -> practicesForm(ask, n, FormErrors.none()).reply())
        .orElseGet(Reply.NotFound::new);
  }

  /** Puts practices into a neighbourhood from a day; from then on they are in no other. */
  public Reply takePractices(Ask ask) {
    Optional<Organisation> found = neighbourhood(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Organisation into = found.get();
    people.oneAtATime("register");
    FormErrors errors = new FormErrors();
    Set<String> codes = codes(ask);
    if (codes.isEmpty() || codes.size() > MOST_PRACTICES) {
      errors.add(
          "practices",
          codes.isEmpty()
              ? "Enter the codes of the practices"
              : "Enter at most " + MOST_PRACTICES + " codes at a time");
    }
    Optional<LocalDate> from = ask.dateBoxes("from");
    if (from.isEmpty()) {
      errors.add("from", "Enter the day from which they belong to it, like 1 4 2026");
    } else if (errors.isEmpty()) {
      check(codes, into, from.get(), errors);
    }
    if (from.isEmpty() || !errors.isEmpty()) {
      return practicesForm(ask, into, errors).reply();
    }
    codes.forEach(code -> put(code, into.code(), from.get()));
    return new Reply.Redirect("/organisations/" + into.code());
  }

  private void check(Set<String> codes, Organisation into, LocalDate from, FormErrors errors) {
    Set<String> unknown = new TreeSet<>(codes);
    unknown.removeAll(register.openPractices(codes, from));
    if (!unknown.isEmpty()) {
      errors.add(
          "practices",
          "No practice with this code is open on %s: %s"
              .formatted(Dates.plain(from), String.join(", ", unknown)));
    }
    if (into.opened().filter(from::isBefore).isPresent()) {
      errors.add("from", "%s began on %s".formatted(into.name(), Dates.plain(into.opened().get())));
    }
    for (String code : codes) {
      LocalRules.obstacle(register.relations(code), code, from)
          .filter(r -> !(r.parent().equals(into.code()) && r.from().equals(Optional.of(from))))
          .ifPresent(
              r ->
                  errors.add(
                      "from",
                      "%s belongs to %s from %s. Choose a later day"
                          .formatted(
                              code,
                              r.parent().equals(into.code()) ? into.name() : r.parent(),
                              r.from().map(Dates::plain).orElse("the beginning"))));
    }
  }

  private void put(String practice, String into, LocalDate from) {
    List<Relation> held = LocalRules.held(register.relations(practice), practice, from);
    if (held.stream().anyMatch(r -> r.parent().equals(into))) {
      return;
    }
    for (Relation r : held) {
      LocalDate began = r.from().orElse(LocalDate.EPOCH);
      register.relate("neighbourhood", practice, r.parent(), began, Optional.of(from));
    }
    register.relate("neighbourhood", practice, into, from, Optional.empty());
  }

  private FormPage practicesForm(Ask ask, Organisation into, FormErrors errors) {
    return new FormPage(
        "Put practices into " + into.name(),
        List.of(
            Prose.of(
                "A practice is in one neighbourhood at a time. One that is in another leaves it on"
                    + " that day.")),
        PeoplePages.base(into) + "/practices/add",
        PeoplePages.once(ask).toString(),
        List.of(
            Field.area("practices", "Practices")
                .hint("Their codes, one a line or with commas between")
                .value(ask.typed("practices")),
            FormPage.date(ask, "from", "From").hint("For example, 1 4 2026")),
        "Put them in",
        PeoplePages.back(into),
        errors);
  }

  private static Set<String> codes(Ask ask) {
    return Arrays.stream(ask.typed("practices").toUpperCase(Locale.ROOT).split("[\\s,;]+"))
        .filter(code -> !code.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<Organisation> neighbourhood(Ask ask) {
    return register
        .organisation(ask.variable("code"), people.today())
        .filter(o -> o.role().equals("neighbourhood"));
  }
}
