package org.mandate.app.register.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways official files write a day. A day that is in no calendar (31 February) is no day. */
final class Dates {
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern BRITISH = Pattern.compile("(\\d\\d)/(\\d\\d)/(\\d{4})");
  private static final Pattern SAS = Pattern.compile("(\\d\\d)([A-Z]{3})(\\d{4})");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private Dates() {}

  static Optional<LocalDate> read(String text) {
    Matcher m = COMPACT.matcher(text);
    if (m.matches()) {
      return day(m.group(1), number(m.group(2)), m.group(3));
    }
    m = ISO.matcher(text);
    if (m.matches()) {
      return day(m.group(1), number(m.group(2)), m.group(3));
    }
    m = BRITISH.matcher(text);
    if (m.matches()) {
      return day(m.group(3), number(m.group(2)), m.group(1));
    }
    m = SAS.matcher(text.toUpperCase(Locale.ROOT));
    if (m.matches()) {
      return day(m.group(3), MONTHS.indexOf(m.group(2)) + 1, m.group(1));
    }
    return Optional.empty();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Optional<LocalDate> day(String year, int month, String dayOfMonth) {
    int y = number(year);
    int d = number(dayOfMonth);
    if (y < 1800 || y > 2200 || month < 1 || month > 12 || d < 1) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.of(y, month, 1);
    return d > first.lengthOfMonth() ? Optional.empty() : Optional.of(first.withDayOfMonth(d));
  }
}
