package org.mandate.ledger.national;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mandate.ledger.Rounding;
import org.mandate.ledger.Sterling;
import org.mandate.ledger.national.Header.Known;

/** The rows below the names: practices handed on, totals kept, what is no practice left out. */
final class Rows {
  private static final int MOST_PRACTICES = 100_000;
  private static final BigDecimal MOST_PATIENTS = BigDecimal.valueOf(10_000_000);
  private static final BigDecimal PENNY = new BigDecimal("0.01");

  /** A letter, then letters and digits with a digit among them: A81001, Y05622. */
  private static final Pattern CODE = Pattern.compile("(?=.*\\d)[A-Z][A-Z0-9]{4,5}");

  private static final Pattern TOTAL =
      Pattern.compile(
          "\\b(grand |sub-?)?totals?\\b|^(england|all practices|all|sum|national)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Header header;
  private final int payment;
  private final List<String> notes;
  private final Consumer<PracticePaid> each;
  private final Map<Known, Integer> places = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private BigDecimal registered = BigDecimal.ZERO;
  private BigDecimal weighted = BigDecimal.ZERO;
  private long total;
  private long paid;
  private int averagesOff;
  private int roundedCells;
  private int twice;
  private Optional<LocalDate> newest = Optional.empty();
  private Optional<FinancialYear> stated = Optional.empty();

  private record Seen(long line, int hash) {}

  Rows(Header header, int payment, List<String> notes, Consumer<PracticePaid> each) {
    this.header = header;
    this.payment = payment;
    this.notes = notes;
    this.each = each;
    for (Known one : Known.values()) {
      OptionalInt found = header.find(one);
      if (found.isPresent()) places.put(one, found.getAsInt());
    }
  }

  void take(CsvRecord record) {
    List<String> cells = record.getFields();
    long line = record.getStartingLineNumber();
    String code = cell(cells, Known.PRACTICE).toUpperCase(Locale.ROOT);
    if (!CODE.matcher(code).matches()) {
      notPractice(cells, line, code);
      return;
    }
    whole(cells, line);
    if (seenBefore(cells, line, code)) return;
    PracticePaid practice = practice(cells, line, code);
    keep(practice, cells, line);
    each.accept(practice);
  }

  private void whole(List<String> cells, long line) {
    int blank = cells.size();
    while (blank > header.size() && cells.get(blank - 1).isBlank()) blank--;
    if (blank == header.size()) return;
    throw new PaymentsReader.Stop(
        "line " + line,
        cells.size() < header.size()
            ? ("Line %d has %d cells where the names have %d: the file is cut short, or the line broken."
                    + " Get it again from its publisher.")
                .formatted(line, cells.size(), header.size())
            : ("Line %d has %d cells where the names have %d: a comma in it stands without quotes. Mend"
                    + " it, or get the file again.")
                .formatted(line, blank, header.size()));
  }

  private boolean seenBefore(List<String> cells, long line, String code) {
    var here = new Seen(line, cells.hashCode());
    Seen before = seen.putIfAbsent(code, here);
    if (before == null) {
      if (seen.size() > MOST_PRACTICES) {
        throw new PaymentsReader.Stop(
            "line " + line, "The file has more than 100,000 practices. England has no 10,000.");
      }
      return false;
    }
    if (before.hash() == here.hash()) {
      if (++twice <= 5) {
        notes.add(
            "Line %d repeats line %d (%s) word for word; it was counted once."
                .formatted(line, before.line(), code));
      }
      return true;
    }
    throw new PaymentsReader.Stop(
        "line " + line,
        ("Practice %s stands on line %d and, with other figures, on line %d. Which is right? Take"
                + " one out.")
            .formatted(code, before.line(), line));
  }

  /** A total, a note or a blank line is left out and said; anything else is refused. */
  private void notPractice(List<String> cells, long line, String code) {
    List<String> filled = cells.stream().map(String::strip).filter(c -> !c.isEmpty()).toList();
    if (filled.isEmpty()) return;
    boolean says =
        Stream.concat(Stream.of(code, cell(cells, Known.PRACTICE_NAME)), filled.stream().limit(3))
            .anyMatch(c -> TOTAL.matcher(c).find());
    if (says || adds(cells)) {
      notes.add("Line %d is a total, not a practice; it was left out.".formatted(line));
      return;
    }
    if (filled.size() <= 2 && filled.stream().noneMatch(c -> c.matches("[-£\\d.,]+"))) {
      notes.add(
          "Line %d is a note, not a practice; it was left out: %s"
              .formatted(line, Figures.shown(filled.getFirst())));
      return;
    }
    whole(cells, line);
    throw new PaymentsReader.Stop(
        "line " + line,
        (code.isEmpty()
                ? "Line %d has no practice code".formatted(line)
                : "Line %d: '%s' is no practice code".formatted(line, Figures.shown(code)))
            + " (such as A81001), and it is no total either. Mend it, or take it out.");
  }

  /** Whether the line's payment is what all the rows before it add up to. */
  private boolean adds(List<String> cells) {
    if (seen.size() < 2 || payment >= cells.size()) return false;
    try {
      return Figures.of(cells.get(payment))
          .filter(f -> f.signum() != 0 && f.compareTo(BigDecimal.valueOf(paid, 2)) == 0)
          .isPresent();
    } catch (Figures.NoFigure e) {
      return false;
    }
  }

  private PracticePaid practice(List<String> cells, long line, String code) {
    Optional<BigDecimal> figure = figure(cells, payment, line, code);
    var commissioner =
        new PracticePaid.Place(
            cell(cells, Known.COMMISSIONER), cell(cells, Known.COMMISSIONER_NAME));
    return new PracticePaid(
        line,
        code,
        cell(cells, Known.PRACTICE_NAME),
        new PracticePaid.Place("", cell(cells, Known.REGION_NAME)),
        commissioner,
        icb(cells, commissioner),
        new PracticePaid.Place(cell(cells, Known.NETWORK), cell(cells, Known.NETWORK_NAME)),
        patients(cells, Known.REGISTERED, line, code),
        patients(cells, Known.WEIGHTED, line, code),
        patients(cells, Known.ADJUSTED, line, code),
        figure.isPresent() ? OptionalLong.of(pence(figure.orElseThrow())) : OptionalLong.empty());
  }

  private void keep(PracticePaid practice, List<String> cells, long line) {
    registered = registered.add(practice.registered().orElse(BigDecimal.ZERO));
    weighted = weighted.add(practice.weighted().orElse(BigDecimal.ZERO));
    paid = Math.addExact(paid, practice.pence().orElse(0));
    Integer totals = places.get(Known.TOTAL);
    if (totals != null) {
      Optional<BigDecimal> all = figure(cells, totals, line, practice.practice());
      if (all.isPresent()) {
        total = Math.addExact(total, pence(all.orElseThrow()));
        average(practice, all.orElseThrow(), cells, line);
      }
    }
    Optional<LocalDate> opened = Days.of(cell(cells, Known.OPENED));
    if (opened.isPresent() && (newest.isEmpty() || opened.get().isAfter(newest.get()))) {
      newest = opened;
    }
    if (stated.isEmpty()) stated = FinancialYear.in(cell(cells, Known.YEAR));
  }

  private void average(PracticePaid practice, BigDecimal all, List<String> cells, long line) {
    Integer place = places.get(Known.AVERAGE);
    BigDecimal list = practice.registered().orElse(BigDecimal.ZERO);
    if (place == null || list.signum() <= 0) return;
    Optional<BigDecimal> printed = figure(cells, place, line, practice.practice());
    // |total / list - printed| > 0.01, without dividing
    printed.ifPresent(
        p -> {
          BigDecimal off = all.subtract(p.multiply(list)).abs();
          if (off.compareTo(PENNY.multiply(list)) > 0) averagesOff++;
        });
  }

  private PracticePaid.Place icb(List<String> cells, PracticePaid.Place commissioner) {
    if (places.containsKey(Known.ICB) || places.containsKey(Known.ICB_NAME)) {
      return new PracticePaid.Place(cell(cells, Known.ICB), cell(cells, Known.ICB_NAME));
    }
    String name = commissioner.name();
    int cut = name.lastIndexOf(" - ");
    // "NHS KENT AND MEDWAY ICB - 91Q": the board, then its part
    return cut > 0 && name.substring(0, cut).endsWith("ICB")
        ? new PracticePaid.Place("", name.substring(0, cut).strip())
        : commissioner;
  }

  private Optional<BigDecimal> patients(List<String> cells, Known list, long line, String code) {
    Integer place = places.get(list);
    if (place == null) return Optional.empty();
    Optional<BigDecimal> size = figure(cells, place, line, code);
    size.ifPresent(
        s -> {
          if (s.signum() < 0 || s.compareTo(MOST_PATIENTS) > 0) {
            throw new PaymentsReader.Stop(
                "line " + line,
                "Line %d, practice %s: '%s' is %s. No list can be that: correct it at its source."
                    .formatted(line, code, header.name(place), s.toPlainString()));
          }
        });
    return size;
  }

  private Optional<BigDecimal> figure(List<String> cells, int place, long line, String code) {
    try {
      return Figures.of(cells.get(place));
    } catch (Figures.NoFigure e) {
      throw new PaymentsReader.Stop(
          "line " + line,
          "Line %d, practice %s, column '%s': %s Correct it at its source."
              .formatted(line, code, header.name(place), e.getMessage()));
    }
  }

  private long pence(BigDecimal pounds) {
    if (pounds.stripTrailingZeros().scale() > 2) roundedCells++;
    return Rounding.halfUpPence(pounds);
  }

  private String cell(List<String> cells, Known known) {
    Integer place = places.get(known);
    return place == null || place >= cells.size() ? "" : cells.get(place).strip();
  }

  /** After the last row. */
  void end() {
    if (seen.isEmpty()) {
      throw new PaymentsReader.Stop("file", "The file has names of columns, and no practice.");
    }
    if (twice > 5) notes.add("%,d more lines repeat others word for word.".formatted(twice - 5));
    if (roundedCells > 0) {
      notes.add(
          "%,d sums have more than two decimals (over all, %s); each was rounded to the penny."
              .formatted(roundedCells, Sterling.words(paid)));
    }
  }

  int paymentColumn() {
    return payment;
  }

  int practices() {
    return seen.size();
  }

  BigDecimal registered() {
    return registered;
  }

  BigDecimal weighted() {
    return weighted;
  }

  Optional<Long> total() {
    return places.containsKey(Known.TOTAL) ? Optional.of(total) : Optional.empty();
  }

  int averagesOff() {
    return averagesOff;
  }

  Optional<LocalDate> newest() {
    return newest;
  }

  Optional<FinancialYear> stated() {
    return stated;
  }

  /** Which column stands for the integrated care board. */
  String icbGiven() {
    for (Known one :
        List.of(Known.ICB_NAME, Known.ICB, Known.COMMISSIONER_NAME, Known.COMMISSIONER)) {
      Integer place = places.get(one);
      if (place != null) return header.name(place);
    }
    return "";
  }
}
