package org.mandate.app.interests.published;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.register.reading.Refusal;
import org.mandate.app.register.reading.Refused;
import org.mandate.app.register.reading.TextScan;

/**
 * Reads the tables of one edition row by row. Of the entries read it remembers only their ids, so
 * that one that stands twice in a category is found at once.
 */
final class PublishedFile {
  private static final int LONGEST_RECORD = 1 << 20;

  private final Limits limits;
  private final Tables.Budget scanned = new Tables.Budget();
  private final Tables.Budget read = new Tables.Budget();
  private final Map<String, Map<String, Seen>> seen = new HashMap<>();
  private int entries;

  private record Seen(String file, long line) {}

  PublishedFile(Limits limits) {
    this.limits = limits;
  }

  int entries() {
    return entries;
  }

  /**
   * Hands on every entry of a table, in order.
   *
   * @throws Refused at the first fault; entries handed on before must then be dropped
   */
  void read(Tables.Table table, Consumer<PublishedEntry> to) throws IOException {
    String name = table.name();
    TextScan.Text text;
    try (InputStream in = table.open(scanned)) {
      judgeStart(name, in);
      text = TextScan.scan(in, name, true);
    }
    InputStream in = table.open(read);
    if (text.byteOrderMark()) {
      in.skipNBytes(3);
    }
    long line = 0;
    try (CsvReader<CsvRecord> csv = csv(in, text)) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        throw refused(name, 1, 0, "The table is empty.", "Download it again.");
      }
      line = 1;
      Columns columns = Columns.of(name, records.next().getFields(), limits);
      Category category = Category.ofFile(name);
      while (records.hasNext()) {
        CsvRecord record = records.next();
        line = record.getStartingLineNumber();
        List<String> values = values(name, columns, record);
        boolean cut = text.openEnded() && !records.hasNext() && !values.getLast().isEmpty();
        if (cut) {
          throw refused(
              name,
              line,
              columns.count(),
              "The last line has no end, so its last value may be cut.",
              "If the file is whole, add a line break at its end; if not, download it again.");
        }
        if (values.stream().anyMatch(v -> !v.isEmpty())) {
          take(columns, columns.entry(name, line, values, category), to);
        }
      }
    } catch (CsvParseException e) {
      throw refused(
          name,
          line + 1,
          0,
          "The row is too long or its quotation marks do not match.",
          "Save the table as CSV again.");
    }
  }

  /** What is plainly no table gets its own words; encodings are judged after this. */
  private static void judgeStart(String name, InputStream in) throws IOException {
    in.mark(8);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (start.length == 0) {
      throw refused(name, 1, 0, "The table is empty.", "Download it again.");
    }
    int a = start[0] & 0xff;
    int b = start.length > 1 ? start[1] & 0xff : 0;
    if (a == 0xff && b == 0xfe || a == 0xfe && b == 0xff) {
      throw refused(
          name, 1, 1, "The file is in UTF-16.", "Save it as CSV in UTF-8 and send it again.");
    }
    if (a == 'P' && b == 'K' || a == 0x1f && b == 0x8b) {
      throw refused(
          name, 0, 0, "There is an archive inside, no table.", "Unpack it and send the CSV files.");
    }
  }

  private void take(Columns columns, PublishedEntry entry, Consumer<PublishedEntry> to) {
    if (++entries > limits.entries()) {
      throw refused(
          entry.file(),
          entry.line(),
          0,
          "The edition has more than " + limits.entries() + " entries.",
          "No register we know has; check that it is the right one.");
    }
    if (!entry.id().isEmpty()) {
      Seen here = new Seen(entry.file(), entry.line());
      Seen first =
          seen.computeIfAbsent(entry.category().key(), k -> new HashMap<>())
              .putIfAbsent(entry.id(), here);
      if (first != null) {
        throw refused(
            entry.file(),
            entry.line(),
            columns.idColumn(),
            "The id "
                + entry.id()
                + " stands twice in "
                + entry.category().title()
                + ", first in "
                + (first.file.equals(entry.file()) ? "" : first.file + ", ")
                + "line "
                + first.line
                + ".",
            "Ask the publisher which entry is meant, or take one of them out.");
      }
    }
    to.accept(entry);
  }

  private List<String> values(String name, Columns columns, CsvRecord record) {
    int count = record.getFieldCount();
    if (count != columns.count()) {
      throw refused(
          name,
          record.getStartingLineNumber(),
          Math.min(count, columns.count()) + 1,
          "The row has " + count + " values, the first row names " + columns.count() + " columns.",
          count < columns.count()
              ? "It may be cut off; download the file again, whole."
              : "A value with a comma needs quotation marks; save the table as CSV again.");
    }
    for (int i = 0; i < count; i++) {
      if (record.getField(i).length() > limits.valueChars()) {
        throw refused(
            name,
            record.getStartingLineNumber(),
            i + 1,
            "The value is longer than " + limits.valueChars() + " characters.",
            "Check that its quotation marks match.");
      }
    }
    return record.getFields().stream().map(v -> v.replace("\r\n", "\n").strip()).toList();
  }

  private static CsvReader<CsvRecord> csv(InputStream in, TextScan.Text text) {
    return CsvReader.builder()
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(LONGEST_RECORD)
        .ofCsvRecord(new BufferedReader(new InputStreamReader(in, text.charset()), 1 << 16));
  }

  private static Refused refused(String file, long line, int column, String reason, String mend) {
    return new Refused(new Refusal(file, line, column, reason, mend));
  }
}
