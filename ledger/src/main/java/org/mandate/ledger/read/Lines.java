package org.mandate.ledger.read;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The pass that reads the lines: each row is a line, a total, or left out with a reason. */
final class Lines implements Sheet.Visitor {
  private static final Set<String> TOTALS =
      Set.of(
          "total",
          "totals",
          "grandtotal",
          "subtotal",
          "sum",
          "overalltotal",
          "nettotal",
          "totalamount",
          "totalspend",
          "totalpayments",
          "totalpaid",
          "reporttotal",
          "totalexpenditure",
          "monthlytotal");
  private static final Set<String> NOT_DONE =
      Set.of("pending", "reverted", "declined", "failed", "cancelled", "canceled", "rejected");

  private final String sha256;
  private final Kind kind;
  private final Hints hints;
  private final Amounts.Style style;
  private final DateOrders dates;
  private final Set<Long> repeated;
  private final Map<Long, Integer> firstOf = new HashMap<>();
  private final Consumer<Line> to;
  final Said said = new Said();
  final Tally tally = new Tally();
  final Balance balance = new Balance();

  Lines(Sheet sheet, Hints hints, Survey.Decided decided, Consumer<Line> to) {
    this.sha256 = sheet.probe().sha256();
    this.kind = sheet.kind();
    this.hints = hints;
    this.style = decided.style();
    this.dates = decided.dates();
    this.repeated = decided.repeated();
    this.to = to;
    said.say(dates.remarks());
  }

  @Override
  public void row(int line, List<String> cells, Columns columns) {
    OptionalLong pence = pence(cells, columns);
    String part = columns.cell(cells, Role.PART);
    Optional<LocalDate> day =
        Days.written(columns.cell(cells, Role.DATE)).flatMap(written -> dates.day(part, written));
    String name = columns.cell(cells, columns.name(kind));
    if (kind == Kind.SPEND && total(line, cells, columns, day.isPresent(), name, pence)) {
      return;
    }
    Optional<String> why = why(cells, columns, day, pence);
    if (why.isPresent()) {
      leftOut(line, why.get(), pence);
      return;
    }
    long exact = pence.orElseThrow();
    repeats(line, cells);
    if (name.isEmpty()) {
      said.say(Remark.Kind.NO_PAYEE, line, "Line " + line + " names nobody.");
    }
    if (kind == Kind.BANK) {
      balance.see(line, exact, Amounts.pence(columns.cell(cells, Role.BALANCE), style, kind));
    }
    Line read = line(line, cells, columns, day.orElseThrow(), name, exact);
    tally.add(read);
    to.accept(read);
  }

  private Line line(
      int line, List<String> cells, Columns columns, LocalDate day, String name, long pence) {
    String payer = columns.cell(cells, Role.PAYER);
    boolean in = kind == Kind.BANK && pence > 0;
    return new Line(
        new Place(sha256, line, 1),
        day,
        in ? name : payer.isEmpty() && kind == Kind.SPEND ? hints.payer() : payer,
        in ? "" : name,
        pence,
        columns.cell(cells, Role.TYPE),
        columns.cell(cells, Role.AREA),
        columns.cell(cells, Role.REFERENCE),
        columns.cell(cells, Role.PART));
  }

  private OptionalLong pence(List<String> cells, Columns columns) {
    if (columns.has(Role.AMOUNT)) {
      OptionalLong pence = Amounts.pence(columns.cell(cells, Role.AMOUNT), style, kind);
      return pence.isPresent() && takesBack(columns.cell(cells, Role.SIGN))
          ? OptionalLong.of(-Math.abs(pence.getAsLong()))
          : pence;
    }
    String in = columns.cell(cells, Role.IN);
    String out = columns.cell(cells, Role.OUT);
    OptionalLong inPence = in.isEmpty() ? OptionalLong.of(0) : Amounts.pence(in, style);
    OptionalLong outPence = out.isEmpty() ? OptionalLong.of(0) : Amounts.pence(out, style);
    if (in.isEmpty() && out.isEmpty() || inPence.isEmpty() || outPence.isEmpty()) {
      return OptionalLong.empty();
    }
    long net = Math.abs(inPence.getAsLong()) - Math.abs(outPence.getAsLong());
    return OptionalLong.of(kind == Kind.BANK ? net : -net);
  }

  private boolean takesBack(String sign) {
    String s = sign.toLowerCase(Locale.ROOT).strip();
    return switch (s) {
      case "-1", "-1.0", "-", "y", "yes", "true", "neg", "negative" -> true;
      case "cr", "c", "credit" -> kind == Kind.SPEND;
      case "dr", "d", "debit" -> kind == Kind.BANK;
      default -> false;
    };
  }

  /** A total: labelled so, or with neither payee or day and exactly the sum of the lines above. */
  private boolean total(
      int line,
      List<String> cells,
      Columns columns,
      boolean dated,
      String payee,
      OptionalLong pence) {
    boolean sums = pence.isPresent() && tally.sumsTo(pence.getAsLong());
    boolean labelled =
        cells.stream().anyMatch(c -> TOTALS.contains(Columns.plain(c.replace(":", ""))));
    boolean whole = dated && !payee.isEmpty() && !TOTALS.contains(Columns.plain(payee));
    boolean incomplete = !dated || payee.isEmpty();
    if (!(labelled && !whole && (incomplete || sums)) && !(incomplete && sums)) {
      return false;
    }
    if (pence.isEmpty()) {
      leftOut(line, "it is called a total and holds no amount that can be read", pence);
    } else if (sums) {
      said.say(
          Remark.Kind.TOTAL,
          line,
          "Line "
              + line
              + " is a total ("
              + pounds(pence)
              + "), the sum of lines above it; left out.");
    } else {
      said.say(
          Remark.Kind.TOTAL_DIFFERS,
          line,
          "Line "
              + line
              + " is called a total, "
              + pounds(pence)
              + ", but the lines above it come to "
              + Tally.pounds(tally.pence())
              + "; left out.");
    }
    tally.afterTotal();
    return true;
  }

  private Optional<String> why(
      List<String> cells, Columns columns, Optional<LocalDate> day, OptionalLong pence) {
    String currency = columns.cell(cells, Role.CURRENCY);
    if (!currency.isEmpty() && !currency.equalsIgnoreCase("GBP") && !currency.equals("\u00a3")) {
      return Optional.of("it is in another currency than pounds");
    }
    if (NOT_DONE.contains(columns.cell(cells, Role.STATE).toLowerCase(Locale.ROOT))) {
      return Optional.of("the bank says that it did not happen, or not yet");
    }
    if (pence.isEmpty()) {
      boolean none = columns.has(Role.AMOUNT) && columns.cell(cells, Role.AMOUNT).isEmpty();
      return Optional.of(none ? "it holds no amount" : "its amount cannot be read to the penny");
    }
    return day.isEmpty() ? Optional.of("its date cannot be read") : Optional.empty();
  }

  private void leftOut(int line, String why, OptionalLong pence) {
    String amount = pence.isPresent() ? " (" + pounds(pence) + ")" : "";
    said.say(Remark.Kind.LEFT_OUT, line, "Line " + line + amount + " is left out: " + why + ".");
  }

  private void repeats(int line, List<String> cells) {
    long fingerprint = Survey.fingerprint(cells);
    if (!repeated.contains(fingerprint)) {
      return;
    }
    Integer first = firstOf.putIfAbsent(fingerprint, line);
    if (first != null) {
      said.say(
          Remark.Kind.REPEATED,
          line,
          "Line " + line + " repeats line " + first + " in every word; both are kept.");
    }
  }

  private static String pounds(OptionalLong pence) {
    return Tally.pounds(pence.orElseThrow());
  }
}
