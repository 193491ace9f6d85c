package org.mandate.app.register.reading;

import java.util.Arrays;
import java.util.List;

/**
 * One row of an official file: its line and its values in the order of the kind's fields, an absent
 * value empty.
 *
 * @param kind the kind of file
 * @param line the line it begins on, from 1
 * @param values one for each field of the kind
 */
public record OfficialRow(Kind kind, long line, List<String> values) {

  public OfficialRow {
    if (values.size() != kind.fields().size()) {
      throw new IllegalArgumentException(
          values.size() + " values for " + kind.fields().size() + " fields of " + kind.word());
    }
  }

  static OfficialRow of(Kind kind, long line, String[] values) {
    return new OfficialRow(kind, line, Arrays.asList(values));
  }

  /** The value of a field, empty when the file has none. */
  public String get(String field) {
    return values.get(kind.at(field));
  }

  /** What makes the row unique in its file. */
  public String key() {
    return kind.keyFields() == 1
        ? values.getFirst()
        : String.join(" ", values.subList(0, kind.keyFields()));
  }

  /** The row as a fact: one canonical JSON object, empty values left out. */
  public String fact() {
    return FactText.of(this);
  }

  /** The same, written at the end of a line. */
  public void writeFact(Utf8Line out) {
    FactText.write(this, out);
  }
}
