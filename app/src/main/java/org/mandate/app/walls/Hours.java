package org.mandate.app.walls;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people type them: 1pm, 1.30pm, 13:30, midday. */
final class Hours {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[.:](\\d{2}))?\\s*(am|pm)?");

  private Hours() {}

  /** The time, where it is one. Without am or pm the clock has 24 hours. */
  static Optional<LocalTime> read(String typed) {
    String words = typed.strip().toLowerCase(Locale.UK);
    if (words.equals("midday") || words.equals("noon")) {
      return Optional.of(LocalTime.NOON);
    }
    Matcher m = TIME.matcher(words);
    if (!m.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(m.group(1));
    int minute = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
    if (m.group(3) != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (m.group(3).equals("pm") ? 12 : 0);
    }
    try {
      return Optional.of(LocalTime.of(hour, minute));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
