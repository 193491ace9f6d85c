package org.mandate.app.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms by which an organisation's people are kept: who works there, in which role, until when. */
public final class PeoplePages {
  static final String WHEN = "For example, 1 4 2026";
  static final String FIRST_DAY_OUT = "The first day on which it no longer holds";

  private final Register register;
  private final People people;

  public PeoplePages(Register register, People people) {
    this.register = register;
    this.people = people;
  }

  /** The form for a person who is new to an organisation. */
  public Reply askToAdd(Ask ask) {
    return organisation(ask)
        .<Reply>map(o -> addForm(ask, o, FormErrors.none()).reply())
        .orElseGet(Reply.NotFound::new);
  }

  /** Records a person, unless the address is somebody's already, and what they are here. */
  public Reply add(Ask ask) {
    return oneAtATime(organisation(ask), at -> add(ask, at));
  }

  private Reply add(Ask ask, Organisation at) {
    FormErrors errors = new FormErrors();
    String name = ask.field("name").orElse("");
    if (name.isEmpty() || name.length() > 120) {
      errors.add("name", name.isEmpty() ? "Enter the person's name" : "Shorten the name");
    }
    Optional<String> email =
        people.askedByRegistrar() ? ask.field("email") : Optional.<String>empty();
    if (email.filter(e -> !PeopleRules.isEmail(e)).isPresent()) {
      errors.add("email", "Enter an e-mail address, like name@example.org");
    }
    Optional<Affiliation> wanted = affiliation(ask, at, new UUID(0, 0), errors);
    Optional<UUID> known =
        errors.isEmpty() ? email.flatMap(people::atAddress) : Optional.<UUID>empty();
    if (wanted.isPresent() && people.isKept(wanted.get().id())) {
      return done(at);
    }
    known
        .flatMap(people::person)
        .filter(p -> !p.name().equalsIgnoreCase(name))
        .ifPresent(
            p ->
                errors.add(
                    "email",
                    "This is the address of %s. Use that name, or another address"
                        .formatted(p.name())));
    if (!errors.isEmpty() || wanted.isEmpty()) {
      return addForm(ask, at, errors).reply();
    }
    UUID person = known.orElseGet(() -> people.add(name, email.stream().toList()));
    affiliate(wanted.get(), person);
    return done(at);
  }

  /** The form for a further role of somebody who is here already. */
  public Reply askToBegin(Ask ask) {
    return organisation(ask)
        .<Reply>map(o -> beginForm(ask, o, FormErrors.none()).reply())
        .orElseGet(Reply.NotFound::new);
  }

  /** Records a further role. */
  public Reply begin(Ask ask) {
    return oneAtATime(organisation(ask), at -> begin(ask, at));
  }

  private Reply begin(Ask ask, Organisation at) {
    FormErrors errors = new FormErrors();
    Optional<UUID> person = chosen(ask, at);
    if (person.isEmpty()) {
      errors.add("person", "Choose who it is");
    }
    Optional<Affiliation> wanted = affiliation(ask, at, new UUID(0, 0), errors);
    if (wanted.isPresent() && people.isKept(wanted.get().id())) {
      return done(at);
    }
    if (person.isEmpty() || wanted.isEmpty()) {
      return beginForm(ask, at, errors).reply();
    }
    affiliate(wanted.get(), person.get());
    return done(at);
  }

  /** The form that ends what a person is to an organisation. */
  public Reply askToEnd(Ask ask) {
    return held(ask)
        .<Reply>map(a -> endForm(ask, a, FormErrors.none()).reply())
        .orElseGet(Reply.NotFound::new);
  }

  /** Ends it; when somebody has done so already, nothing changes. */
  public Reply end(Ask ask) {
    return oneAtATime(organisation(ask), at -> end(ask, at));
  }

  private Reply end(Ask ask, Organisation at) {
    Optional<Affiliation> held = held(ask);
    if (held.isEmpty()) {
      return done(at);
    }
    FormErrors errors = new FormErrors();
    Optional<LocalDate> until = lastDay(ask, held.get().from(), errors);
    if (until.isEmpty()) {
      return endForm(ask, held.get(), errors).reply();
    }
    people.endAffiliation(held.get().id(), until.get());
    return done(at);
  }

  /**
   * What a sent form does to an organisation, one after the other: a second click finds what the
   * first one did.
   */
  Reply oneAtATime(Optional<Organisation> found, Function<Organisation, Reply> form) {
    return found
        .map(
            at -> {
              people.oneAtATime(at.code());
              return form.apply(at);
            })
        .orElseGet(Reply.NotFound::new);
  }

  /** The day something ends, as typed; what is wrong with it is added to the errors. */
  static Optional<LocalDate> lastDay(Ask ask, LocalDate from, FormErrors errors) {
    Optional<LocalDate> until = ask.dateBoxes("until");
    if (until.isEmpty()) {
      errors.add("until", "Enter the day it ends, like 31 3 2026");
    }
    until
        .flatMap(u -> PeopleRules.endObstacle(from, u))
        .ifPresent(obstacle -> errors.add("until", obstacle));
    return until.filter(u -> errors.isEmpty());
  }

  /** The day something begins, as typed; what is wrong with it is added to the errors. */
  static Optional<LocalDate> firstDay(Ask ask, FormErrors errors) {
    Optional<LocalDate> from = ask.dateBoxes("from");
    if (from.isEmpty()) {
      errors.add("from", "Enter the day it begins, like 1 4 2026");
    }
    return from;
  }

  private void affiliate(Affiliation wanted, UUID person) {
    people.affiliate(
        new Affiliation(
            wanted.id(),
            person,
            "",
            wanted.organisation(),
            wanted.role(),
            wanted.from(),
            wanted.until()));
  }

  /** Role and days as typed; what is wrong with them is added to the errors. */
  private static Optional<Affiliation> affiliation(
      Ask ask, Organisation at, UUID person, FormErrors errors) {
    String role = ask.field("role").orElse("");
    if (!PeopleRules.ROLES.containsKey(role)) {
      errors.add("role", "Choose the role");
    }
    Optional<LocalDate> from = firstDay(ask, errors);
    Optional<LocalDate> until = ask.dateBoxes("until");
    if (until.isEmpty() && ask.isDateTyped("until")) {
      errors.add("until", "Enter a date, like 31 3 2027, or leave it empty");
    }
    if (from.isPresent() && until.isPresent()) {
      PeopleRules.endObstacle(from.get(), until.get()).ifPresent(o -> errors.add("until", o));
    }
    if (from.isEmpty() || !errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Affiliation(once(ask), person, "", at.code(), role, from.get(), until));
  }

  private FormPage addForm(Ask ask, Organisation at, FormErrors errors) {
    boolean registrar = people.askedByRegistrar();
    List<Field> fields = new java.util.ArrayList<>();
    fields.add(Field.text("name", "Name").value(ask.typed("name")).typed("text", null, "off"));
    if (registrar) {
      fields.add(
          Field.email("email", "E-mail address")
              .hint("They sign in by it. Leave it empty if they will not sign in")
              .value(ask.typed("email"))
              .typed("email", "email", "off"));
    }
    fields.addAll(roleFields(ask));
    return new FormPage(
        "Add a person to " + at.name(),
        registrar
            ? List.of()
            : List.of(
                Prose.of("Ask the keeper of the register to add the address they sign in by.")),
        base(at) + "/people/add",
        once(ask).toString(),
        fields,
        "Add the person",
        back(at),
        errors);
  }

  private FormPage beginForm(Ask ask, Organisation at, FormErrors errors) {
    List<Field> fields = new java.util.ArrayList<>();
    fields.add(personField(ask, at));
    fields.addAll(roleFields(ask));
    return new FormPage(
        "Record another role at " + at.name(),
        List.of(),
        base(at) + "/people/begin",
        once(ask).toString(),
        fields,
        "Record the role",
        back(at),
        errors);
  }

  private FormPage endForm(Ask ask, Affiliation a, FormErrors errors) {
    Organisation at = organisation(ask).orElseThrow();
    List<Prose> paragraphs = new java.util.ArrayList<>();
    paragraphs.add(Prose.of("It began on " + Dates.plain(a.from()) + "."));
    people.authorities(at.code(), people.today()).stream()
        .filter(v -> v.person().equals(a.person()) && v.until().isEmpty())
        .forEach(
            v ->
                paragraphs.add(
                    Prose.of(
                        "%s stays the %s until that is ended by itself."
                            .formatted(a.name(), PeopleRules.title(v.standing())))));
    return new FormPage(
        "When does %s stop being %s?"
            .formatted(a.name(), PeopleRules.ROLES.getOrDefault(a.role(), a.role()).toLowerCase()),
        paragraphs,
        base(at) + "/people/" + a.id() + "/end",
        once(ask).toString(),
        List.of(FormPage.date(ask, "until", "Until").hint(FIRST_DAY_OUT)),
        "Record the end",
        back(at),
        errors);
  }

  private static List<Field> roleFields(Ask ask) {
    return List.of(
        Field.select("role", "Role", options("Choose a role", PeopleRules.ROLES))
            .value(ask.typed("role")),
        FormPage.date(ask, "from", "From").hint(WHEN),
        FormPage.date(ask, "until", "Until, if it has an end").hint(FIRST_DAY_OUT));
  }

  /** Who of an organisation it is about. */
  Field personField(Ask ask, Organisation at) {
    Map<String, String> names =
        people.affiliationsAt(at.code()).stream()
            .collect(
                Collectors.toMap(
                    a -> a.person().toString(),
                    Affiliation::name,
                    (first, again) -> first,
                    java.util.LinkedHashMap::new));
    return Field.select("person", "Person", options("Choose a person", names))
        .value(ask.typed("person"));
  }

  /** The person chosen, when they are of this organisation. */
  Optional<UUID> chosen(Ask ask, Organisation at) {
    return people.affiliationsAt(at.code()).stream()
        .map(Affiliation::person)
        .filter(p -> p.toString().equals(ask.typed("person")))
        .findFirst();
  }

  static List<Field.Option> options(String first, Map<String, String> all) {
    List<Field.Option> options = new java.util.ArrayList<>();
    options.add(Field.Option.of("", first));
    all.forEach((value, text) -> options.add(Field.Option.of(value, text)));
    return options;
  }

  private Optional<Affiliation> held(Ask ask) {
    return ask.uuid("affiliation")
        .flatMap(people::affiliation)
        .filter(a -> a.organisation().equals(ask.variable("code")));
  }

  Optional<Organisation> organisation(Ask ask) {
    return register.organisation(ask.variable("code"), people.today());
  }

  /** The id drawn with the form that was sent; a new one for a new form. */
  static UUID once(Ask ask) {
    try {
      return UUID.fromString(ask.typed("once"));
    } catch (IllegalArgumentException none) {
      return UUID.randomUUID();
    }
  }

  static String base(Organisation at) {
    return "/organisations/" + at.code();
  }

  static Link back(Organisation at) {
    return new Link(at.name(), base(at));
  }

  static Reply done(Organisation at) {
    return new Reply.Redirect(base(at) + "#people");
  }
}
