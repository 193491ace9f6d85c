package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Figure;
import org.mandate.app.web.KeyFigure;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/**
 * The gap: of one promise, or of all that a body was promised. Sums over several promises hold
 * those that everybody may read, whoever asks: so a sum tells nobody of a promise behind a wall.
 */
public final class GapPages {
  private final GapGround ground;

  public GapPages(GapGround ground) {
    this.ground = ground;
  }

  /**
   * The page.
   *
   * @param whose links to the same figures of others
   * @param quote the promiser's words; empty where several promises are summed
   * @param quoted by whom, where and when
   * @param empty what to say where no money was promised, else ""
   */
  public record GapPage(
      String caption,
      String heading,
      Prose asAt,
      List<KeyFigure> figures,
      List<Prose> whose,
      List<Button> buttons,
      String quote,
      Prose quoted,
      @Nullable Figure waterfall,
      @Nullable Figure ageing,
      @Nullable Figure perHead,
      @Nullable Table each,
      @Nullable Table practices,
      String practicesNote,
      List<Prose> notes,
      List<Link> links,
      String empty) {}

  public Reply show(Ask ask) {
    return ground.body(
        ask,
        body -> {
          Optional<String> reference = ask.field("promise");
          if (reference.isEmpty()) {
            List<Promise> open =
                ground.promises().of(body.id()).stream().filter(Promise::open).toList();
            return page(ask, body, open, Optional.empty());
          }
          return ground
              .promises()
              .at(body.id(), reference.get())
              .filter(Promise::isMoney)
              .map(p -> ground.noted(ask, p, page(ask, body, List.of(p), Optional.of(p))))
              .orElseGet(Reply.NotFound::new);
        });
  }

  private Reply page(Ask ask, Body body, List<Promise> promises, Optional<Promise> one) {
    LocalDate day = ground.day(ask);
    Map<Promise, Sheet> sheets = ground.sheets().of(promises, day);
    Sheet whole =
        one.isPresent() && sheets.size() == 1
            ? sheets.values().iterator().next()
            : Sheet.together(day, new ArrayList<>(sheets.values()));
    GapAsk asked = GapAsk.of(ask, body, whole, one, ground.mine());
    GapWords words =
        sheets.size() == 1
            ? GapWords.of(sheets.keySet().iterator().next(), ground.sheets()::named)
            : GapWords.SEVERAL;
    GapPlots plots = new GapPlots(whole, asked.scope(), asked.whose(), asked.own(), words);
    Sheet scoped = whole.of(asked.scope());
    boolean none = whole.lines().isEmpty() || whole.total().promised() == 0;
    Promise.@Nullable Version ours = one.map(Promise::ours).orElse(null);
    long lacking = sheets.values().stream().filter(s -> s.of(asked.scope()).missing() > 0).count();
    String heading = of(asked, heading(scoped, one, lacking > 0 ? lacking : sheets.size()));
    GapTables tables = new GapTables(asked, whole, plots, words);
    return Reply.page(
            "promises/gap.jte",
            heading,
            new GapPage(
                caption(body, one),
                none ? "No money is promised yet" : heading,
                asAt(asked, whole, one),
                none ? List.of() : figures(scoped, asked, plots),
                asked.links(),
                buttons(ask, body, one, scoped),
                ours == null ? "" : ours.words(),
                ours == null ? Prose.empty() : quoted(ours),
                none ? null : plots.waterfall(),
                none ? null : plots.ageing().orElse(null),
                none ? null : plots.perHead(whole).orElse(null),
                one.isPresent() || none ? null : each(body, sheets, asked, plots),
                none ? null : tables.practices(),
                tables.note(),
                notes(whole),
                links(body, one, asked),
                none ? "No promise of money to these practices is recorded" : ""))
        .with(
            (plots.hasPence() ? GapGround.look(body).wider() : GapGround.look(body))
                .back(
                    one.map(p -> p.path(body)).orElse(GapGround.at(body)),
                    one.isPresent() ? "The promise" : "Promises"));
  }

  private String caption(Body body, Optional<Promise> one) {
    return one.map(
            p -> "Promise " + p.reference() + ", made by " + ground.sheets().named(p.promiser()))
        .orElse(body.name());
  }

  private static String of(GapAsk asked, String heading) {
    return asked.scope() instanceof Sheet.Scope.All ? heading : asked.whose() + ": " + heading;
  }

  private static String heading(Sheet scoped, Optional<Promise> one, long promises) {
    String what =
        one.map(Promise::title)
            .orElse(promises == 1 ? "1 promise" : Numbers.whole(promises) + " promises");
    long missing = scoped.missing();
    if (scoped.total().due() == 0) {
      return "Nothing of " + what + " is due yet";
    }
    return missing == 0
        ? "Nothing is missing from " + what
        : Money.shortly(missing) + " is missing from " + what;
  }

  private Prose asAt(GapAsk asked, Sheet whole, Optional<Promise> one) {
    String basis = one.map(p -> basis(p)).filter(b -> !b.isEmpty()).map(b -> b + ". ").orElse("");
    return Prose.of(
            "As known on "
                + Dates.weekday(whole.day())
                + ". "
                + basis
                + "Received means seen to come. "
                + (one.isEmpty() ? "Only promises that everybody may read are summed. " : ""))
        .link("See it a month before", asked.before(whole.day().minusMonths(1)));
  }

  private String basis(Promise promise) {
    List<Arithmetic.Counted> counted =
        ground
            .sheets()
            .counted(
                promise,
                Set.copyOf(
                    ground.promises().beneficiaries(promise).stream()
                        .map(Promise.Beneficiary::organisation)
                        .toList()));
    return String.join(
        ", ",
        counted.stream()
            .map(
                c ->
                    GapPlots.capital(c.basis().word())
                        + " patients"
                        + c.asAt().map(d -> " at " + Dates.plain(d)).orElse(""))
            .toList());
  }

  private static List<KeyFigure> figures(Sheet scoped, GapAsk asked, GapPlots plots) {
    List<KeyFigure> figures = new ArrayList<>();
    figures.add(
        new KeyFigure(
            "Missing, " + lower(asked.whose()),
            plots.money(scoped.missing()),
            "of " + plots.money(scoped.total().due()) + " due"));
    asked
        .own()
        .filter(o -> !asked.scope().equals(new Sheet.Scope.Practice(o.code())))
        .ifPresent(
            o ->
                figures.add(
                    new KeyFigure(
                        "Missing, " + o.name(),
                        plots.money(o.missing()),
                        "of " + plots.money(o.position().due()) + " due")));
    scoped
        .oldest()
        .ifPresent(
            d ->
                figures.add(
                    new KeyFigure(
                        "Oldest part", Dates.days(d, scoped.day()), "since " + Dates.plain(d))));
    return figures;
  }

  private static String lower(String whose) {
    return whose.equals("All practices") ? "all practices" : whose;
  }

  private List<Button> buttons(Ask ask, Body body, Optional<Promise> one, Sheet scoped) {
    if (one.isEmpty() || scoped.missing() == 0) {
      return List.of();
    }
    return List.of(
        Button.link(
            ground.chases().keeps(body, ask.who()) ? "Ask for the money" : "See how we ask for it",
            GapGround.chase(body, one.get())));
  }

  private static Prose quoted(Promise.Version v) {
    Promise.Source s = v.source();
    List<String> parts = new ArrayList<>();
    parts.add(s.title());
    if (!s.saidBy().isEmpty()) {
      parts.add(s.saidBy());
    }
    if (!s.meeting().isEmpty()) {
      parts.add(s.meeting());
    }
    parts.add(Dates.weekday(s.saidOn()));
    if (!s.page().isEmpty()) {
      parts.add("page " + s.page());
    }
    return Prose.of(String.join(", ", parts) + ".");
  }

  private Table each(Body body, Map<Promise, Sheet> sheets, GapAsk asked, GapPlots plots) {
    Table.Builder table =
        Table.named("Each promise, " + lower(asked.whose()))
            .captionHidden()
            .column("Promise")
            .numeric("Missing")
            .numeric("Received by practices")
            .numeric("Received by payees")
            .numeric("Due by now")
            .numeric("Promised");
    Map<Promise, Sheet> scoped = new LinkedHashMap<>();
    sheets.entrySet().stream()
        .map(e -> Map.entry(e.getKey(), e.getValue().of(asked.scope())))
        .sorted(
            java.util.Comparator.comparingLong(
                    (Map.Entry<Promise, Sheet> e) -> e.getValue().missing())
                .reversed())
        .forEach(e -> scoped.put(e.getKey(), e.getValue()));
    scoped.forEach(
        (p, s) ->
            table.row(
                Prose.empty()
                    .link(p.title(), GapGround.gap(body) + "?promise=" + p.reference())
                    .quiet(" " + ground.sheets().named(p.promiser())),
                Prose.empty().bold(plots.money(s.missing())),
                plots.money(s.total().practice()),
                p.payee() instanceof Promise.Payee.Itself ? "" : plots.money(s.total().payee()),
                plots.money(s.total().due()),
                plots.money(s.total().promised())));
    long payees =
        scoped.entrySet().stream()
            .filter(e -> !(e.getKey().payee() instanceof Promise.Payee.Itself))
            .mapToLong(e -> e.getValue().total().payee())
            .sum();
    Sheet all = Sheet.together(ground.today(), new ArrayList<>(scoped.values()));
    table.total(
        Numbers.count(scoped.size(), "promise", "promises"),
        plots.money(all.missing()),
        plots.money(all.total().practice()),
        plots.money(payees),
        plots.money(all.total().due()),
        plots.money(all.total().promised()));
    return table.build();
  }

  private static List<Prose> notes(Sheet whole) {
    return whole.cannotTell().stream()
        .map(reason -> Prose.empty().bold("Cannot tell. ").text(reason))
        .toList();
  }

  private List<Link> links(Body body, Optional<Promise> one, GapAsk asked) {
    List<Link> links = new ArrayList<>();
    if (one.map(Promise::open).orElse(true)) {
      links.add(new Link("Download this table (CSV)", asked.file("gap.csv")));
      links.add(new Link("Download the figures (JSON)", asked.file("gap.json")));
      links.add(
          new Link("Payments as Open Contracting transactions", asked.file("transactions.json")));
    }
    if (one.isEmpty()) {
      links.add(
          new Link("What was promised and what came, by year", GapGround.at(body) + "/statement"));
      links.add(new Link("Sums that are withheld", GapGround.at(body) + "/withheld"));
    } else {
      links.add(new Link("All promises together", GapGround.gap(body)));
    }
    return links;
  }
}
