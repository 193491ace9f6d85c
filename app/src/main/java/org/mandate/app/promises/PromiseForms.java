package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandate.app.actions.Programme;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.FormPage;
import org.mandate.app.matters.Matter;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.ledger.Schedule;

/** Forms that write a promise down, from nothing, a decision or minutes, and new terms of one. */
public final class PromiseForms {
  private final Promises promises;
  private final PromiseListPages pages;

  public PromiseForms(Promises promises, PromiseListPages pages) {
    this.promises = promises;
    this.pages = pages;
  }

  // A new promise

  public Reply askNew(Ask ask) {
    return pages.body(ask, b -> write(ask, b, FormErrors.none()));
  }

  public Reply takeNew(Ask ask) {
    return pages.body(
        ask,
        b -> {
          Outcome<Promise> made =
              switch (wanted(ask)) {
                case Outcome.Done<NewPromise>(NewPromise w) -> promises.make(b, w, ask.who());
                case Outcome.Refused<NewPromise>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
              };
          return switch (made) {
            case Outcome.Done<Promise>(Promise p) -> new Reply.Redirect(p.path(b));
            case Outcome.Refused<Promise>(List<Fault> faults) ->
                write(ask, b, errors(faults)).refused();
          };
        });
  }

  static FormErrors errors(List<Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }

  private Outcome<NewPromise> wanted(Ask ask) {
    List<Fault> faults = new ArrayList<>();
    Promise.Kind kind =
        ask.typed("kind").equals("support") ? Promise.Kind.SUPPORT : Promise.Kind.MONEY;
    if (ask.field("kind").isEmpty()) {
      faults.add(new Fault("kind", "Say whether money or support is promised"));
    }
    Optional<NewVersion> version =
        TermsFields.take(TermsFields.version(ask, Promise.Side.OURS, kind), faults);
    LocalDate from =
        Stream.of(
                ask.dateBoxes("said-on").stream(),
                ask.dateBoxes("valid-from").stream(),
                version.stream()
                    .flatMap(v -> v.instalments().stream().map(Schedule.Instalment::dueOn)))
            .flatMap(s -> s)
            .min(Comparator.naturalOrder())
            .orElse(LocalDate.EPOCH);
    Optional<List<Covered>> covered =
        TermsFields.take(
            Written.covered(ask.typed("beneficiaries"), from, ask.typed("covered-by")), faults);
    if (ask.typed("payee").equals("one") && ask.field("payee-code").isEmpty()) {
      faults.add(new Fault("payee-code", "Write the code of the organisation that is paid"));
    }
    if (version.isEmpty() || covered.isEmpty() || !faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    return new Outcome.Done<>(
        new NewPromise(
            ask.typed("title"),
            kind,
            ask.typed("promiser").strip(),
            switch (ask.typed("payee")) {
              case "network" -> new Promise.Payee.Network();
              case "one" -> new Promise.Payee.One(ask.typed("payee-code").strip());
              default -> new Promise.Payee.Itself();
            },
            links(ask),
            version.get(),
            covered.get()));
  }

  private Promise.Links links(Ask ask) {
    Drafted from = new Drafted(promises);
    return new Promise.Links(
        ask.typedUuid("matter").or(() -> from.matter(ask.typed("from"))),
        ask.typedUuid("programme"),
        Drafted.decision(ask.typed("from")),
        Drafted.minutes(ask.typed("from")));
  }

  private Reply.Html write(Ask ask, Body body, FormErrors errors) {
    Map<String, String> drafted = new Drafted(promises).of(body, ask);
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What do the practices call it?")
            .hint("Short, such as £3 a head")
            .value(TermsFields.typed(ask, drafted, "title")));
    fields.add(
        Field.radios(
                "kind",
                "What is promised?",
                List.of(Field.Option.of("money", "Money"), Field.Option.of("support", "Support")))
            .value(TermsFields.typed(ask, drafted, "kind")));
    fields.add(
        Field.text("promiser", "Who promised it?")
            .hint("The code of the organisation in the register, such as MB-401")
            .width(20)
            .value(TermsFields.typed(ask, drafted, "promiser")));
    fields.addAll(TermsFields.source(ask, drafted));
    fields.addAll(TermsFields.terms(ask));
    fields.add(support(ask));
    fields.addAll(payee(ask));
    fields.addAll(covered(ask, body));
    fields.addAll(TermsFields.limits(ask));
    fields.addAll(standsOn(ask, body));
    String from = drafted.isEmpty() ? "" : "?from=" + ask.typed("from");
    return form(
        body,
        body.name(),
        "Write down a promise",
        List.of(
            Prose.of(
                "Quote the words and say where they stand. What falls due to each practice is"
                    + " reckoned from the terms and the patient lists of the register.")),
        errors,
        PromiseListPages.address(body) + "/new" + from,
        fields,
        Button.submit("Write this promise down"),
        new Link("Leave without writing it down", PromiseListPages.address(body)));
  }

  private static Field support(Ask ask) {
    return Field.select(
            "support",
            "Support: of what kind?",
            List.of(
                Field.Option.of("", "It is money"),
                Field.Option.of("staff", "Staff"),
                Field.Option.of("it", "IT"),
                Field.Option.of("space", "Space"),
                Field.Option.of("data", "Data"),
                Field.Option.of("other", "Something else")))
        .value(ask.typed("support"));
  }

  private static List<Field> payee(Ask ask) {
    return List.of(
        Field.radios(
                "payee",
                "To whom is it paid?",
                List.of(
                    Field.Option.of("itself", "To each practice itself"),
                    Field.Option.of("network", "To the nominated payee of each practice’s network"),
                    Field.Option.of("one", "To one organisation for all")))
            .value(ask.field("payee").orElse("itself")),
        Field.text("payee-code", "Which organisation is that?")
            .hint("Its code; only where one is paid for all")
            .width(20)
            .value(ask.typed("payee-code")));
  }

  private List<Field> covered(Ask ask, Body body) {
    String members =
        promises.ground().bodies().members(body.id(), promises.today()).stream()
            .map(Member::code)
            .sorted()
            .collect(Collectors.joining("\n"));
    return List.of(
        Field.area("beneficiaries", "For whom is it promised?")
            .hint(
                "One code on each line; where it covers one only for a time, with its days: MB-001"
                    + " from 1 April 2026 to 31 March 2027")
            .rows(8)
            .value(
                ask.fields().containsKey("beneficiaries") ? ask.typed("beneficiaries") : members),
        Field.text("covered-by", "Where is it said that it is for these?")
            .hint("For example: the letter, page 2")
            .value(ask.typed("covered-by")));
  }

  private List<Field> standsOn(Ask ask, Body body) {
    List<Field.Option> matters =
        new ArrayList<>(List.of(Field.Option.of("", "No matter: the promise is public")));
    for (Matter m : promises.ground().matters().of(body.id())) {
      if (!m.isWithheld()) {
        matters.add(
            Field.Option.of(
                m.id().toString(), m.title() + (m.isOpen() ? "" : " (closed: so is the promise)")));
      }
    }
    List<Field.Option> programmes = new ArrayList<>(List.of(Field.Option.of("", "No programme")));
    for (Programme x : promises.ground().programmes().of(body.id())) {
      programmes.add(Field.Option.of(x.id().toString(), x.title()));
    }
    return List.of(
        Field.select("matter", "On which matter does it stand?", matters)
            .value(ask.typed("matter")),
        Field.select("programme", "On which programme does it hang?", programmes)
            .hint("When that pauses, the promise is shown as stopped; nothing is deleted")
            .value(ask.typed("programme")));
  }

  // New terms

  public Reply askTerms(Ask ask) {
    return pages.with(ask, (b, p) -> terms(ask, b, p, FormErrors.none()));
  }

  public Reply takeTerms(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          Optional<Promise.Side> side =
              Stream.of(Promise.Side.values())
                  .filter(s -> s.word().equals(ask.typed("side")))
                  .findFirst();
          List<Fault> faults = new ArrayList<>();
          if (side.isEmpty()) {
            faults.add(new Fault("side", "Say whose reading of the terms this is"));
          }
          Optional<NewVersion> version =
              TermsFields.take(
                  TermsFields.version(ask, side.orElse(Promise.Side.OURS), p.kind()), faults);
          if (faults.isEmpty()) {
            TermsFields.take(promises.newVersion(p, version.orElseThrow(), ask.who()), faults);
          }
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : terms(ask, b, p, errors(faults)).refused();
        });
  }

  private Reply.Html terms(Ask ask, Body body, Promise p, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.radios(
                "side",
                "Whose reading is it?",
                List.of(
                    Field.Option.of("ours", "The practices’: the terms have changed"),
                    Field.Option.of(
                        "theirs", "The promiser’s", "How they read the terms as they stand")))
            .value(ask.typed("side")));
    fields.addAll(TermsFields.source(ask, Map.of()));
    if (p.isMoney()) {
      fields.addAll(TermsFields.terms(ask));
    } else {
      fields.add(support(ask));
    }
    fields.addAll(TermsFields.limits(ask));
    return form(
        body,
        "Promise " + p.reference() + ": " + p.title(),
        "Record other terms",
        List.of(
            Prose.of("The terms as they stand: " + PromiseWords.terms(p.ours()) + "."),
            Prose.of(
                "Nothing is overwritten. Changed terms hold from their first day; what fell due"
                    + " before it stays. How the promiser reads them stands beside the practices’"
                    + " reading and changes no figure.")),
        errors,
        p.path(body) + "/terms",
        fields,
        Button.submit("Record these terms"),
        new Link("Leave the terms as they are", p.path(body)));
  }

  static Reply.Html form(
      Body body,
      String caption,
      String heading,
      List<Prose> intro,
      FormErrors errors,
      String action,
      List<Field> fields,
      Button button,
      Link other) {
    return Reply.page(
            FormPage.TEMPLATE,
            heading,
            new FormPage(caption, heading, intro, errors, action, fields, button, other))
        .with(PromiseListPages.look(body).back(PromiseListPages.address(body), "Promises"));
  }
}
