package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.PromiseLife;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.KeyFigure;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** A body's yearly statement, as a page and as PDF. */
public final class StatementPages {
  private static final int EARLIEST = 2000;
  private final GapGround ground;

  public StatementPages(GapGround ground) {
    this.ground = ground;
  }

  /** The page. */
  public record StatementPage(
      String caption,
      String heading,
      Prose asAt,
      List<KeyFigure> figures,
      @Nullable Table money,
      @Nullable Table support,
      @Nullable Table withheld,
      @Nullable Table steps,
      List<Link> links) {}

  public Reply show(Ask ask) {
    return ground.body(ask, body -> page(body, made(ask, body)));
  }

  public Reply pdf(Ask ask) {
    return ground.body(
        ask,
        body -> {
          YearStatement s = made(ask, body);
          return ExportPages.attached(
              "application/pdf",
              body.slug() + "-promises-" + s.year() + ".pdf",
              s.document().pdf());
        });
  }

  private static int yearOf(LocalDate day) {
    return day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1;
  }

  private YearStatement made(Ask ask, Body body) {
    LocalDate today = ground.today();
    int year =
        ask.field("year")
            .filter(y -> y.matches("[0-9]{4}"))
            .map(Integer::parseInt)
            .filter(y -> y >= EARLIEST && y <= yearOf(today))
            .orElse(yearOf(today));
    LocalDate last = LocalDate.of(year + 1, 3, 31);
    LocalDate end = last.isAfter(today) ? today : last;
    List<Promise> open = ground.promises().of(body.id()).stream().filter(Promise::open).toList();
    Map<Promise, Sheet> now = ground.sheets().of(open, end);
    Map<Promise, Sheet> before = ground.sheets().of(open, LocalDate.of(year, 3, 31));
    List<YearStatement.Line> lines = new ArrayList<>();
    now.forEach(
        (p, sheet) -> {
          Sheet then = before.getOrDefault(p, new Sheet(end, List.of()));
          YearStatement.Line line =
              YearStatement.line(
                  p, ground.sheets().named(p.promiser()), then, sheet, answer(p, end));
          if (line.due() != 0 || line.practice() != 0 || line.payee() != 0 || line.missing() != 0) {
            lines.add(line);
          }
        });
    return new YearStatement(
        body,
        year,
        end,
        !last.isAfter(today),
        lines,
        support(open, end),
        withheld(body, open, LocalDate.of(year, 4, 1), end),
        steps(open, LocalDate.of(year, 4, 1), end));
  }

  private String answer(Promise p, LocalDate end) {
    return ground.promises().life().answers(p).stream()
        .filter(a -> !a.on().isAfter(end))
        .reduce((first, last) -> last)
        .map(
            a ->
                "Promiser’s answer: "
                    + a.said().words().toLowerCase(java.util.Locale.UK)
                    + ", "
                    + Dates.plain(a.on())
                    + ".")
        .orElse("The promiser has not answered.");
  }

  private List<YearStatement.Support> support(List<Promise> open, LocalDate end) {
    PromiseLife life = ground.promises().life();
    return open.stream()
        .filter(p -> !p.isMoney() && !p.ours().source().saidOn().isAfter(end))
        .map(
            p ->
                new YearStatement.Support(
                    p,
                    ground.sheets().named(p.promiser()),
                    life.deliveries(p).stream()
                        .filter(d -> !d.on().isAfter(end))
                        .reduce((first, last) -> last)
                        .map(
                            d ->
                                (d.delivered() ? "Came: " : "Did not come: ")
                                    + d.words()
                                    + " ("
                                    + Dates.plain(d.on())
                                    + ")")
                        .orElse("Nothing is recorded")))
        .toList();
  }

  private List<YearStatement.Kept> withheld(
      Body body, List<Promise> open, LocalDate from, LocalDate end) {
    Map<UUID, Promise> byId = YearStatement.byId(open);
    List<YearStatement.Kept> kept = new ArrayList<>();
    for (Withheld w : ground.chases().withheld().of(body)) {
      Promise promise = byId.get(w.promise());
      boolean within =
          !w.since().isAfter(end) && w.end().map(e -> !e.until().isBefore(from)).orElse(true);
      if (promise != null && within) {
        kept.add(
            new YearStatement.Kept(
                promise.title(),
                ground.sheets().named(w.organisation()),
                w,
                ground.sheets().named(w.byOrganisation())));
      }
    }
    return kept;
  }

  private List<YearStatement.Asking> steps(List<Promise> open, LocalDate from, LocalDate end) {
    List<YearStatement.Asking> all = new ArrayList<>();
    for (Promise promise : open) {
      for (Step step : ground.chases().steps(promise)) {
        if (!step.sentOn().isBefore(from) && !step.sentOn().isAfter(end)) {
          all.add(
              new YearStatement.Asking(
                  promise.title(), ground.sheets().named(step.organisation()), step));
        }
      }
    }
    all.sort(java.util.Comparator.comparing(a -> a.step().sentOn()));
    return all;
  }

  private Reply page(Body body, YearStatement s) {
    String address = GapGround.at(body) + "/statement";
    List<Link> links = new ArrayList<>();
    links.add(new Link("This statement as PDF", address + ".pdf?year=" + s.year()));
    links.add(
        new Link(
            "The year before, " + Dates.financialYear(s.from().minusYears(1)),
            address + "?year=" + (s.year() - 1)));
    if (s.year() < yearOf(ground.today())) {
      links.add(
          new Link(
              "The year after, " + Dates.financialYear(s.from().plusYears(1)),
              address + "?year=" + (s.year() + 1)));
    }
    links.add(new Link("What is missing today", GapGround.gap(body)));
    StatementPage page =
        new StatementPage(
            body.name() + ": what was promised and what came",
            s.finding(),
            Prose.of(s.basis()),
            s.lines().isEmpty() ? List.of() : figures(s),
            s.lines().isEmpty() ? null : money(body, s),
            s.support().isEmpty() ? null : support(body, s),
            s.withheld().isEmpty() ? null : withheld(s),
            s.steps().isEmpty() ? null : steps(s),
            links);
    return Reply.page("promises/statement.jte", "What was promised and what came", page)
        .with(GapGround.look(body).back(GapGround.at(body), "Promises"));
  }

  private static List<KeyFigure> figures(YearStatement s) {
    return List.of(
        new KeyFigure("Due in the year", Money.shortly(s.due()), "since " + Dates.plain(s.from())),
        new KeyFigure(
            "Came to practices", Money.shortly(s.practice()), "of " + Money.shortly(s.due())),
        new KeyFigure("Missing", Money.shortly(s.missing()), "at " + Dates.plain(s.end())));
  }

  private static Table money(Body body, YearStatement s) {
    Table.Builder table =
        Table.named("Money, " + s.years())
            .captionHidden()
            .column("Promise")
            .numeric("Missing")
            .numeric("Came to practices")
            .numeric("Came to payees")
            .numeric("Due in the year");
    for (YearStatement.Line line : s.lines()) {
      table.row(
          Prose.empty()
              .link(
                  line.promise().title(),
                  GapGround.gap(body) + "?promise=" + line.promise().reference())
              .quiet(" " + line.promiser()),
          Prose.empty().bold(Money.pounds(line.missing())),
          Money.pounds(line.practice()),
          line.hasPayee() ? Money.pounds(line.payee()) : "",
          Money.pounds(line.due()));
    }
    table.total(
        Numbers.count(s.lines().size(), "promise", "promises"),
        Money.pounds(s.missing()),
        Money.pounds(s.practice()),
        Money.pounds(
            s.lines().stream()
                .filter(YearStatement.Line::hasPayee)
                .mapToLong(YearStatement.Line::payee)
                .sum()),
        Money.pounds(s.due()));
    return table.build();
  }

  private static Table support(Body body, YearStatement s) {
    Table.Builder table =
        Table.named("Promises of support")
            .captionHidden()
            .stack()
            .column("Promise")
            .column("By")
            .column("What came");
    s.support()
        .forEach(
            x ->
                table.row(
                    new Link(x.promise().title(), x.promise().path(body)),
                    x.promiser(),
                    x.delivered()));
    return table.build();
  }

  private static Table withheld(YearStatement s) {
    Table.Builder table =
        Table.named("Sums withheld")
            .captionHidden()
            .stack()
            .column("Sum")
            .column("Practice")
            .column("Reason given")
            .column("Since");
    s.withheld()
        .forEach(
            k ->
                table.row(
                    Money.pounds(k.sum().pence()) + " of " + k.title(),
                    k.practice(),
                    "“" + k.sum().reason() + "” " + k.by(),
                    Dates.plain(k.sum().since())));
    return table.build();
  }

  private static Table steps(YearStatement s) {
    Table.Builder table =
        Table.named("Steps taken")
            .captionHidden()
            .stack()
            .column("Step")
            .column("Asked")
            .column("Day")
            .column("Reply");
    s.steps()
        .forEach(
            a ->
                table.row(
                    a.step().kind().words() + ": " + a.title(),
                    a.asked() + ", " + Money.shortly(a.step().pence()),
                    Dates.plain(a.step().sentOn()),
                    YearStatement.reply(a.step())));
    return table.build();
  }
}
