package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Figure;
import org.mandate.app.web.KeyFigure;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.national.GroupSum;
import org.mandate.ledger.national.Level;
import org.mandate.ledger.national.NationalAnswer;
import org.mandate.ledger.national.NationalCase;
import org.mandate.ledger.national.PracticePaid;
import org.mandate.ledger.national.Question;

/**
 * What every practice in England was paid against a rate. The files say neither which list counted
 * on the promise's day nor who had joined, and the page says so: a shortfall is "cannot tell", and
 * nothing paid is "no payment recorded".
 */
public final class NationalPages {
  private static final int PAGE = 50;
  private final National national;
  private final java.util.function.Predicate<Ask> registers;

  /**
   * @param registers whether whoever asks may keep files
   */
  public NationalPages(National national, java.util.function.Predicate<Ask> registers) {
    this.national = national;
    this.registers = registers;
  }

  /** The page. */
  public record NationalPage(
      String caption,
      String heading,
      Prose asAt,
      List<KeyFigure> figures,
      List<Prose> shown,
      @Nullable Table readings,
      @Nullable Figure perHead,
      @Nullable Table groups,
      String groupsNote,
      String shownRows,
      @Nullable Link previous,
      @Nullable Link next,
      List<Prose> caveats,
      List<Link> links) {}

  public Reply show(Ask ask) {
    List<National.Kept> files = national.files();
    Optional<National.Kept> file =
        ask.field("file").isPresent()
            ? ask.typedUuid("file")
                .flatMap(id -> files.stream().filter(f -> f.id().equals(id)).findFirst())
            : files.stream().findFirst();
    if (file.isEmpty()) {
      return files.isEmpty() ? none(ask) : new Reply.NotFound();
    }
    return page(new Asked(ask, files, file.get(), national.rate(file.get())));
  }

  private Reply none(Ask ask) {
    return reply(
        new NationalPage(
            "England",
            "No file of national payments is kept here yet",
            Prose.of(
                "The registrar keeps files of NHS Payments to General Practice; then every practice"
                    + " in England stands here against a rate."),
            List.of(),
            List.of(),
            null,
            null,
            null,
            "",
            "",
            null,
            null,
            List.of(),
            links(ask)));
  }

  private List<Link> links(Ask ask) {
    return registers.test(ask)
        ? List.of(
            new Link("Keep a payments file", "/national/payments/add"),
            new Link("Enter a rate with its source", "/national/payments/rate"))
        : List.of();
  }

  private static Reply reply(NationalPage page) {
    return Reply.page("promises/national.jte", page.heading(), page).with(Reply.Look.PLAIN.wider());
  }

  /** What an address asks for. */
  private record Asked(
      Ask ask, List<National.Kept> files, National.Kept file, Optional<National.QuotedRate> kept) {
    Optional<Rate> typed() {
      return ask.field("rate").flatMap(r -> Rate.of(r).done());
    }

    Optional<Rate> rate() {
      return typed().or(() -> kept.map(National.QuotedRate::rate));
    }

    Basis basis() {
      return ask.field("basis")
          .flatMap(Basis::named)
          .or(() -> kept.map(National.QuotedRate::basis))
          .orElse(Basis.WEIGHTED);
    }

    Level by() {
      return ask.field("by").flatMap(Level::named).filter(l -> l != Level.FIFTH).orElse(Level.ICB);
    }

    int from() {
      return ask.field("from")
          .filter(f -> f.matches("[0-9]{1,5}"))
          .map(Integer::parseInt)
          .orElse(0);
    }

    String address(National.Kept of, Level by, int from) {
      StringBuilder at = new StringBuilder("/national/payments?file=" + of.id());
      at.append("&by=").append(by.word());
      typed().ifPresent(r -> at.append("&rate=").append(r.pounds().toPlainString()));
      ask.field("basis")
          .flatMap(Basis::named)
          .ifPresent(b -> at.append("&basis=").append(b.word()));
      if (from > 0) {
        at.append("&from=").append(from);
      }
      return at.toString();
    }
  }

  private Reply page(Asked a) {
    List<PracticePaid> rows = national.rows(a.file());
    // Without a rate the figures paid stand alone; a penny stands in, and no sum of it is shown.
    Rate rate = a.rate().orElse(new Rate(new BigDecimal("0.01")));
    Question base = Question.of(rate, a.basis());
    NationalCase sums =
        new NationalCase(
            new Question(
                rate,
                a.basis(),
                "",
                base.minList(),
                Optional.of(a.by()),
                Optional.empty(),
                java.util.Map.of()));
    rows.forEach(sums);
    NationalAnswer answer = sums.answer();
    List<GroupSum> groups = answer.groups();
    int from = Math.min(a.from(), Math.max(0, groups.size() - 1)) / PAGE * PAGE;
    int to = Math.min(from + PAGE, groups.size());
    boolean hasRate = a.rate().isPresent();
    return reply(
        new NationalPage(
            "England, " + a.file().year().words() + ", “" + a.file().column() + "”",
            heading(a, answer),
            asAt(a),
            figures(a, answer),
            shown(a),
            hasRate ? NationalTables.readings(answer, rows.size()) : null,
            national.perHead(a.file(), a.basis()).orElse(null),
            NationalTables.groups(a.by(), groups.subList(from, to), hasRate),
            note(a, hasRate),
            "%s to %s of %s"
                .formatted(
                    Numbers.whole(from + 1), Numbers.whole(to), Numbers.whole(groups.size())),
            from == 0
                ? null
                : new Link("The " + PAGE + " before", a.address(a.file(), a.by(), from - PAGE)),
            to >= groups.size()
                ? null
                : new Link("The next " + PAGE, a.address(a.file(), a.by(), to)),
            NationalTables.caveats(a.file(), answer),
            links(a.ask())));
  }

  private static String heading(Asked a, NationalAnswer answer) {
    return a.rate()
        .map(
            r ->
                "%s was paid; %s a %s patient would be %s"
                    .formatted(
                        Money.shortly(answer.receivedPence()),
                        r.words(),
                        a.basis().word(),
                        Money.shortly(answer.promisedPence())))
        .orElseGet(
            () ->
                Money.shortly(answer.receivedPence())
                    + " was paid to "
                    + Numbers.count(answer.practices(), "practice", "practices"));
  }

  private static Prose asAt(Asked a) {
    String rate =
        a.typed().isPresent()
            ? " The rate is the one in this page’s address; nobody has said where it is quoted from."
            : a.kept()
                .map(k -> " The rate is quoted from: " + k.source() + ".")
                .orElse(" No rate is entered, so nothing is held against these figures.");
    return Prose.of(
        "As published for "
            + a.file().year().words()
            + ", kept here on "
            + Dates.plain(Dates.on(a.file().recordedAt()))
            + "; each practice’s last known "
            + a.basis().word()
            + " list."
            + rate);
  }

  private static List<KeyFigure> figures(Asked a, NationalAnswer answer) {
    List<KeyFigure> all = new ArrayList<>();
    if (a.rate().isPresent()) {
      all.add(
          new KeyFigure(
              "Paid, less than the rate gives",
              Money.shortly(answer.gapPence()),
              "of " + Money.shortly(answer.promisedPence()) + "; not the same as missing"));
    }
    answer
        .medianPerHead()
        .ifPresent(
            m ->
                all.add(
                    new KeyFigure(
                        "Half were paid less a patient than",
                        NationalTables.pounds(m, 3),
                        "of "
                            + Numbers.whole(answer.paidSomething())
                            + " paid more than nothing")));
    all.add(
        new KeyFigure(
            "No payment recorded",
            Numbers.whole(answer.paidNothing()),
            "practices of more than 1,000 weighted patients"));
    return all;
  }

  private static List<Prose> shown(Asked a) {
    List<Prose> all = new ArrayList<>();
    for (Level level : List.of(Level.ICB, Level.PCN, Level.PRACTICE)) {
      String words =
          switch (level) {
            case ICB -> "By integrated care board";
            case PCN -> "By network";
            case PRACTICE, FIFTH -> "By practice";
          };
      all.add(
          level == a.by()
              ? Prose.empty().bold(words)
              : Prose.empty().link(words, a.address(a.file(), level, 0)));
    }
    for (National.Kept f : a.files()) {
      String words =
          f.year().words() + (f.column().equals(a.file().column()) ? "" : ", " + f.column());
      all.add(
          f.id().equals(a.file().id())
              ? Prose.empty().bold(words)
              : Prose.empty().link(words, a.address(f, a.by(), 0)));
    }
    return all;
  }

  private static String note(Asked a, boolean hasRate) {
    return (hasRate ? "Where most stands between the rate and what was paid comes first. " : "")
        + "A patient: all money of the row over all its "
        + a.basis().word()
        + " patients.";
  }
}
