package org.mandate.ledger.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in a text file: which separator, where its header is, and its rows one after another. A
 * later row that is itself a header changes the columns from there on, as happens where twelve
 * months are pasted together.
 */
record Sheet(Probe probe, Kind kind, char separator, Columns columns) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int BEFORE_HEADER = 60;
  private static final int SAMPLE = 260;
  private static final int LONGEST_CELL = 1 << 20;

  /** A row and the columns in force where it stands. */
  interface Visitor {
    void row(int line, List<String> cells, Columns columns);
  }

  private record Row(int line, List<String> cells) {}

  static Sheet of(Probe probe, Kind kind) throws IOException {
    Sheet best = null;
    for (char separator : SEPARATORS) {
      Columns found = header(sample(probe, separator), kind);
      if (best == null || found.found(kind) > best.columns.found(kind)) {
        best = new Sheet(probe, kind, separator, found);
      }
    }
    if (best == null || best.columns.found(kind) < 3) {
      throw (best == null ? new Columns(0, List.of(), java.util.Map.of()) : best.columns)
          .missing(kind);
    }
    return best;
  }

  private static Columns header(List<Row> rows, Kind kind) {
    Columns best = new Columns(0, List.of(), java.util.Map.of());
    for (int i = 0; i < Math.min(rows.size(), BEFORE_HEADER); i++) {
      var under =
          rows.stream()
              .skip(i + 1L)
              .limit(200)
              .map(Row::cells)
              .takeWhile(r -> !Columns.named(r))
              .toList();
      Columns columns = Columns.of(rows.get(i).line, rows.get(i).cells, under, kind);
      if (columns.found(kind) > best.found(kind)) {
        best = columns;
      }
      if (best.found(kind) == 3) {
        return best;
      }
    }
    return best;
  }

  private static List<Row> sample(Probe probe, char separator) throws IOException {
    var rows = new ArrayList<Row>();
    try (Reader in = probe.characters();
        CsvReader<CsvRecord> csv = csv(separator, in)) {
      for (CsvRecord row : csv) {
        if (rows.size() == SAMPLE) {
          break;
        }
        rows.add(new Row((int) row.getStartingLineNumber(), row.getFields()));
      }
    } catch (CsvParseException e) {
      // with the wrong separator quotes need not close; with the right one the walk says where they
      // do not
      return rows;
    }
    return rows;
  }

  /** Every row under the header, blank rows left out. */
  void walk(Visitor visitor) throws IOException {
    Columns now = columns;
    int last = 0;
    try (Reader in = probe.characters();
        CsvReader<CsvRecord> csv = csv(separator, in)) {
      for (CsvRecord row : csv) {
        last = line(row);
        List<String> cells = row.getFields();
        if (last <= columns.line() || cells.stream().allMatch(String::isBlank)) {
          continue;
        }
        Columns changed = changed(now, last, cells);
        if (changed != now) {
          now = changed;
        } else {
          visitor.row(last, cells, now);
        }
      }
    } catch (CsvParseException e) {
      throw new Unreadable(
          last + 1,
          "After line " + last + " the quotation marks do not close, or a cell has no end.",
          "Open the file in a spreadsheet, save it again as CSV, and bring that.");
    }
  }

  private static int line(CsvRecord row) {
    return Math.toIntExact(row.getStartingLineNumber());
  }

  private Columns changed(Columns now, int line, List<String> cells) {
    String amount = now.cell(cells, now.has(Role.AMOUNT) ? Role.AMOUNT : Role.OUT);
    if (amount.isEmpty() || amount.chars().anyMatch(Character::isDigit) || !Columns.named(cells)) {
      return now;
    }
    Columns columns = Columns.of(line, cells, List.of(), kind);
    return columns.surely(kind) ? columns : now;
  }

  private static CsvReader<CsvRecord> csv(char separator, Reader in) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST_CELL)
        .ofCsvRecord(in);
  }
}
