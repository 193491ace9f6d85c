package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.web.AgedBars;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Figure;
import org.mandate.app.web.HeadLimits;
import org.mandate.app.web.HeadPlot;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Table;
import org.mandate.app.web.Waterfall;
import org.mandate.app.web.Waterfall.Kind;
import org.mandate.app.web.Waterfall.Step;
import org.mandate.ledger.Ageing.Bucket;

/** The pictures of a gap, each with its table, from one sheet. */
final class GapPlots {
  private static final char NO_BREAK = '\u00a0';
  private final Sheet sheet;
  private final Sheet.Scope scope;
  private final String whose;
  private final Optional<PracticeLine> own;
  private final GapWords words;
  private final boolean pence;

  /**
   * @param whole every practice that may be seen
   * @param scope whose figures are drawn
   * @param whose "All practices", the network's or the practice's name
   * @param own the practice that is set beside them
   */
  GapPlots(
      Sheet whole, Sheet.Scope scope, String whose, Optional<PracticeLine> own, GapWords words) {
    this.sheet = whole.of(scope);
    this.scope = scope;
    this.whose = whose;
    this.own = own.filter(o -> !scope.equals(new Sheet.Scope.Practice(o.code())));
    this.words = words;
    this.pence = hasPence(whole);
  }

  private static boolean hasPence(Sheet sheet) {
    return sheet.lines().stream()
        .map(PracticeLine::position)
        .anyMatch(
            p ->
                java.util.stream.LongStream.of(
                        p.promised(), p.due(), p.unpaid(), p.inTransit(), p.held(), p.practice())
                    .anyMatch(x -> x % 100 != 0));
  }

  boolean hasPence() {
    return pence;
  }

  /** Whole pounds where every figure is whole, else pence on all. */
  String money(long amount) {
    return pence ? Money.pounds(amount) : Money.shortly(amount);
  }

  private record Row(Kind kind, String plotted, String tabled, long all, long own) {}

  Figure waterfall() {
    List<Row> rows = rows(sheet.total(), own.map(PracticeLine::position).orElse(Position.NOUGHT));
    List<Step> steps = rows.stream().map(r -> new Step(r.kind(), r.plotted(), r.all())).toList();
    Table.Builder table =
        Table.named("From promise to practice").fit().column("Step").numeric(whose);
    own.ifPresent(o -> table.numeric(o.name()));
    for (Row row : rows) {
      boolean total = row.kind() == Kind.TOTAL && row != rows.getFirst();
      add(
          table,
          total,
          row.tabled(),
          row.kind() == Kind.TOTAL ? row.all() : -row.all(),
          row.kind() == Kind.TOTAL ? row.own() : -row.own());
    }
    long ownMissing = own.map(PracticeLine::missing).orElse(0L);
    if (sheet.beyond() > 0) {
      add(
          table,
          false,
          "Paid to some practices beyond their due; it fills no gap of others",
          sheet.beyond(),
          own.map(PracticeLine::beyond).orElse(0L));
    }
    add(table, true, missingWords(), sheet.missing(), ownMissing);
    return Waterfall.of(
            "gap",
            finding(),
            "Pounds. Hatched: missing. Dotted: held, waived or" + " disputed. Dashed: not due yet",
            steps)
        .with(table.build());
  }

  private String missingWords() {
    Position p = sheet.total();
    return p.waived() + p.disputed() + p.recovered() == 0
        ? "Missing (due, less received)"
        : "Missing (due, less received, waived, disputed or taken back)";
  }

  private void add(Table.Builder table, boolean total, String words, long all, long ownPence) {
    Object[] cells =
        own.isPresent()
            ? new Object[] {words, money(all), money(ownPence)}
            : new Object[] {words, money(all)};
    if (total) {
      table.total(cells);
    } else {
      table.row(cells);
    }
  }

  private List<Row> rows(Position all, Position mine) {
    List<Row> rows = new ArrayList<>();
    String day = Dates.plain(sheet.day());
    rows.add(new Row(Kind.TOTAL, "Promised", "Promised", all.promised(), mine.promised()));
    if (all.later() != 0) {
      rows.add(less(Kind.NOT_YET, "Not due yet", all.later(), mine.later()));
    }
    rows.add(new Row(Kind.TOTAL, "Due by " + day, "Due by " + day, all.due(), mine.due()));
    if (all.waived() != 0) {
      rows.add(less(Kind.HELD, "Waived", all.waived(), mine.waived()));
    }
    if (all.disputed() != 0) {
      rows.add(less(Kind.HELD, "Disputed by " + words.promiser(), all.disputed(), mine.disputed()));
    }
    if (all.recovered() != 0) {
      rows.add(less(Kind.HELD, "Paid, then taken back", all.recovered(), mine.recovered()));
    }
    if (all.unpaid() != 0) {
      rows.add(less(Kind.MISSING, "Not paid by " + words.promiser(), all.unpaid(), mine.unpaid()));
    }
    if (all.inTransit() != 0) {
      String released = "Released by " + words.promiser();
      rows.add(new Row(Kind.TOTAL, released, released, all.released(), mine.released()));
      rows.add(less(Kind.MISSING, "Released, not seen to come", all.inTransit(), mine.inTransit()));
    }
    if (words.hasPayee()) {
      String received = "Received by " + words.payee();
      rows.add(new Row(Kind.TOTAL, received, received, all.payee(), mine.payee()));
      if (all.held() != 0) {
        rows.add(less(Kind.HELD, "Not passed on by " + words.payee(), all.held(), mine.held()));
      }
    }
    String practice = scope instanceof Sheet.Scope.Practice ? "the practice" : "practices";
    rows.add(
        new Row(
            Kind.TOTAL,
            "Received by " + practice,
            "Received by " + practice,
            all.practice(),
            mine.practice()));
    return rows;
  }

  private static Row less(Kind kind, String words, long all, long own) {
    String tabled =
        "Less: " + words.substring(0, 1).toLowerCase(java.util.Locale.UK) + words.substring(1);
    return new Row(kind, words, tabled, all, own);
  }

  private String finding() {
    Position p = sheet.total();
    if (p.due() == 0) {
      return "Nothing is due yet";
    }
    String of = Money.shortly(p.practice()) + " of " + Money.shortly(p.due());
    return p.practice() >= p.due()
        ? "All that was due has reached " + reached()
        : p.practice() == 0
            ? "None of the " + Money.shortly(p.due()) + " due has reached " + reached()
            : of
                + " due ("
                + Numbers.share(Math.max(0, p.practice()), p.due())
                + ") has reached "
                + reached();
  }

  private String reached() {
    return scope instanceof Sheet.Scope.Practice ? "the practice" : "practices";
  }

  // How long

  Optional<Figure> ageing() {
    if (sheet.missing() == 0) {
      return Optional.empty();
    }
    String first =
        (sheet.total().inTransit() == 0 ? "Not paid by " : "Not arrived from ") + words.promiser();
    String second = words.hasPayee() ? "Held by " + words.payee() : "";
    List<AgedBars.Age> ages = new ArrayList<>();
    Table.Builder table =
        Table.named("Missing money by age").fit().column("Days late").numeric(first);
    if (words.hasPayee()) {
      table.numeric(second);
    }
    table.numeric("Total");
    long unpaid = 0;
    long held = 0;
    for (Bucket bucket : Bucket.values()) {
      long u = sheet.unpaid(bucket);
      long h = sheet.held(bucket);
      ages.add(new AgedBars.Age(capital(bucket.words()), u, h));
      aged(table, false, capital(bucket.words().replace(" days", "")).replace(' ', NO_BREAK), u, h);
      unpaid += u;
      held += h;
    }
    aged(table, true, "Total", unpaid, held);
    return Optional.of(
        AgedBars.of(
                "age",
                agedFinding(),
                "Pounds missing, by days since the due date. What came is set against the oldest"
                    + " due first",
                first,
                second,
                ages)
            .with(table.build()));
  }

  private void aged(Table.Builder table, boolean total, String words, long unpaid, long held) {
    Object[] cells =
        this.words.hasPayee()
            ? new Object[] {words, money(unpaid), money(held), money(unpaid + held)}
            : new Object[] {words, money(unpaid), money(unpaid)};
    if (total) {
      table.total(cells);
    } else {
      table.row(cells);
    }
  }

  private String agedFinding() {
    LocalDate day = sheet.day();
    Optional<LocalDate> oldest = sheet.oldest();
    Optional<LocalDate> unpaid = sheet.oldestUnpaid();
    if (unpaid.isPresent() && oldest.isPresent() && !unpaid.equals(oldest)) {
      return "%s: oldest part %s late; %s: %s late"
          .formatted(
              capital(words.promiser()),
              Dates.days(unpaid.get(), day),
              words.payee(),
              Dates.days(oldest.get(), day));
    }
    return "The oldest part is " + oldest.map(d -> Dates.days(d, day)).orElse("0 days") + " late";
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.UK) + words.substring(1);
  }

  // For each head

  /** Only where several practices count patients. */
  Optional<Figure> perHead(Sheet whole) {
    List<HeadLimits.Point> points =
        whole.lines().stream()
            .filter(l -> l.patients() > 0)
            .map(
                l ->
                    new HeadLimits.Point(
                        l.patients(),
                        l.position().practice(),
                        scope.equals(new Sheet.Scope.Practice(l.code()))
                            || own.filter(o -> o.code().equals(l.code())).isPresent()))
            .toList();
    if (points.size() < 3) {
      return Optional.empty();
    }
    HeadLimits limits = HeadLimits.of(points);
    boolean drawn = HeadPlot.hasLimits(points);
    long outside = points.stream().filter(p -> Math.abs(limits.distance(p)) > 3).count();
    String finding =
        "Practices received "
            + Money.pounds(Math.round(limits.rate()))
            + " a patient in all"
            + (drawn
                ? outside == 0
                    ? "; none is far from that"
                    : "; " + Numbers.of(outside, points.size()) + " are far from that"
                : "");
    return Optional.of(
        HeadPlot.of(
            "head",
            finding,
            "Received by the practice, pounds for each patient that the due counts. "
                + (drawn
                    ? HeadPlot.METHOD
                    : "They are too few, too alike or too far apart for limits."),
            points));
  }
}
