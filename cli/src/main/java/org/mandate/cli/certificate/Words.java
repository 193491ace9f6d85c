package org.mandate.cli.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/** Figures and dates as people read them (look/README). */
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final int SHOWN = 8;

  /** The calendar by which days are counted. */
  static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  private Words() {}

  static String number(long figure) {
    return String.format(Locale.UK, "%,d", figure);
  }

  /** "1 practice", "32 practices". */
  static String counted(long figure, String singular) {
    String plural =
        singular.endsWith("y") && !singular.endsWith("ey")
            ? singular.substring(0, singular.length() - 1) + "ies"
            : singular + "s";
    return number(figure) + " " + (figure == 1 ? singular : plural);
  }

  static String date(LocalDate day) {
    return DAY.format(day);
  }

  static LocalDate day(Instant time) {
    return time.atZone(ENGLAND).toLocalDate();
  }

  static String date(Instant time) {
    return date(day(time));
  }

  /** "A, B, C"; of many the first few and how many more. */
  static String list(Collection<String> all) {
    String first = String.join(", ", all.stream().limit(SHOWN).toList());
    return all.size() <= SHOWN ? first : first + " and " + number(all.size() - SHOWN) + " more";
  }
}
