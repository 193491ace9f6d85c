package org.mandate.app.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.constitution.Setting;

/** What the pages of business stand on, and what they have in common. */
public record BusinessGround(
    Matters matters, Business business, Bodies bodies, Register register, Barrier.Source barriers) {

  /** The address's matter of business, where its words are known to whoever asks. */
  Optional<Matter> known(Ask ask) {
    return any(ask).filter(Matter::isBusiness);
  }

  private Optional<Matter> any(Ask ask) {
    return ask.uuid("matter").flatMap(matters::find).filter(m -> !m.isWithheld());
  }

  /**
   * A form about a matter: nothing where its words are not known, and a refusal in words where the
   * reader is out of it.
   */
  Reply kept(Ask ask, BiFunction<Matter, Body, Reply> then) {
    return kept(known(ask), ask, then);
  }

  /** The same for what a matter put to the practices has, too: its parties. */
  Reply keptOfAny(Ask ask, BiFunction<Matter, Body, Reply> then) {
    return kept(any(ask), ask, then);
  }

  private Reply kept(Optional<Matter> found, Ask ask, BiFunction<Matter, Body, Reply> then) {
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Matter m = found.get();
    if (barriers.of(m, ask.who()).out()) {
      return new Reply.Refused(
          403,
          "You are out of this matter",
          "Whoever is out of a matter does not keep it either. Somebody else of the body does.");
    }
    return then.apply(m, body(m));
  }

  /** The same for looking at the form: seen is noted where the matter is sealed. */
  Reply looked(Ask ask, BiFunction<Matter, Body, Reply> then) {
    return kept(ask, (m, body) -> business.views().noted(m, ask.who(), then.apply(m, body)));
  }

  Reply lookedOfAny(Ask ask, BiFunction<Matter, Body, Reply> then) {
    return keptOfAny(ask, (m, body) -> business.views().noted(m, ask.who(), then.apply(m, body)));
  }

  Body body(Matter m) {
    return bodies.find(m.body()).orElseThrow();
  }

  /** The title of a seat in the constitution of now. */
  String seat(UUID body, String id) {
    String spelt = id.replace('-', ' ');
    return bodies
        .constitutionAt(body, bodies.now())
        .flatMap(c -> c.constitution().find(Setting.Seats.class))
        .flatMap(s -> s.setting().seats().stream().filter(x -> x.id().equals(id)).findFirst())
        .map(Setting.Seat::title)
        .orElse(
            spelt.isEmpty()
                ? ""
                : spelt.substring(0, 1).toUpperCase(java.util.Locale.UK) + spelt.substring(1));
  }

  /** Who holds an office of the body, and the people of its practices that the reader may see. */
  Map<UUID, String> people(UUID body) {
    LocalDate today = bodies.today();
    Map<UUID, String> people = new LinkedHashMap<>();
    for (Office o : bodies.offices(body)) {
      if (o.heldOn(today) && o.person().isPresent() && !o.name().isEmpty()) {
        people.put(o.person().get(), o.name() + ", " + seat(body, o.seat()));
      }
    }
    bodies.candidates(body).forEach(people::putIfAbsent);
    return people;
  }

  /** These, and the conflicts guardians of other bodies: one of them may answer a contest. */
  Map<UUID, String> readers(UUID body) {
    LocalDate today = bodies.today();
    Map<UUID, String> all = people(body);
    for (Body other : bodies.all()) {
      if (!other.id().equals(body)) {
        bodies
            .holder(other.id(), "conflicts-guardian", today)
            .filter(o -> o.person().isPresent() && !o.name().isEmpty())
            .ifPresent(
                o ->
                    all.putIfAbsent(
                        o.person().get(), o.name() + ", conflicts guardian of " + other.name()));
      }
    }
    return all;
  }

  static List<Field.Option> options(String nobody, Map<UUID, String> people) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", nobody)));
    people.forEach((id, name) -> options.add(Field.Option.of(id.toString(), name)));
    return options;
  }

  static Optional<UUID> person(Ask ask, String field) {
    try {
      return ask.field(field).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Map<String, String> names(Collection<String> codes) {
    return register.names(codes);
  }

  static String at(Matter m) {
    return "/matters/" + m.id();
  }

  static Reply.Look look(Matter m, Body body) {
    return MatterPages.look(body).back(at(m), "The matter");
  }

  static String caption(Matter m) {
    return "Matter " + m.reference() + ": " + m.title();
  }

  /** A form about a matter. */
  static Reply.Html form(
      Matter m,
      Body body,
      String heading,
      List<Prose> intro,
      String action,
      FormErrors errors,
      List<Field> fields,
      Button button,
      boolean upload) {
    FormPage page =
        new FormPage(
            caption(m),
            heading,
            intro,
            errors,
            action,
            fields,
            button,
            new Link("Back to the matter", at(m)),
            upload);
    Reply.Html html = Reply.page(FormPage.TEMPLATE, heading, page).with(look(m, body));
    return errors.isEmpty() ? html : html.refused();
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }

  /** Three boxes with what was typed; a day where nothing was typed yet. */
  static Field date(Ask ask, String name, String label, LocalDate otherwise) {
    boolean typed = ask.fields().containsKey(name + "-day");
    return typed
        ? date(ask, name, label)
        : Field.date(name, label)
            .dated(
                String.valueOf(otherwise.getDayOfMonth()),
                String.valueOf(otherwise.getMonthValue()),
                String.valueOf(otherwise.getYear()));
  }

  static Field date(Ask ask, String name, String label) {
    return Field.date(name, label).dated(ask);
  }
}
