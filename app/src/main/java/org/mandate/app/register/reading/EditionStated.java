package org.mandate.app.register.reading;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The date a file gives for itself, if it does. List sizes carry the day they were taken on every
 * row. The history of codes was built from monthly lists: it stands at the last month it has seen.
 */
final class EditionStated {
  private final String name;
  private final Layout layout;
  private @Nullable String seen;

  EditionStated(String name, Layout layout) {
    this.name = name;
    this.layout = layout;
  }

  void see(OfficialRow row) {
    switch (row.kind()) {
      case LIST_SIZES -> agree(row, row.get("as_at"));
      case CODE_HISTORY -> {
        later(row.get("code_last"));
        later(row.get("previous_last"));
      }
      default -> {
        // the other files say nothing about their own date
      }
    }
  }

  private void agree(OfficialRow row, String date) {
    if (seen != null && !seen.equals(date)) {
      throw new Refused(
          new Refusal(
              name,
              row.line(),
              layout.source()[Kind.LIST_SIZES.at("as_at")] + 1,
              "The row was taken on " + date + ", the rows before it on " + seen + ".",
              "Send the list of each day as its own file."));
    }
    seen = date;
  }

  private void later(String date) {
    if (!date.isEmpty() && (seen == null || date.compareTo(seen) > 0)) {
      seen = date;
    }
  }

  Optional<LocalDate> date() {
    return Optional.ofNullable(seen).map(LocalDate::parse);
  }
}
