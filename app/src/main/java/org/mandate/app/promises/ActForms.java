package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Said;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms for what becomes of a promise: answers, support that came, whom it covers, who follows. */
public final class ActForms {
  private final Promises promises;
  private final PromiseListPages pages;

  public ActForms(Promises promises, PromiseListPages pages) {
    this.promises = promises;
    this.pages = pages;
  }

  /** The day in three boxes, or a fault. */
  static Optional<LocalDate> day(Ask ask, String name, List<Fault> faults) {
    Optional<LocalDate> day = ask.dateBoxes(name);
    if (day.isEmpty()) {
      faults.add(new Fault(name, "Write the day: day, month and year"));
    }
    return day;
  }

  static Reply.Html form(
      Body body,
      Promise p,
      String heading,
      String intro,
      FormErrors errors,
      String at,
      List<Field> fields,
      String button) {
    return PromiseForms.form(
        body,
        "Promise " + p.reference() + ": " + p.title(),
        heading,
        List.of(Prose.of(intro)),
        errors,
        p.path(body) + at,
        fields,
        Button.submit(button),
        new Link("Leave it as it is", p.path(body)));
  }

  // The promiser's answer

  public Reply askAnswer(Ask ask) {
    return pages.with(ask, (b, p) -> answer(ask, b, p, false, FormErrors.none()));
  }

  public Reply takeAnswer(Ask ask) {
    return pages.with(ask, (b, p) -> takeAnswer(ask, b, p, false));
  }

  public Reply askReply(Ask ask) {
    return ofPromiser(ask, (b, p) -> answer(ask, b, p, true, FormErrors.none()));
  }

  public Reply takeReply(Ask ask) {
    return ofPromiser(ask, (b, p) -> takeAnswer(ask, b, p, true));
  }

  private Reply ofPromiser(Ask ask, java.util.function.BiFunction<Body, Promise, Reply> answer) {
    return pages.with(
        ask,
        (b, p) ->
            ask.who() instanceof Who.Person && promises.isOfPromiser(p)
                ? answer.apply(b, p)
                : new Reply.Refused(
                    403,
                    "Only the promiser answers here",
                    "Somebody who works for the organisation that promised answers. The treasurer"
                        + " records an answer that came by letter."));
  }

  private Reply takeAnswer(Ask ask, Body body, Promise p, boolean byPromiser) {
    List<Fault> faults = new ArrayList<>();
    Optional<Said> said =
        Stream.of(Said.values()).filter(s -> s.word().equals(ask.typed("said"))).findFirst();
    if (said.isEmpty()) {
      faults.add(new Fault("said", "Say what the answer is"));
    }
    Optional<LocalDate> on = byPromiser ? Optional.of(promises.today()) : day(ask, "on", faults);
    Optional<Long> pence =
        ask.field("pence")
            .flatMap(typed -> TermsFields.take(Written.pence("pence", typed), faults));
    if (faults.isEmpty()) {
      TermsFields.take(
          promises
              .life()
              .answer(
                  p,
                  new PromiseLife.NewAnswer(
                      said.orElseThrow(),
                      on.orElseThrow(),
                      pence,
                      ask.typed("words"),
                      ask.typed("source")),
                  byPromiser,
                  ask.who()),
          faults);
    }
    return faults.isEmpty()
        ? new Reply.Redirect(p.path(body))
        : answer(ask, body, p, byPromiser, PromiseForms.errors(faults)).refused();
  }

  private Reply.Html answer(Ask ask, Body body, Promise p, boolean byPromiser, FormErrors errors) {
    List<Field.Option> options = new ArrayList<>();
    options.add(Field.Option.of("confirmed", "The promise is confirmed"));
    options.add(
        Field.Option.of(
            "disputed", "It is disputed", "In words, figure or both; say how it is read"));
    if (!byPromiser) {
      options.add(Field.Option.of("ignored", "They were asked and did not answer"));
    }
    List<Field> fields = new ArrayList<>();
    fields.add(Field.radios("said", "What is the answer?", options).value(ask.typed("said")));
    fields.add(Field.area("words", "In which words?").rows(4).value(ask.typed("words")));
    fields.add(
        Field.text("pence", "Which figure do they name?")
            .hint("In pounds, such as £1,234.50; leave empty where they name none")
            .width(20)
            .value(ask.typed("pence")));
    if (!byPromiser) {
      fields.add(Field.date("on", "On which day?").dated(ask));
      fields.add(
          Field.text("source", "Where can it be read?")
              .hint("For example: e-mail of the finance director, 2 June 2026")
              .value(ask.typed("source")));
    }
    return form(
        body,
        p,
        byPromiser ? "Your answer to this promise" : "What does the promiser say?",
        "It answers these words: “"
            + p.ours().words()
            + "” Everybody who reads the promise reads the answer, with its day.",
        errors,
        byPromiser ? "/reply" : "/answer",
        fields,
        byPromiser ? "Give this answer" : "Record this answer");
  }

  // Support

  public Reply askDelivery(Ask ask) {
    return pages.with(ask, (b, p) -> delivery(ask, b, p, FormErrors.none()));
  }

  public Reply takeDelivery(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          List<Fault> faults = new ArrayList<>();
          String typed = ask.typed("delivered");
          if (!typed.equals("yes") && !typed.equals("no")) {
            faults.add(new Fault("delivered", "Say whether it came"));
          }
          Optional<LocalDate> on = day(ask, "on", faults);
          if (faults.isEmpty()) {
            TermsFields.take(
                promises
                    .life()
                    .deliver(
                        p,
                        typed.equals("yes"),
                        on.orElseThrow(),
                        ask.field("organisation"),
                        ask.typed("words"),
                        ask.who()),
                faults);
          }
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : delivery(ask, b, p, PromiseForms.errors(faults)).refused();
        });
  }

  private static Reply.Html delivery(Ask ask, Body body, Promise p, FormErrors errors) {
    return form(
        body,
        p,
        "Did it come?",
        "Support is delivered, or it is not; say on which day, and how that is known.",
        errors,
        "/delivery",
        List.of(
            Field.radios(
                    "delivered",
                    "Did it come?",
                    List.of(
                        Field.Option.of("yes", "Yes, it came"),
                        Field.Option.of("no", "No, it did not come, or it was taken away")))
                .value(ask.typed("delivered")),
            Field.date("on", "On which day?").dated(ask),
            Field.text("organisation", "To one practice only?")
                .hint("Its code; leave empty where it is about everybody")
                .width(20)
                .value(ask.typed("organisation")),
            Field.area("words", "What came, or did not, and how is that known?")
                .rows(3)
                .value(ask.typed("words"))),
        "Record this");
  }

  // Whom it covers

  public Reply askCover(Ask ask) {
    return pages.with(ask, (b, p) -> cover(ask, b, p, FormErrors.none()));
  }

  public Reply takeCover(Ask ask) {
    return pages.with(
        ask,
        (b, p) -> {
          List<Fault> faults = new ArrayList<>();
          Optional<LocalDate> from = day(ask, "from", faults);
          Optional<LocalDate> until = ask.dateBoxes("until").map(d -> d.plusDays(1));
          if (until.isEmpty() && ask.isDateTyped("until")) {
            faults.add(new Fault("until", "Write the last day, or leave all three boxes empty"));
          }
          if (faults.isEmpty()) {
            TermsFields.take(
                promises
                    .life()
                    .cover(
                        p,
                        new Covered(
                            ask.typed("beneficiaries").strip(),
                            from.orElseThrow(),
                            until,
                            ask.typed("covered-by")),
                        ask.who()),
                faults);
          }
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : cover(ask, b, p, PromiseForms.errors(faults)).refused();
        });
  }

  private static Reply.Html cover(Ask ask, Body body, Promise p, FormErrors errors) {
    return form(
        body,
        p,
        "Whom does it cover too?",
        "What falls due to them is reckoned at once. The page names who says so.",
        errors,
        "/cover",
        List.of(
            Field.text("beneficiaries", "Which organisation?")
                .hint("Its code, such as MB-001")
                .width(20)
                .value(ask.typed("beneficiaries")),
            Field.date("from", "From which day?").dated(ask),
            Field.date("until", "Until which day?")
                .hint("Leave empty where it has no end")
                .dated(ask),
            Field.text("covered-by", "Where is that said?").value(ask.typed("covered-by"))),
        "Record whom it covers");
  }

  public Reply askEnd(Ask ask) {
    return ending(ask, (b, p, who) -> end(ask, b, p, who, FormErrors.none()));
  }

  public Reply takeEnd(Ask ask) {
    return ending(
        ask,
        (b, p, who) -> {
          List<Fault> faults = new ArrayList<>();
          Optional<LocalDate> last = day(ask, "until", faults);
          if (faults.isEmpty()) {
            Outcome<Beneficiary> ended =
                promises
                    .life()
                    .end(
                        p,
                        who.id(),
                        last.orElseThrow().plusDays(1),
                        ask.typed("covered-by"),
                        ask.who());
            TermsFields.take(ended, faults);
          }
          return faults.isEmpty()
              ? new Reply.Redirect(p.path(b))
              : end(ask, b, p, who, PromiseForms.errors(faults)).refused();
        });
  }

  private interface Ending {
    Reply of(Body body, Promise p, Beneficiary who);
  }

  private Reply ending(Ask ask, Ending answer) {
    return pages.with(
        ask,
        (b, p) ->
            promises.beneficiaries(p).stream()
                .filter(x -> ask.uuid("beneficiary").filter(x.id()::equals).isPresent())
                .findFirst()
                .map(x -> answer.of(b, p, x))
                .orElseGet(Reply.NotFound::new));
  }

  private Reply.Html end(Ask ask, Body body, Promise p, Beneficiary who, FormErrors errors) {
    return form(
        body,
        p,
        "When does it cover " + promises.named(who.organisation()) + " no more?",
        "It covers "
            + promises.named(who.organisation())
            + " from "
            + Dates.plain(who.from())
            + ". What falls due after its last day is taken back; what came stays.",
        errors,
        "/cover/" + who.id() + "/end",
        List.of(
            Field.date("until", "What is its last day?").dated(ask),
            Field.text("covered-by", "Where is that said?").value(ask.typed("covered-by"))),
        "Record its last day");
  }
}
