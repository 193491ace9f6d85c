package org.mandate.app.interests.published;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** What an entry says, for a cell: every field by its name, but for what other cells say. */
final class EntryWords {
  private static final Pattern UNBROKEN = Pattern.compile("\\S{20}(?=\\S)");

  private EntryWords() {}

  /** In one run of text: a phone would set pieces of it beside one another. */
  static String of(Kept entry) {
    StringJoiner all = new StringJoiner("; ");
    for (var field : entry.fields().entrySet()) {
      String value = field.getValue().replaceAll("\\s+", " ");
      boolean said = value.equals(entry.declarer()) || entry.organisations().contains(value);
      if (!said) {
        all.add(field.getKey() + ": " + value);
      }
    }
    return all.toString();
  }

  /** With places where a line may break in a run that has none, such as a web address. */
  static String breaking(String text) {
    return UNBROKEN.matcher(text).replaceAll("$0\u200b");
  }

  static String organisations(Kept entry) {
    return list(entry.organisations());
  }

  static String list(List<String> names) {
    return String.join("; ", names);
  }
}
