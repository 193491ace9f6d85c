package org.mandate.count.ballots;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a CSV file (RFC 4180), strictly: a stray quotation mark or a short row is refused.
 */
final class CsvRows {
  private final Source source;
  private final char separator;
  private final List<Integer> places = new ArrayList<>();

  CsvRows(Source source, char separator) {
    this.source = source;
    this.separator = separator;
  }

  boolean done() {
    return source.done();
  }

  /** The fields of the next row, stripped of blanks. */
  List<String> next() {
    places.clear();
    var fields = new ArrayList<String>();
    while (true) {
      places.add(source.at);
      fields.add(source.peek() == '"' ? quoted() : plain());
      if (source.peek() == separator) {
        source.at++;
        continue;
      }
      source.skipLineEnd();
      return fields;
    }
  }

  /** Where a field of the row last given begins. */
  int place(int field) {
    return field < places.size() ? places.get(field) : source.at;
  }

  private String plain() {
    int start = source.at;
    while (!source.atLineEnd() && source.peek() != separator) {
      if (source.peek() == '"') {
        throw source.fault(source.at, "a field quoted as a whole, or no quotation mark");
      }
      source.at++;
    }
    return source.text(start, source.at).strip();
  }

  private String quoted() {
    int open = source.at++;
    var text = new StringBuilder();
    while (true) {
      int start = source.at;
      while (!source.done() && source.peek() != '"') source.at++;
      if (source.done()) throw source.fault(open, "a closing quotation mark");
      if (source.at > start) text.append(source.text(start, source.at));
      source.at++;
      if (source.peek() != '"') break;
      text.append('"');
      source.at++;
    }
    if (!source.atLineEnd() && source.peek() != separator) {
      throw source.fault(source.at, "'" + separator + "' or the end of the line after a field");
    }
    return text.toString().strip();
  }
}
