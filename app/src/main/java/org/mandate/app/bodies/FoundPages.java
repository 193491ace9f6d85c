package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.ModelConstitution;

/** Founding a body: who it is, who would be a member, then the founding itself. */
public final class FoundPages {
  private static final String ADDRESS = "/found-a-body";
  private static final List<String> BOXES =
      List.of(
          "name",
          "source",
          "instrument",
          "founder",
          "networks",
          "practices",
          "added",
          "leftOut",
          "constitution",
          "from-day",
          "from-month",
          "from-year");
  private final Bodies bodies;

  public FoundPages(Bodies bodies) {
    this.bodies = bodies;
  }

  public Reply ask(Ask ask) {
    return Reply.page("bodies/form.jte", "Found a body", questions(ask, FormErrors.none()));
  }

  /** First shows the members that the rule gives; with {@code step=found} founds. */
  public Reply take(Ask ask) {
    FormErrors errors = FormErrors.none();
    Founding wanted = read(ask, errors);
    FoundingRules.faults(wanted).forEach(f -> errors.add(f.field(), f.words()));
    if (!errors.isEmpty() || ask.field("step").filter("change"::equals).isPresent()) {
      return Reply.page("bodies/form.jte", "Found a body", questions(ask, errors)).refused();
    }
    if (ask.field("step").filter("found"::equals).isEmpty()) {
      return Reply.page("bodies/form.jte", "Found a body", preview(ask, wanted));
    }
    return switch (bodies.found(wanted)) {
      case Outcome.Done<Body> done -> new Reply.Redirect("/bodies/" + done.value().slug());
      case Outcome.Refused<Body> refused ->
          Reply.page(
                  "bodies/form.jte",
                  "Found a body",
                  questions(ask, FormView.errors(refused.faults())))
              .refused();
    };
  }

  private Founding read(Ask ask, FormErrors errors) {
    LocalDate from = ask.dateBoxes("from").orElse(null);
    if (from == null) {
      errors.add("from", "Write the day on which the body began or begins, such as 1 4 2026.");
      from = bodies.today();
    }
    if (Authority.of(ask.typed("source")).isEmpty()) {
      errors.add("source", "Choose where the body’s authority comes from.");
    }
    MembershipRule rule =
        new MembershipRule(
            codes(ask, "networks"),
            codes(ask, "practices"),
            codes(ask, "added"),
            codes(ask, "leftOut"));
    unknown(rule, from, errors);
    String name = ask.field("name").orElse("");
    return new Founding(
        name,
        "",
        Authority.of(ask.typed("source")).orElse(Authority.MEMBER_MANDATE),
        ask.field("instrument").orElse(""),
        ask.field("founder").orElse(""),
        rule,
        from,
        constitution(ask.field("constitution").orElse("model"), name));
  }

  /** Codes that nothing in the register answers to are shown at their box. */
  private void unknown(MembershipRule rule, LocalDate from, FormErrors errors) {
    List<String> empty =
        rule.networks().stream()
            .filter(
                n -> bodies.preview(MembershipRule.ofNetworks(List.of(n)), from).practices() == 0)
            .toList();
    if (!empty.isEmpty()) {
      errors.add(
          "networks",
          "No practice belongs to " + BodiesPages.and(empty) + " on that day. Check the code.");
    }
    closed(rule.practices(), "practices", from, errors);
    closed(rule.added(), "added", from, errors);
  }

  private void closed(List<String> codes, String box, LocalDate from, FormErrors errors) {
    Membership open = bodies.preview(MembershipRule.ofPractices(codes), from);
    List<String> missing = codes.stream().filter(c -> open.member(c).isEmpty()).toList();
    if (!missing.isEmpty()) {
      errors.add(
          box,
          "No practice with the code "
              + BodiesPages.and(missing)
              + " is open on that day. Check the code.");
    }
  }

  private static List<String> codes(Ask ask, String box) {
    return Arrays.stream(ask.typed(box).split("[\\s,;]+"))
        .map(c -> c.strip().toUpperCase(java.util.Locale.ROOT))
        .filter(c -> !c.isEmpty())
        .toList();
  }

  /** The model, or what another body adopted, under this body's name and as its version 1. */
  private Constitution constitution(String from, String name) {
    String named = name.isBlank() ? "this body" : name.strip();
    return bodies
        .find(from)
        .flatMap(b -> bodies.constitutionAt(b.id(), bodies.now()))
        .map(a -> new Constitution(1, "Constitution of " + named, a.constitution().clauses()))
        .orElseGet(() -> ModelConstitution.collective(named));
  }

  private FormView questions(Ask ask, FormErrors errors) {
    return new FormView(
        "Found a body",
        "New body",
        List.of(
            Prose.of(
                "A body is made from real practices. You see its members and their patients before anything is founded.")),
        List.of(),
        ADDRESS,
        errors,
        List.of(
            FormView.group(
                "The body",
                ask,
                errors,
                Field.text("name", "Name")
                    .hint("As it calls itself, such as Marlbrook Practices Together"),
                Field.radios("source", "Where its authority comes from", sources()),
                Field.text("instrument", "The text behind that authority")
                    .hint(
                        "The Act, the delegation or the contract, with its date. Leave empty for a member mandate, unless an Act recognises the body"),
                Field.text("founder", "Code of the organisation that founds it")
                    .hint("Leave empty when its members found it")
                    .width(10),
                Field.date("from", "Day on which it begins").hint("Such as 1 4 2026")),
            FormView.group(
                "The members",
                ask,
                errors,
                Field.area("networks", "Every practice of these networks")
                    .hint("Codes of PCNs, with spaces or one a line. Leave empty for none")
                    .rows(2),
                Field.area("practices", "These practices").hint("Practice codes").rows(3),
                Field.area("added", "Practices added to the rule").hint("Practice codes").rows(2),
                Field.area("leftOut", "Practices left out of the rule")
                    .hint("Practice codes")
                    .rows(2)),
            FormView.group(
                "The constitution",
                ask,
                errors,
                Field.select(
                        "constitution", "Constitution adopted with the founding", constitutions())
                    .hint("A later version is written as a draft and adopted by a ballot"))),
        Map.of("step", "check"),
        "Show the members",
        new Link("Leave without founding", "/bodies"));
  }

  private static List<Field.Option> sources() {
    return Stream.of(Authority.values())
        .map(a -> Field.Option.of(a.word(), a.title(), a.words()))
        .toList();
  }

  private List<Field.Option> constitutions() {
    List<Field.Option> all = new ArrayList<>();
    all.add(Field.Option.of("model", "The model constitution"));
    bodies.all().forEach(b -> all.add(Field.Option.of(b.slug(), "The same as " + b.name())));
    return all;
  }

  private FormView preview(Ask ask, Founding wanted) {
    Membership members = bodies.preview(wanted.rule(), wanted.from());
    Map<String, String> hidden = new LinkedHashMap<>();
    BOXES.forEach(box -> hidden.put(box, ask.typed(box)));
    hidden.put("step", "found");
    List<Table> tables =
        members.practices() == 0 ? List.of() : List.of(BodiesPages.members(members));
    return new FormView(
        wanted.name()
            + " would speak for "
            + Numbers.count(members.practices(), "practice", "practices")
            + " and "
            + Numbers.count(members.patients(), "patient", "patients"),
        "New body: nothing is founded yet",
        List.of(
            Prose.of(
                "Authority: "
                    + wanted.source().words(wanted.instrument())
                    + ". Registered patients, latest at or before "
                    + org.mandate.app.web.Dates.plain(wanted.from())
                    + ".")),
        tables,
        ADDRESS,
        FormErrors.none(),
        List.of(),
        hidden,
        "Found the body",
        new Link("Begin again", ADDRESS));
  }
}
