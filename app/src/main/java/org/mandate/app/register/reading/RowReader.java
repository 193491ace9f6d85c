package org.mandate.app.register.reading;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns one CSV record into a row of its kind, or refuses it with line and column. */
final class RowReader implements AutoCloseable {
  private static final int DATES_KEPT = 4_096;

  private final String name;
  private final Layout layout;
  private final Limits limits;
  private final boolean[] splits;
  private final Keys keys = new Keys();
  private final Map<String, String> dates = new HashMap<>();
  private long rows;

  RowReader(String name, Layout layout, Limits limits) {
    this.name = name;
    this.layout = layout;
    this.limits = limits;
    this.splits = new boolean[layout.columns()];
    for (int i = 0; i < layout.titles().size(); i++) {
      String title = layout.titles().get(i).strip();
      splits[i] = title.equalsIgnoreCase("SEX") || title.equalsIgnoreCase("AGE");
    }
  }

  /** The row, or nothing for a row that is no fact of this kind (patients of one sex or age). */
  Optional<OfficialRow> read(CsvRecord csv) {
    Kind kind = layout.kind();
    long line = csv.getStartingLineNumber();
    if (csv.getFieldCount() != layout.columns()) {
      throw refused(
          line,
          Math.min(csv.getFieldCount(), layout.columns()) + 1,
          "The row has " + csv.getFieldCount() + " columns instead of " + layout.columns() + ".",
          "The file was cut off or changed by hand; download it again, whole.");
    }
    if (!layout.hasHeader() && !Recognition.fits(kind, csv.getFields())) {
      throw refused(
          line,
          kind == Kind.PRACTICES ? 13 : 1,
          "The row is not one of " + kind.title() + " as the rows before it are.",
          "Send each list as its own file.");
    }
    if (kind == Kind.LIST_SIZES && !whole(csv)) {
      return Optional.empty();
    }
    String[] values = new String[kind.fields().size()];
    for (int i = 0; i < values.length; i++) {
      int column = layout.source()[i];
      values[i] = column < 0 ? "" : value(csv, i, csv.getField(column).strip());
    }
    tidy(kind, values);
    OfficialRow row = OfficialRow.of(kind, line, values);
    once(row);
    return Optional.of(row);
  }

  /** Of a file that also splits by sex and age, only the rows of all patients of a practice. */
  private boolean whole(CsvRecord csv) {
    for (int i = 0; i < splits.length; i++) {
      if (splits[i] && !csv.getField(i).strip().equalsIgnoreCase("ALL")) {
        return false;
      }
    }
    return true;
  }

  /** The 2020/21 mapping writes "U, Unallocated" for a practice in no network. */
  private static void tidy(Kind kind, String[] values) {
    if (kind == Kind.HIERARCHY && values[kind.at("network")].equals("U")) {
      values[kind.at("network")] = "";
      values[kind.at("network_name")] = "";
    }
  }

  private String value(CsvRecord csv, int i, String text) {
    Field field = layout.kind().fields().get(i);
    long line = csv.getStartingLineNumber();
    int column = layout.source()[i] + 1;
    if (text.length() > limits.valueChars()) {
      throw refused(
          line,
          column,
          "The value has more than " + limits.valueChars() + " characters.",
          "Check " + layout.called(i) + ".");
    }
    if (text.isEmpty()) {
      if (field.required()) {
        throw refused(line, column, "A value is missing.", "Fill " + layout.called(i) + ".");
      }
      return text;
    }
    return switch (field.form()) {
      // a published lookup has "n/a not SBS client at present" for a code: kept, and never resolved
      case TEXT, CODE -> text;
      case COUNT -> {
        if (!figure(text)) {
          throw refused(
              line,
              column,
              "'" + shortly(text) + "' is not a whole number.",
              "Check " + layout.called(i) + ".");
        }
        yield text;
      }
      case DATE -> date(line, column, i, text);
    };
  }

  /** 0, or up to nine digits that begin with another. */
  private static boolean figure(String text) {
    if (text.length() > 9 || text.length() > 1 && text.charAt(0) == '0') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  // the same few thousand days stand in every list
  private String date(long line, int column, int i, String text) {
    String known = dates.get(text);
    if (known != null) {
      return known;
    }
    String day =
        Dates.read(text)
            .map(LocalDate::toString)
            .orElseThrow(
                () ->
                    refused(
                        line,
                        column,
                        "'" + shortly(text) + "' is not a day of the calendar.",
                        "Correct " + layout.called(i) + ", as 20220201 for 1 February 2022."));
    if (dates.size() < DATES_KEPT) {
      dates.put(text, day);
    }
    return day;
  }

  private void once(OfficialRow row) {
    keys.add(row.key(), row.line());
    if (++rows > limits.rows()) {
      throw refused(
          row.line(),
          0,
          "The file has more than " + limits.rows() + " rows.",
          "No official file has; check that it is the right one.");
    }
  }

  /** Refuses a key that stands twice among the rows read so far. */
  Optional<Refusal> twice() {
    return keys.twice()
        .map(
            t ->
                new Refusal(
                    name,
                    t.second(),
                    layout.source()[0] + 1,
                    "'" + t.key() + "' stands twice, first in line " + t.first() + ".",
                    "Keep the right one of the two rows."));
  }

  @Override
  public void close() {
    keys.close();
  }

  private static String shortly(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private Refused refused(long line, int column, String reason, String mend) {
    return new Refused(new Refusal(name, line, column, reason, mend));
  }
}
