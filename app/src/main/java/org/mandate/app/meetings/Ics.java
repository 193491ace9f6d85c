package org.mandate.app.meetings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A calendar as RFC 5545 writes it: times in UTC, lines folded at 75 octets and ended by CR LF,
 * words escaped. Pure.
 */
final class Ics {
  private static final int FOLD = 75;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Ics() {}

  /**
   * An event.
   *
   * @param uid never changes
   * @param sequence grows when time, place or state change
   * @param url of its page; empty for none
   */
  record Event(
      String uid,
      Instant stamp,
      Instant changed,
      long sequence,
      boolean cancelled,
      Instant starts,
      Instant ends,
      String summary,
      String place,
      String description,
      Optional<String> url) {}

  static byte[] calendar(String name, List<Event> events) {
    StringBuilder out = new StringBuilder();
    line(out, "BEGIN", "VCALENDAR");
    line(out, "VERSION", "2.0");
    line(out, "PRODID", "-//Mandate//Meetings//EN");
    line(out, "CALSCALE", "GREGORIAN");
    line(out, "METHOD", "PUBLISH");
    line(out, "X-WR-CALNAME", text(name));
    line(out, "REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    events.forEach(e -> event(out, e));
    line(out, "END", "VCALENDAR");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void event(StringBuilder out, Event e) {
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", text(e.uid()));
    line(out, "DTSTAMP", UTC.format(e.stamp()));
    line(out, "LAST-MODIFIED", UTC.format(e.changed()));
    line(out, "SEQUENCE", String.valueOf(e.sequence()));
    line(out, "STATUS", e.cancelled() ? "CANCELLED" : "CONFIRMED");
    line(out, "DTSTART", UTC.format(e.starts()));
    line(out, "DTEND", UTC.format(e.ends()));
    line(out, "SUMMARY", text(e.summary()));
    if (!e.place().isBlank()) {
      line(out, "LOCATION", text(e.place()));
    }
    if (!e.description().isBlank()) {
      line(out, "DESCRIPTION", text(e.description()));
    }
    e.url().ifPresent(url -> line(out, "URL", url));
    line(out, "END", "VEVENT");
  }

  /** RFC 5545, 3.3.11: backslash, semicolon, comma and line ends are escaped; no other control. */
  static String text(String words) {
    StringBuilder out = new StringBuilder();
    words
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> out.append("\\\\");
                case ';' -> out.append("\\;");
                case ',' -> out.append("\\,");
                case '\n' -> out.append("\\n");
                default -> {
                  boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
                  if ((c >= ' ' || c == '\t') && c != 0x7f && !surrogate) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  // 3.1: a line longer than 75 octets goes on after CR LF and a blank, never within a character.
  private static void line(StringBuilder out, String name, String value) {
    int octets = 0;
    String whole = name + ":" + value;
    for (int i = 0; i < whole.length(); ) {
      int c = whole.codePointAt(i);
      int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > FOLD) {
        out.append("\r\n ");
        octets = 1;
      }
      out.appendCodePoint(c);
      octets += size;
      i += Character.charCount(c);
    }
    out.append("\r\n");
  }
}
