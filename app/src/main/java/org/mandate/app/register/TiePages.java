package org.mandate.app.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.conflicts.Relation;

/** Forms for ties between organisations, from the page of either of the two. */
public final class TiePages {
  private static final Map<String, Way> WAYS = ways();

  private final Register register;
  private final People people;

  public TiePages(Register register, People people) {
    this.register = register;
    this.people = people;
  }

  /** A relation as seen from one end: forwards from the child, back from the parent. */
  private record Way(Relation relation, boolean forwards) {
    String says() {
      return forwards ? relation.says() : relation.saysBack();
    }
  }

  private static Map<String, Way> ways() {
    Map<String, Way> all = new LinkedHashMap<>();
    for (Relation relation : Relation.values()) {
      if (relation.ends() == Relation.Ends.ORGANISATIONS) {
        String word = relation.name().toLowerCase(Locale.ROOT);
        all.put(word, new Way(relation, true));
        all.put(word + "-back", new Way(relation, false));
      }
    }
    return all;
  }

  /** The form for a tie. */
  public Reply askToAdd(Ask ask) {
    return organisation(ask)
        .<Reply>map(at -> addForm(ask, at, FormErrors.none()).reply())
        .orElseGet(Reply.NotFound::new);
  }

  /** Records a tie. */
  public Reply add(Ask ask) {
    return organisation(ask).<Reply>map(at -> add(ask, at)).orElseGet(Reply.NotFound::new);
  }

  private Reply add(Ask ask, Organisation at) {
    people.oneAtATime("register");
    UUID id = PeoplePages.once(ask);
    if (register.ties().isKept(id)) {
      return done(at);
    }
    FormErrors errors = new FormErrors();
    Optional<Tie.Wanted> wanted = wanted(ask, at, id, errors);
    if (wanted.isPresent()
        && register.ties().add(wanted.get()) instanceof TieResult.Refused refused) {
      tell(refused, errors);
    }
    return errors.isEmpty() ? done(at) : addForm(ask, at, errors).reply();
  }

  /** The tie as typed; what cannot be read is added to the errors. */
  private static Optional<Tie.Wanted> wanted(Ask ask, Organisation at, UUID id, FormErrors errors) {
    Optional<Way> way = Optional.ofNullable(WAYS.get(ask.typed("way")));
    if (way.isEmpty()) {
      errors.add("way", "Choose how they are tied");
    }
    String other = ask.field("other").orElse("").toUpperCase(Locale.ROOT);
    if (other.isEmpty()) {
      errors.add("other", TieRules.unknown(other));
    }
    Optional<LocalDate> from = PeoplePages.firstDay(ask, errors);
    Optional<LocalDate> until = ask.dateBoxes("until");
    if (until.isEmpty() && ask.isDateTyped("until")) {
      errors.add("until", "Enter a date, like 31 3 2027, or leave it empty");
    }
    String source = ask.field("source").orElse("");
    TieRules.source(source).ifPresent(words -> errors.add("source", words));
    if (way.isEmpty() || from.isEmpty() || !errors.isEmpty()) {
      return Optional.empty();
    }
    boolean forwards = way.get().forwards();
    return Optional.of(
        new Tie.Wanted(
            id,
            way.get().relation(),
            forwards ? at.code() : other,
            forwards ? other : at.code(),
            ask.typed("share"),
            source,
            from.get(),
            until));
  }

  private static void tell(TieResult.Refused refused, FormErrors errors) {
    for (TieResult.Fault fault : refused.faults()) {
      boolean end = fault.field().equals("child") || fault.field().equals("parent");
      errors.add(end ? "other" : fault.field(), fault.words());
    }
  }

  private FormPage addForm(Ask ask, Organisation at, FormErrors errors) {
    Map<String, String> ways = new LinkedHashMap<>();
    WAYS.forEach((word, way) -> ways.put(word, at.name() + " " + way.says()));
    return new FormPage(
        "Add a tie of " + at.name() + " to another organisation",
        List.of(
            Prose.of(
                "Everybody can see it. From ties Mandate works out who is conflicted when a"
                    + " matter concerns one of the two.")),
        PeoplePages.base(at) + "/ties/add",
        PeoplePages.once(ask).toString(),
        List.of(
            Field.select("way", "How are they tied?", PeoplePages.options("Choose one", ways))
                .value(ask.typed("way")),
            Field.text("other", "The other organisation")
                .hint("Its code, like A81001. The register finds it by name")
                .value(ask.typed("other"))
                .typed("text", null, "off")
                .width(20),
            Field.text("share", "Share, if one owns the other")
                .hint("For example, 10 of 236, or 12.5%. Leave it empty where it is not known")
                .value(ask.typed("share"))
                .typed("text", null, "off")
                .width(20),
            FormPage.date(ask, "from", "From").hint(PeoplePages.WHEN),
            FormPage.date(ask, "until", "Until, if it has an end").hint(PeoplePages.FIRST_DAY_OUT),
            Field.text("source", "Where it stands")
                .hint("For example, the company’s register, read on 1 October 2026. Name no person")
                .value(ask.typed("source"))
                .typed("text", null, "off")),
        "Add the tie",
        PeoplePages.back(at),
        errors);
  }

  /** The form that ends a tie. */
  public Reply askToEnd(Ask ask) {
    Optional<Organisation> at = organisation(ask);
    Optional<Tie> held = held(ask);
    return at.isPresent() && held.isPresent()
        ? endForm(ask, at.get(), held.get(), FormErrors.none()).reply()
        : new Reply.NotFound();
  }

  /** Ends it; when somebody has done so already, nothing changes. */
  public Reply end(Ask ask) {
    people.oneAtATime("register");
    return organisation(ask)
        .<Reply>map(at -> held(ask).map(tie -> end(ask, at, tie)).orElseGet(() -> done(at)))
        .orElseGet(Reply.NotFound::new);
  }

  private Reply end(Ask ask, Organisation at, Tie tie) {
    FormErrors errors = new FormErrors();
    Optional<LocalDate> until = PeoplePages.lastDay(ask, tie.from(), errors);
    if (until.isPresent()
        && register.ties().end(tie.id(), until.get()) instanceof TieResult.Refused refused) {
      tell(refused, errors);
    }
    return errors.isEmpty() ? done(at) : endForm(ask, at, tie, errors).reply();
  }

  private FormPage endForm(Ask ask, Organisation at, Tie tie, FormErrors errors) {
    Map<String, String> names = register.names(List.of(tie.child(), tie.parent()));
    String what =
        "%s %s %s%s."
            .formatted(
                names.getOrDefault(tie.child(), tie.child()),
                tie.relation().says(),
                names.getOrDefault(tie.parent(), tie.parent()),
                tie.share().map(s -> ": " + s.said()).orElse(""));
    return new FormPage(
        "When does this tie end?",
        List.of(
            Prose.of(what),
            Prose.of(
                "It began on %s%s. What was known before stays on record."
                    .formatted(
                        Dates.plain(tie.from()),
                        tie.until().map(u -> " and ends on " + Dates.plain(u)).orElse("")))),
        PeoplePages.base(at) + "/ties/" + tie.id() + "/end",
        PeoplePages.once(ask).toString(),
        List.of(FormPage.date(ask, "until", "Until").hint(PeoplePages.FIRST_DAY_OUT)),
        "Record the end",
        PeoplePages.back(at),
        errors);
  }

  private Optional<Tie> held(Ask ask) {
    String code = ask.variable("code");
    return ask.uuid("tie")
        .flatMap(register.ties()::current)
        .filter(t -> t.child().equals(code) || t.parent().equals(code));
  }

  private Optional<Organisation> organisation(Ask ask) {
    return register.organisation(ask.variable("code"), people.today());
  }

  private static Reply done(Organisation at) {
    return new Reply.Redirect(PeoplePages.base(at) + "#ties");
  }
}
