package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.gap.ChasePages.ShownPart;
import org.mandate.app.promises.gap.LadderRules.Next;
import org.mandate.app.promises.gap.Step.Kind;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms of whoever keeps the money: the next letter, a reply. */
public final class ChaseForms {
  private static final int LONGEST_QUERY = 4_000;
  private final GapGround ground;
  private final ChasePages pages;

  public ChaseForms(GapGround ground, ChasePages pages) {
    this.ground = ground;
    this.pages = pages;
  }

  /**
   * The letter before it is sent.
   *
   * @param letter as it would be sent now
   * @param seen its hash
   * @param fields that change it
   */
  public record DraftPage(
      String caption,
      String heading,
      Prose asAt,
      FormErrors errors,
      List<ShownPart> letter,
      String seen,
      String action,
      List<Field> fields,
      List<Link> links) {}

  /** A letter drafted from what a form says. */
  private record Drafted(
      Body body,
      Promise promise,
      Chases.Asked asked,
      Kind kind,
      Chases.Wanted wanted,
      String text) {
    String path() {
      return GapGround.chase(body, promise) + "/to/" + asked.code();
    }
  }

  public Reply draft(Ask ask) {
    return ground.promise(
        ask, (body, promise) -> with(ask, body, promise, d -> page(d, FormErrors.none())));
  }

  private Reply with(
      Ask ask, Body body, Promise promise, java.util.function.Function<Drafted, Reply> answer) {
    Optional<Chases.Asked> asked =
        promise.isMoney()
            ? ground.chases().asked(promise).stream()
                .filter(a -> a.code().equals(ask.variable("organisation")))
                .findFirst()
            : Optional.empty();
    if (asked.isEmpty() || !ground.chases().keeps(body, ask.who())) {
      return new Reply.NotFound();
    }
    return asked.get().next() instanceof Next.Open(Kind kind)
        ? answer.apply(drafted(ask, body, promise, asked.get(), kind))
        : new Reply.Redirect(GapGround.chase(body, promise));
  }

  private Drafted drafted(Ask ask, Body body, Promise promise, Chases.Asked asked, Kind kind) {
    boolean typed = ask.isDateTyped("reply");
    Optional<LocalDate> reply =
        typed
            ? ask.dateBoxes("reply")
            : Optional.of(ground.today().plusDays(LadderRules.REPLY_DAYS));
    Chases.Wanted wanted =
        new Chases.Wanted(ask.typed("office"), ask.typed("name"), reply, ask.typed("extra"));
    String text =
        LetterWriter.text(ground.chases().draft(body, promise, asked, kind, wanted, ask.who()));
    return new Drafted(body, promise, asked, kind, wanted, text);
  }

  private Reply.Html page(Drafted d, FormErrors errors) {
    boolean statement = d.kind() == Kind.STATEMENT;
    List<Field> fields = new ArrayList<>();
    if (!statement) {
      fields.add(
          Field.text("office", "Which office does it go to?")
              .hint("Such as Chief finance officer. Leave it empty to write to the organisation")
              .value(d.wanted().office()));
      fields.add(
          Field.text("name", "Who holds it?")
              .hint("A name stands in the letter only, never in the record in clear")
              .value(d.wanted().name()));
      fields.add(reply(d.wanted().replyBy()));
    }
    fields.add(
        Field.area("extra", "Anything to add?")
            .hint("One paragraph. The quoted words and the figures come from the ledger")
            .rows(3)
            .value(d.wanted().extra()));
    String query = query(d.wanted());
    DraftPage page =
        new DraftPage(
            "Promise %s: %s. Step %d: %s"
                .formatted(
                    d.promise().reference(),
                    d.promise().title(),
                    d.asked().steps().size() + 1,
                    d.kind().words().toLowerCase(java.util.Locale.UK)),
            statement
                ? "Check the statement before it is published"
                : "Check the letter before it is sent",
            Prose.of(
                "We wrote this from the ledger. Each figure is as known on "
                    + Dates.weekday(ground.today())
                    + ". "
                    + (statement
                        ? "Nothing is public until you publish it."
                        : "Nothing is kept until you press the button; you send it yourself, as PDF"
                            + " or from Word.")),
            errors,
            ChasePages.shown(d.text()),
            LetterText.sha256(d.text()),
            d.path(),
            fields,
            links(d, query));
    return Reply.page("promises/draft.jte", page.heading(), page)
        .with(
            GapGround.look(d.body())
                .back(GapGround.chase(d.body(), d.promise()), "Asking for the money"));
  }

  private static List<Link> links(Drafted d, String query) {
    List<Link> links = new ArrayList<>();
    // An address has a length that every server takes; a long letter is downloaded once it is kept.
    if (query.length() <= LONGEST_QUERY) {
      links.add(new Link("This draft as PDF", d.path() + "/draft.pdf" + query));
      links.add(new Link("This draft for Word (DOCX)", d.path() + "/draft.docx" + query));
    }
    links.add(new Link("Leave without sending", GapGround.chase(d.body(), d.promise())));
    return links;
  }

  private static Field reply(Optional<LocalDate> by) {
    Field field =
        Field.date("reply", "By when do you ask for a reply?")
            .hint(
                "At least %d days, as a rule %d"
                    .formatted(LadderRules.FEWEST_DAYS, LadderRules.REPLY_DAYS));
    return by.map(
            d ->
                field.dated(
                    String.valueOf(d.getDayOfMonth()),
                    String.valueOf(d.getMonthValue()),
                    String.valueOf(d.getYear())))
        .orElse(field);
  }

  private static String query(Chases.Wanted w) {
    StringBuilder query = new StringBuilder("?office=").append(encoded(w.office()));
    query.append("&name=").append(encoded(w.name())).append("&extra=").append(encoded(w.extra()));
    w.replyBy()
        .ifPresent(
            d ->
                query
                    .append("&reply-day=")
                    .append(d.getDayOfMonth())
                    .append("&reply-month=")
                    .append(d.getMonthValue())
                    .append("&reply-year=")
                    .append(d.getYear()));
    return query.toString();
  }

  private static String encoded(String words) {
    return java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
  }

  public Reply draftPdf(Ask ask) {
    return ground.promise(
        ask,
        (body, promise) ->
            with(
                ask,
                body,
                promise,
                d ->
                    ChasePages.kept(
                        "application/pdf",
                        LetterWriter.fileName(promise.reference(), d.kind()) + "-draft.pdf",
                        LetterText.document(d.text(), body.name()).pdf())));
  }

  public Reply draftDocx(Ask ask) {
    return ground.promise(
        ask,
        (body, promise) ->
            with(
                ask,
                body,
                promise,
                d ->
                    ChasePages.kept(
                        ChasePages.DOCX,
                        LetterWriter.fileName(promise.reference(), d.kind()) + "-draft.docx",
                        LetterText.document(d.text(), body.name()).docx())));
  }

  /** Shows the letter with what was typed, or keeps it as sent. */
  public Reply send(Ask ask) {
    return ground.promiseOf(
        ask,
        (body, promise) ->
            with(
                ask,
                body,
                promise,
                d -> ask.typed("do").equals("send") ? send(ask, d) : redrawn(ask, d)));
  }

  private Reply redrawn(Ask ask, Drafted d) {
    FormErrors errors = errors(ChaseRules.faults(d.kind(), d.wanted(), ground.today()));
    return errors.isEmpty() ? page(d, errors) : page(d, errors).refused();
  }

  private Reply send(Ask ask, Drafted d) {
    return switch (ground
        .chases()
        .send(d.body(), d.promise(), d.asked().code(), d.wanted(), ask.typed("seen"), ask.who())) {
      case Outcome.Done<Step>(Step step) ->
          new Reply.Redirect(GapGround.chase(d.body(), d.promise()) + "/steps/" + step.id());
      case Outcome.Refused<Step>(List<Outcome.Fault> faults) -> page(d, errors(faults)).refused();
    };
  }

  // A reply

  public Reply askReply(Ask ask) {
    return pages.step(
        ask,
        true,
        g -> mayReply(ask, g) ? replyForm(ask, g, FormErrors.none()) : new Reply.NotFound());
  }

  private boolean mayReply(Ask ask, ChasePages.Ground g) {
    return g.step().kind() != Kind.STATEMENT && ground.chases().keeps(g.body(), ask.who());
  }

  public Reply takeReply(Ask ask) {
    return pages.step(
        ask,
        false,
        g -> {
          if (!mayReply(ask, g)) {
            return new Reply.NotFound();
          }
          Chases.NewReply wanted =
              new Chases.NewReply(
                  Step.Answer.of(ask.typed("answer")),
                  ask.dateBoxes("on"),
                  ask.dateBoxes("pay-by"),
                  ask.typed("words"));
          return switch (ground
              .chases()
              .reply(g.body(), g.promise(), g.step(), wanted, ask.who())) {
            case Outcome.Done<Step.Answered> _ -> new Reply.Redirect(g.path());
            case Outcome.Refused<Step.Answered>(List<Outcome.Fault> faults) ->
                replyForm(ask, g, errors(faults)).refused();
          };
        });
  }

  private Reply.Html replyForm(Ask ask, ChasePages.Ground g, FormErrors errors) {
    List<Field.Option> answers =
        List.of(
            Field.Option.of(
                Step.Answer.WILL_PAY.word(),
                Step.Answer.WILL_PAY.words(),
                "With the day by which: the next step waits until after it"),
            Field.Option.of(
                Step.Answer.REFUSES.word(),
                Step.Answer.REFUSES.words(),
                "The next step opens at once"),
            Field.Option.of(
                Step.Answer.OTHER.word(), Step.Answer.OTHER.words(), "The clock goes on"));
    List<Field> fields =
        List.of(
            Field.radios("answer", "What does the reply come to?", answers)
                .value(ask.typed("answer")),
            Field.date("on", "When did it come?").dated(ask),
            Field.date("pay-by", "By when will they pay?")
                .hint("Only where they say that they will pay")
                .dated(ask),
            Field.area("words", "What do they say?")
                .hint("In their words. Read by the body’s officers and the people of its practices")
                .value(ask.typed("words")));
    return Reply.page(
            FormPage.TEMPLATE,
            "Record a reply",
            new FormPage(
                g.step().kind().words() + " of " + Dates.plain(g.step().sentOn()),
                "Record a reply from " + ground.sheets().named(g.step().organisation()),
                List.of(),
                errors,
                g.path() + "/reply",
                fields,
                Button.submit("Record this reply"),
                new Link("Leave without recording it", g.path())))
        .with(GapGround.look(g.body()).back(g.path(), "The step"));
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }
}
