package org.mandate.app.interests.published;

import java.util.List;
import java.util.StringJoiner;

/** What an entry says, for a cell: every field by its name, but for what other cells say. */
final class EntryWords {
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

  static String organisations(Kept entry) {
    return list(entry.organisations());
  }

  static String list(List<String> names) {
    return String.join("; ", names);
  }
}
