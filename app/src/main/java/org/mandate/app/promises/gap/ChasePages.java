package org.mandate.app.promises.gap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.gap.LadderRules.Next;
import org.mandate.app.promises.gap.LetterText.Part;
import org.mandate.app.promises.gap.Step.Kind;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** Asking for what was promised: the steps taken, the step that comes next, letters as sent. */
public final class ChasePages {
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private final GapGround ground;

  public ChasePages(GapGround ground) {
    this.ground = ground;
  }

  /** All who can be asked about a promise. */
  public record ChasePage(
      String caption, String heading, Prose asAt, List<Party> parties, List<Link> links) {}

  /**
   * One of them.
   *
   * @param sum what it is asked for, in a sentence
   * @param ladder the four steps
   * @param button empty where no step is open to whoever asks
   */
  public record Party(String heading, Prose sum, Table ladder, List<Button> button) {}

  public Reply show(Ask ask) {
    return ground.promise(ask, (body, promise) -> show(ask, body, promise));
  }

  private Reply show(Ask ask, Body body, Promise promise) {
    boolean keeps = ground.chases().keeps(body, ask.who());
    List<Chases.Asked> asked = promise.isMoney() ? ground.chases().asked(promise) : List.of();
    List<Party> parties = new ArrayList<>();
    for (Chases.Asked a : asked) {
      Party party = party(body, promise, a, keeps);
      boolean first = parties.stream().allMatch(p -> p.button().isEmpty());
      parties.add(
          first
              ? party
              : new Party(
                  party.heading(),
                  party.sum(),
                  party.ladder(),
                  party.button().stream().map(Button::asSecondary).toList()));
    }
    ChasePage page =
        new ChasePage(
            "Promise " + promise.reference() + ": " + promise.title(),
            heading(asked),
            Prose.of(
                "As known on "
                    + Dates.weekday(ground.today())
                    + ". Four steps: query, letter, named officer, public statement. Each has "
                    + LadderRules.REPLY_DAYS
                    + " days for a reply, or more where the letter says so."),
            parties,
            links(body, promise));
    return Reply.page("promises/chase.jte", page.heading(), page)
        .with(GapGround.look(body).back(promise.path(body), promise.title()));
  }

  private static String heading(List<Chases.Asked> asked) {
    long open = asked.stream().filter(a -> a.next() instanceof Next.Open).count();
    if (asked.stream().allMatch(a -> a.next() instanceof Next.Nothing)) {
      return "Nothing is missing, so nobody is asked";
    }
    return open == 0
        ? "The next step waits for a reply"
        : asked.stream()
            .filter(a -> a.next() instanceof Next.Open)
            .findFirst()
            .map(a -> "Next: " + words(a) + " to " + a.name())
            .orElseThrow();
  }

  private static String words(Chases.Asked a) {
    return a.next() instanceof Next.Open(Kind kind)
        ? switch (kind) {
          case QUERY -> "a query";
          case LETTER -> "a letter";
          case OFFICER -> "a letter to a named officer";
          case STATEMENT -> "a public statement, copied";
        }
        : "";
  }

  private List<Link> links(Body body, Promise promise) {
    List<Link> links = new ArrayList<>();
    if (promise.isMoney()) {
      links.add(
          new Link(
              "What is missing, practice by practice",
              GapGround.gap(body) + "?promise=" + promise.reference()));
    }
    links.add(new Link("Sums that are withheld", GapGround.at(body) + "/withheld"));
    return links;
  }

  private Party party(Body body, Promise promise, Chases.Asked a, boolean keeps) {
    Prose sum =
        switch (a.next()) {
          case Next.Nothing _ ->
              Prose.of(a.payee() ? "Has passed on all that came." : "Has paid all that is due.");
          case Next.Open _, Next.Waits _ ->
              Prose.empty()
                  .bold(Money.shortly(a.asked()))
                  .text(a.payee() ? " received and not passed on." : " due and not paid.");
        };
    if (a.next() instanceof Next.Waits w) {
      sum = sum.text(" " + w.why() + ".");
    }
    List<Button> button =
        keeps && a.next() instanceof Next.Open(Kind kind)
            ? List.of(
                Button.link(
                    (kind == Kind.STATEMENT ? "Draft the statement on " : "Draft the letter to ")
                        + a.name(),
                    GapGround.chase(body, promise) + "/to/" + a.code()))
            : List.of();
    return new Party(a.name(), sum, ladder(body, promise, a), button);
  }

  private Table ladder(Body body, Promise promise, Chases.Asked a) {
    Table.Builder table =
        Table.named("Steps with " + a.name())
            .captionHidden()
            .stack()
            .column("Step")
            .column("Date")
            .column("State");
    for (Step step : a.steps()) {
      table.row(
          new Link(
              step.position() + ". " + step.kind().words(),
              GapGround.chase(body, promise) + "/steps/" + step.id()),
          Dates.weekday(step.sentOn()),
          state(step));
    }
    Kind kind = a.steps().isEmpty() ? Kind.QUERY : a.steps().getLast().kind().next();
    int position = a.steps().size() + 1;
    boolean first = true;
    while (position <= a.steps().size() + Kind.values().length) {
      String date =
          !first || a.next() instanceof Next.Nothing
              ? ""
              : switch (a.next()) {
                case Next.Open _ -> "Open today";
                case Next.Waits w -> "From " + Dates.weekday(w.from());
                case Next.Nothing _ -> "";
              };
      table.row(
          position + ". " + kind.words(),
          date,
          first && a.next() instanceof Next.Open
              ? Status.soon("Next")
              : Status.none(a.next() instanceof Next.Nothing ? "Not needed" : "Not yet"));
      if (kind == Kind.STATEMENT) {
        break;
      }
      kind = kind.next();
      position++;
      first = false;
    }
    return table.build();
  }

  private Status state(Step step) {
    if (step.kind() == Kind.STATEMENT) {
      return Status.yes("Published");
    }
    Optional<Step.Answered> reply = step.lastReply();
    if (reply.isPresent()) {
      return switch (reply.get().answer()) {
        case WILL_PAY ->
            Status.yes("Sent; will pay by " + reply.get().payBy().map(Dates::plain).orElse(""));
        case REFUSES -> Status.no("Sent; refused");
        case OTHER -> Status.part("Sent; neither yes nor no");
      };
    }
    boolean late = step.replyDue().filter(d -> ground.today().isAfter(d)).isPresent();
    return late
        ? Status.no("Sent; no answer")
        : Status.soon("Sent; answer by " + step.replyDue().map(Dates::plain).orElse(""));
  }

  // One step

  /**
   * A letter as it was sent.
   *
   * @param letter empty where whoever reads may not see it
   */
  public record StepPage(
      String caption,
      String heading,
      Prose asAt,
      List<ShownPart> letter,
      List<ReplyShown> replies,
      String hash,
      List<Button> buttons,
      List<Link> links) {}

  /** A reply, as far as it may be seen. */
  public record ReplyShown(String heading, String words) {}

  /**
   * A part of a letter on a page; one of them is not empty.
   *
   * @param table null for words
   */
  public record ShownPart(
      String subject,
      List<String> lines,
      String heading,
      @org.jspecify.annotations.Nullable Table table) {}

  static List<ShownPart> shown(String text) {
    return LetterText.parts(text).stream()
        .map(
            part ->
                switch (part) {
                  case Part.Subject(String words) -> new ShownPart(words, List.of(), "", null);
                  case Part.Heading(String words) -> new ShownPart("", List.of(), words, null);
                  case Part.Paragraph(List<String> lines) -> new ShownPart("", lines, "", null);
                  case Part.Rows(List<List<String>> rows) ->
                      new ShownPart("", List.of(), "", table(rows));
                })
        .toList();
  }

  private static Table table(List<List<String>> rows) {
    Table.Builder table = Table.named("Amounts by practice").id("t-letter").captionHidden();
    List<String> head = rows.getFirst();
    table.column(head.getFirst());
    head.stream().skip(1).forEach(table::numeric);
    for (int i = 1; i < rows.size(); i++) {
      Object[] cells = rows.get(i).toArray();
      if (i == rows.size() - 1) {
        table.total(cells);
      } else {
        table.row(cells);
      }
    }
    return table.build();
  }

  /** The address's step of the address's promise. */
  Reply step(Ask ask, boolean noted, Function<Ground, Reply> answer) {
    BiFunction<Body, Promise, Reply> with =
        (body, promise) ->
            ask.uuid("step")
                .flatMap(ground.chases().store()::byId)
                .filter(s -> s.promise().equals(promise.id()))
                .map(s -> answer.apply(new Ground(body, promise, s)))
                .orElseGet(Reply.NotFound::new);
    return noted ? ground.promise(ask, with) : ground.promiseOf(ask, with);
  }

  /** What a step's address names. */
  record Ground(Body body, Promise promise, Step step) {
    String path() {
      return GapGround.chase(body, promise) + "/steps/" + step.id();
    }
  }

  public Reply one(Ask ask) {
    return step(ask, true, g -> one(ask, g));
  }

  private Reply one(Ask ask, Ground g) {
    Step s = g.step();
    Optional<ChaseStore.Letter> letter = ground.chases().letter(s);
    boolean keeps = ground.chases().keeps(g.body(), ask.who());
    List<Button> buttons = new ArrayList<>();
    if (keeps && s.kind() != Kind.STATEMENT) {
      buttons.add(Button.link("Record a reply", g.path() + "/reply"));
    }
    List<Link> links = new ArrayList<>();
    if (letter.isPresent()) {
      links.add(new Link("The letter as PDF", g.path() + "/letter.pdf"));
      links.add(new Link("The letter for Word (DOCX)", g.path() + "/letter.docx"));
      links.add(new Link("Its plain text, whose hash is recorded", g.path() + "/letter.txt"));
    }
    links.add(new Link("All steps", GapGround.chase(g.body(), g.promise())));
    String heading =
        s.kind() == Kind.STATEMENT
            ? "The public statement of " + Dates.plain(s.sentOn())
            : s.kind().words()
                + " to "
                + ground.sheets().named(s.organisation())
                + ": "
                + state(s).word().replace("Sent; ", "");
    return Reply.page(
            "promises/step.jte",
            heading,
            new StepPage(
                "Promise " + g.promise().reference() + ", step " + s.position(),
                heading,
                Prose.of(
                    "Kept as sent on "
                        + Dates.weekday(s.sentOn())
                        + ", asking for "
                        + Money.shortly(s.pence())
                        + s.replyDue()
                            .map(d -> ". A reply is owed by " + Dates.weekday(d))
                            .orElse("")
                        + "."),
                letter.map(l -> shown(l.words())).orElse(List.of()),
                s.replies().stream().map(ChasePages::reply).toList(),
                s.letterSha256(),
                buttons,
                links))
        .with(
            GapGround.look(g.body())
                .back(GapGround.chase(g.body(), g.promise()), "Asking for the money"));
  }

  private static ReplyShown reply(Step.Answered r) {
    return new ReplyShown(
        Dates.weekday(r.on())
            + ": "
            + r.answer().words().substring(0, 1).toLowerCase(java.util.Locale.UK)
            + r.answer().words().substring(1)
            + r.payBy().map(d -> ", by " + Dates.weekday(d)).orElse(""),
        r.words());
  }

  public Reply pdf(Ask ask) {
    return file(ask, "application/pdf", ".pdf", (b, l) -> LetterText.document(l, b).pdf());
  }

  public Reply docx(Ask ask) {
    return file(ask, DOCX, ".docx", (b, l) -> LetterText.document(l, b).docx());
  }

  /** The very text whose hash is recorded. */
  public Reply text(Ask ask) {
    return file(
        ask, "text/plain; charset=utf-8", ".txt", (b, l) -> l.getBytes(StandardCharsets.UTF_8));
  }

  private Reply file(
      Ask ask, String type, String ending, BiFunction<String, String, byte[]> bytes) {
    return step(
        ask,
        true,
        g ->
            ground
                .chases()
                .letter(g.step())
                .<Reply>map(
                    l ->
                        kept(
                            type,
                            LetterWriter.fileName(g.promise().reference(), g.step().kind())
                                + ending,
                            bytes.apply(g.body().name(), l.words())))
                .orElseGet(Reply.NotFound::new));
  }

  static Reply kept(String type, String name, byte[] bytes) {
    return new Reply.Bytes(
        type,
        bytes,
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"" + name + "\"",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff"));
  }
}
