package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Money;
import org.mandate.app.web.Reply;

/** Forms that post money by hand, take an entry back, and record a successor's answer. */
public final class MoneyForms {
  private static final List<Posted.Kind> BY_HAND =
      List.of(
          Posted.Kind.RECEIVED,
          Posted.Kind.PASSED_ON,
          Posted.Kind.RELEASED,
          Posted.Kind.SPENT,
          Posted.Kind.RECOVERED,
          Posted.Kind.TAKEN_BACK,
          Posted.Kind.WAIVED,
          Posted.Kind.DISPUTED,
          Posted.Kind.SETTLED,
          Posted.Kind.GIVEN_UP);

  private final Promises promises;
  private final PromiseListPages pages;

  public MoneyForms(Promises promises, PromiseListPages pages) {
    this.promises = promises;
    this.pages = pages;
  }

  // Money by hand

  public Reply askMoney(Ask ask) {
    return pages.with(ask, (b, p) -> money(ask, b, p, FormErrors.none()));
  }

  public Reply takeMoney(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          List<Fault> faults = new ArrayList<>();
          Optional<Posted.Kind> kind = Posted.Kind.of(ask.typed("kind")).filter(BY_HAND::contains);
          if (kind.isEmpty()) {
            faults.add(new Fault("kind", "Choose what happened"));
          }
          Optional<LocalDate> on = ActForms.day(ask, "on", faults);
          Optional<Long> pence =
              TermsFields.take(Written.pence("pence", ask.typed("pence")), faults);
          if (faults.isEmpty()) {
            TermsFields.take(
                promises.post(
                    p,
                    PostedEntry.byHand(
                        kind.orElseThrow(),
                        on.orElseThrow(),
                        ask.typed("organisation"),
                        pence.orElseThrow(),
                        ask.typed("reason"),
                        ask.typed("source")),
                    ask.who()),
                faults);
          }
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : money(ask, b, p, PromiseForms.errors(faults)).refused();
        });
  }

  private Reply.Html money(Ask ask, Body body, Promise p, FormErrors errors) {
    List<Field.Option> kinds = new ArrayList<>();
    BY_HAND.forEach(k -> kinds.add(Field.Option.of(k.word(), k.words(), hint(k))));
    List<Field.Option> practices =
        new ArrayList<>(List.of(Field.Option.of("", "Choose a practice")));
    TreeSet<String> codes = new TreeSet<>();
    promises.beneficiaries(p).stream().map(Beneficiary::organisation).forEach(codes::add);
    promises.ground().register().names(codes).entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByValue())
        .forEach(e -> practices.add(Field.Option.of(e.getKey(), e.getValue())));
    return ActForms.form(
        body,
        p,
        "What happened to the money?",
        "One movement at a time, for one practice, with where it can be read. A whole payment file"
            + " is better read in: then every sum names its line.",
        errors,
        "/money",
        List.of(
            Field.radios("kind", "What happened?", kinds).value(ask.typed("kind")),
            Field.select("organisation", "For which practice?", practices)
                .value(ask.typed("organisation")),
            Field.text("pence", "How much?")
                .hint("In pounds, such as £1,234.50")
                .width(20)
                .value(ask.typed("pence")),
            Field.date("on", "On which day?").dated(ask),
            Field.area("reason", "Why?")
                .hint("Public. Needed where money is waived, disputed or taken back")
                .rows(2)
                .value(ask.typed("reason")),
            Field.text("source", "Where can it be read?")
                .hint("For example: bank statement of the practice, 2 July 2026")
                .value(ask.typed("source"))),
        "Enter this");
  }

  private static String hint(Posted.Kind kind) {
    return switch (kind) {
      case RECEIVED -> "Of the network, or whoever is paid for the practice";
      case PASSED_ON -> "The practice has it";
      case RELEASED -> "The promiser says so; nobody has seen it come";
      case SPENT -> "On what was promised for";
      case RECOVERED -> "Under its claw-back or without; it does not fall due again";
      case TAKEN_BACK -> "As if it had not come: it is owed again";
      case WAIVED -> "The practices give it up";
      case DISPUTED -> "The promiser says that it does not owe it";
      case SETTLED -> "A dispute ended: it is owed";
      case GIVEN_UP -> "A dispute ended: it is not owed";
      case PROMISED, DUE, REVERSED -> "";
    };
  }

  // Taking back

  public Reply askBack(Ask ask) {
    return entry(ask, (b, p, e) -> back(ask, b, p, e, FormErrors.none()));
  }

  public Reply takeBack(Ask ask) {
    return entry(
        ask,
        (b, p, e) -> {
          List<Fault> faults = new ArrayList<>();
          TermsFields.take(promises.reverse(p, e.id(), ask.typed("reason"), ask.who()), faults);
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : back(ask, b, p, e, PromiseForms.errors(faults)).refused();
        });
  }

  private interface OfEntry {
    Reply of(Body body, Promise p, Posted e);
  }

  private Reply entry(Ask ask, OfEntry answer) {
    return pages.with(
        ask,
        (b, p) ->
            promises.entries(p).stream()
                .filter(x -> ask.uuid("entry").filter(x.id()::equals).isPresent())
                .findFirst()
                .map(x -> answer.of(b, p, x))
                .orElseGet(Reply.NotFound::new));
  }

  private Reply.Html back(Ask ask, Body body, Promise p, Posted e, FormErrors errors) {
    return ActForms.form(
        body,
        p,
        "Take this entry back?",
        e.kind().words()
            + " on "
            + Dates.plain(e.on())
            + " for "
            + promises.named(e.organisation())
            + ": "
            + Money.pounds(e.pence())
            + ". It stays in the record, and a second entry turns it round.",
        errors,
        "/money/" + e.id() + "/back",
        List.of(
            Field.area("reason", "Why was it wrong?")
                .hint("Public")
                .rows(2)
                .value(ask.typed("reason"))),
        "Take this entry back");
  }

  // Reckoning anew

  public Reply askReckon(Ask ask) {
    return pages.with(ask, (b, p) -> reckon(b, p, FormErrors.none()));
  }

  public Reply takeReckon(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          List<Fault> faults = new ArrayList<>();
          TermsFields.take(promises.reckon(p, ask.who()), faults);
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : reckon(b, p, PromiseForms.errors(faults)).refused();
        });
  }

  private static Reply.Html reckon(Body body, Promise p, FormErrors errors) {
    return ActForms.form(
        body,
        p,
        "Reckon the dues anew?",
        "The register knows other patient lists than those the dues were reckoned from. What"
            + " changes is taken back in the open and entered again; what came stays.",
        errors,
        "/reckon",
        List.of(),
        "Reckon the dues anew");
  }

  // Succession

  public Reply askSuccession(Ask ask) {
    return pages.with(ask, (b, p) -> succession(ask, b, p, FormErrors.none()));
  }

  public Reply takeSuccession(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          List<Fault> faults = new ArrayList<>();
          String said = ask.typed("said");
          if (!said.equals("accepted") && !said.equals("disputed")) {
            faults.add(new Fault("said", "Say whether they take it over"));
          }
          Optional<LocalDate> on = ActForms.day(ask, "on", faults);
          if (faults.isEmpty()) {
            TermsFields.take(
                promises
                    .life()
                    .succeed(
                        p,
                        new PromiseLife.NewSuccession(
                            ask.typed("to").strip(),
                            said.equals("accepted"),
                            on.orElseThrow(),
                            ask.typed("words"),
                            ask.typed("source")),
                        ask.who()),
                faults);
          }
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : succession(ask, b, p, PromiseForms.errors(faults)).refused();
        });
  }

  private Reply.Html succession(Ask ask, Body body, Promise p, FormErrors errors) {
    Optional<PromiseLife.Waiting> waiting = promises.life().waiting(p);
    String to = waiting.flatMap(PromiseLife.Waiting::to).orElse("");
    return ActForms.form(
        body,
        p,
        "Does the successor take “" + p.title() + "” over?",
        waiting
            .map(
                w ->
                    promises.named(w.from())
                        + " is no more"
                        + w.to().map(t -> "; " + promises.named(t) + " follows it").orElse("")
                        + ". Each promise is taken over, or disputed, by itself.")
            .orElse("Its promiser is not abolished: nobody has to take it over."),
        errors,
        "/succession",
        List.of(
            Field.text("to", "Which organisation answers?")
                .hint("Its code")
                .width(20)
                .value(ask.field("to").orElse(to)),
            Field.radios(
                    "said",
                    "What does it say?",
                    List.of(
                        Field.Option.of("accepted", "It takes this promise over"),
                        Field.Option.of("disputed", "It disputes this promise")))
                .value(ask.typed("said")),
            Field.area("words", "In which words?").rows(3).value(ask.typed("words")),
            Field.date("on", "On which day?").dated(ask),
            Field.text("source", "Where can it be read?").value(ask.typed("source"))),
        "Record this answer");
  }
}
