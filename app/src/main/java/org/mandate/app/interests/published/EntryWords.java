package org.mandate.app.interests.published;

import java.util.List;
import org.mandate.app.web.Prose;

/** What an entry says, for a cell: every field by its name, but for what other cells say. */
final class EntryWords {
  private EntryWords() {}

  static Prose of(Kept entry) {
    Prose all = Prose.empty();
    for (var field : entry.fields().entrySet()) {
      String value = field.getValue();
      boolean said = value.equals(entry.declarer()) || entry.organisations().contains(value);
      if (!said) {
        all = all.isEmpty() ? all : all.newLine();
        all = all.quiet(field.getKey() + ": ").text(value);
      }
    }
    return all;
  }

  static String organisations(Kept entry) {
    return list(entry.organisations());
  }

  static String list(List<String> names) {
    return String.join("; ", names);
  }
}
