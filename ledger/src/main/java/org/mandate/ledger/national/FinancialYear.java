package org.mandate.ledger.national;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year of public money, 1 April to 31 March.
 *
 * @param start the calendar year of its April
 */
public record FinancialYear(int start) implements Comparable<FinancialYear> {
  /** 2016-17, 16-17, 2016/17, 2016_2017, 201617; a bare 2021 is a calendar year and no match. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<!\\d)(?<!20\\d\\d[-_/.])(20)?(\\d\\d)(?:([-–_/ .]| to )|(?<=20\\d\\d))(20)?(\\d\\d)(?!\\d)");

  /** The year that a person or a file's name writes; empty where it names none, or several. */
  public static Optional<FinancialYear> in(String words) {
    Set<FinancialYear> found = new HashSet<>();
    Matcher matcher = WRITTEN.matcher(words);
    int from = 0;
    while (from < words.length() && matcher.find(from)) {
      int first = Integer.parseInt(matcher.group(2));
      int second = Integer.parseInt(matcher.group(5));
      if (second == (first + 1) % 100) found.add(new FinancialYear(2000 + first));
      from = matcher.start() + 1;
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** The year that a day falls in. */
  public static FinancialYear of(LocalDate day) {
    return new FinancialYear(
        day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() - 1 : day.getYear());
  }

  /** As it is written: 2016-17. */
  public String words() {
    return "%d-%02d".formatted(start, (start + 1) % 100);
  }

  @Override
  public int compareTo(FinancialYear other) {
    return Integer.compare(start, other.start);
  }
}
