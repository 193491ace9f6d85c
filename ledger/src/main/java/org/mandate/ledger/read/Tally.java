package org.mandate.ledger.read;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts and sums of the lines as they pass. */
final class Tally {
  private static final int MOST_PARTS = 5_000;
  private final Map<String, Map<YearMonth, Integer>> parts = new HashMap<>();
  private final Set<String> payers = new LinkedHashSet<>();
  private int lines;
  private int credits;
  private int sinceTotal;
  private long pence;
  private long penceSinceTotal;
  private LocalDate from = LocalDate.MAX;
  private LocalDate to = LocalDate.MIN;

  void add(Line line) {
    lines++;
    sinceTotal++;
    credits += line.pence() < 0 ? 1 : 0;
    pence = Math.addExact(pence, line.pence());
    penceSinceTotal = Math.addExact(penceSinceTotal, line.pence());
    from = line.date().isBefore(from) ? line.date() : from;
    to = line.date().isAfter(to) ? line.date() : to;
    if (payers.size() < 2) {
      payers.add(line.payer());
    }
    String part = parts.containsKey(line.part()) || parts.size() < MOST_PARTS ? line.part() : "";
    parts
        .computeIfAbsent(part, p -> new TreeMap<>())
        .merge(YearMonth.from(line.date()), 1, Integer::sum);
  }

  /**
   * Whether the amount is the sum of all lines, or of those since the last total: at least two of
   * them.
   */
  boolean sumsTo(long amount) {
    return lines > 1 && amount == pence || sinceTotal > 1 && amount == penceSinceTotal;
  }

  void afterTotal() {
    sinceTotal = 0;
    penceSinceTotal = 0;
  }

  int lines() {
    return lines;
  }

  int credits() {
    return credits;
  }

  long pence() {
    return pence;
  }

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return to;
  }

  String payer() {
    return payers.size() == 1 ? payers.iterator().next() : "";
  }

  /**
   * The months with lines. In a file merged from monthly files each of those is one month: the one
   * it is named after, else the one that most of its lines fall into; in any other file the months
   * of the dates.
   */
  Coverage coverage() {
    var months = new TreeMap<YearMonth, Integer>();
    if (parts.size() < 2) {
      parts.values().forEach(m -> m.forEach((month, n) -> months.merge(month, n, Integer::sum)));
    } else {
      parts.forEach(
          (part, lines) -> {
            int all = lines.values().stream().mapToInt(Integer::intValue).sum();
            months.merge(month(part, lines), all, Integer::sum);
          });
    }
    return Coverage.of(months);
  }

  private static YearMonth month(String part, Map<YearMonth, Integer> lines) {
    YearMonth most =
        lines.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return DateOrders.monthNamed(part)
        .map(
            named -> {
              int ahead = Math.floorMod(named.getValue() - most.getMonthValue() + 6, 12) - 6;
              return most.plusMonths(ahead);
            })
        .orElse(most);
  }

  /** Pence as pounds, as in -£1,234.56. */
  static String pounds(long pence) {
    String sign = pence < 0 ? "-" : "";
    long whole = Math.abs(pence);
    return String.format(Locale.ROOT, "%s\u00a3%,d.%02d", sign, whole / 100, whole % 100);
  }
}
