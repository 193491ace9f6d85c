package org.mandate.app.decisions.procurement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A deadline as a calendar file of one all-day event (RFC 5545); it names no matter. */
final class DeadlineFile {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DeadlineFile() {}

  static byte[] of(UUID matter, LocalDate day, String summary, Instant now) {
    return String.join(
            "\r\n",
            List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Mandate//Procurement//EN",
                "BEGIN:VEVENT",
                "UID:procurement-" + matter,
                "DTSTAMP:" + UTC.format(now),
                "DTSTART;VALUE=DATE:" + DAY.format(day),
                "DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)),
                "SUMMARY:" + summary,
                "END:VEVENT",
                "END:VCALENDAR",
                ""))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
