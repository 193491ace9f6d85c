package org.mandate.ledger.read;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which months of the payer's financial year (April to March) have lines, and which have none.
 *
 * @param present months with lines, inside the years covered
 * @param missing months of those years without any line
 * @param outside months that hold a few stray lines from other years
 */
public record Coverage(List<YearMonth> present, List<YearMonth> missing, List<YearMonth> outside) {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

  /** A financial year counts as covered when it holds at least one line in so many. */
  private static final int ONE_IN = 20;

  /** From the number of lines in each month. */
  static Coverage of(Map<YearMonth, Integer> lines) {
    var years = new TreeMap<Integer, Integer>();
    lines.forEach((month, n) -> years.merge(year(month), n, Integer::sum));
    int all = years.values().stream().mapToInt(Integer::intValue).sum();
    var present = new TreeSet<YearMonth>();
    var missing = new ArrayList<YearMonth>();
    years.forEach(
        (year, n) -> {
          for (int i = 0; i < 12 && n * ONE_IN >= all; i++) {
            YearMonth month = YearMonth.of(year, 4).plusMonths(i);
            if (lines.containsKey(month)) {
              present.add(month);
            } else {
              missing.add(month);
            }
          }
        });
    var outside = new TreeSet<>(lines.keySet());
    outside.removeAll(present);
    return new Coverage(List.copyOf(present), List.copyOf(missing), List.copyOf(outside));
  }

  private static int year(YearMonth month) {
    return month.getMonthValue() >= 4 ? month.getYear() : month.getYear() - 1;
  }

  /** Whether no month is missing. */
  public boolean complete() {
    return missing.isEmpty();
  }

  /** How much of the year the file covers, in one sentence. */
  public String words() {
    int of = present.size() + missing.size();
    if (complete()) {
      return "All " + of + " months have lines, " + span(present) + ".";
    }
    String which = present.size() == 1 ? MONTH.format(present.getFirst()) : span(present);
    return "Only "
        + present.size()
        + " of "
        + of
        + " months have lines ("
        + which
        + "); none for "
        + String.join(", ", missing.stream().map(MONTH::format).toList())
        + ".";
  }

  private static String span(List<YearMonth> months) {
    return MONTH.format(months.getFirst()) + " to " + MONTH.format(months.getLast());
  }
}
