package org.mandate.ledger.national;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A day as these files write it. */
final class Days {
  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK),
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.BASIC_ISO_DATE,
          DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.UK));

  private Days() {}

  static Optional<LocalDate> of(String cell) {
    if (cell.length() < 8) return Optional.empty();
    String day = cell.length() > 11 ? cell.substring(0, 10) : cell;
    for (DateTimeFormatter format : FORMATS) {
      try {
        return Optional.of(LocalDate.parse(day, format));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return Optional.empty();
  }
}
