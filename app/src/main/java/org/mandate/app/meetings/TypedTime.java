package org.mandate.app.meetings;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day as people type it: "10am", "2.30pm", "14:30", "midday". Pure. */
final class TypedTime {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})(?:[.:](\\d{2}))? ?(am|pm)?");

  private TypedTime() {}

  static Optional<LocalTime> read(String typed) {
    String words = typed.strip().toLowerCase(Locale.UK);
    if (words.equals("midday") || words.equals("noon")) {
      return Optional.of(LocalTime.NOON);
    }
    Matcher found = SHAPE.matcher(words);
    if (!found.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(found.group(1));
    int minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
    String half = found.group(3);
    boolean bare = half == null && found.group(2) == null;
    if (minute > 59 || bare || (half == null ? hour > 23 : hour < 1 || hour > 12)) {
      return Optional.empty();
    }
    int from = half == null ? hour : hour % 12 + (half.equals("pm") ? 12 : 0);
    return Optional.of(LocalTime.of(from, minute));
  }
}
