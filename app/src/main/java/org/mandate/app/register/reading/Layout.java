package org.mandate.app.register.reading;

import java.util.List;

/**
 * Where a kind's values stand in one particular file.
 *
 * @param kind what the file is
 * @param hasHeader whether its first row names the columns
 * @param columns how many values each row must have
 * @param source for each field of the kind its column from 0, or -1 when this file has none
 * @param titles the columns' own names, empty when the file has no header
 */
record Layout(Kind kind, boolean hasHeader, int columns, int[] source, List<String> titles) {

  /** The column as a reader of the file would name it: {@code column 11 (opened)}. */
  String called(int field) {
    int column = source[field];
    String title = titles.isEmpty() ? kind.fields().get(field).name() : titles.get(column).strip();
    return "column " + (column + 1) + " (" + title.replaceAll("\\s+", " ") + ")";
  }
}
