package org.mandate.ledger.national;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.mandate.ledger.Reckoned;

/**
 * Which practices the promise covered, each with the source that says so: a CSV file with the
 * columns Practice Code and Source. Without a source a practice is not taken to be covered.
 */
public final class CoveredPractices {
  private CoveredPractices() {}

  /** The source of each practice, by its code. */
  public static Reckoned<Map<String, String>> read(PaymentsFile.Source source) throws IOException {
    return switch (Bytes.look(source::open)) {
      case Reckoned.Refused<Bytes>(List<Reckoned.Fault> faults) -> new Reckoned.Refused<>(faults);
      case Reckoned.Done<Bytes>(Bytes bytes) -> {
        try (InputStream in = Bytes.content(source::open)) {
          in.skipNBytes(bytes.mark());
          yield rows(
              CsvReader.builder()
                  .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                  .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                  .ofCsvRecord(new InputStreamReader(in, bytes.charset())));
        } catch (CsvParseException | EOFException | ZipException e) {
          yield refused("The file is cut short or no CSV: " + e.getMessage());
        }
      }
    };
  }

  private static Reckoned<Map<String, String>> rows(Iterable<CsvRecord> rows) {
    var covered = new HashMap<String, String>();
    int code = -1;
    int words = -1;
    for (CsvRecord row : rows) {
      if (code < 0) {
        List<String> names = row.getFields().stream().map(Header::plain).toList();
        code = names.indexOf("practicecode");
        words = names.indexOf("source");
        if (code < 0 || words < 0) {
          return refused("The file needs the columns Practice Code and Source.");
        }
        continue;
      }
      String practice = code < row.getFieldCount() ? row.getField(code).strip() : "";
      String said = words < row.getFieldCount() ? row.getField(words).strip() : "";
      if (practice.isEmpty() && said.isEmpty()) continue;
      if (practice.isEmpty() || said.isEmpty()) {
        return refused(
            "Line %d has no %s. A practice is covered only where a source says it."
                .formatted(
                    row.getStartingLineNumber(), practice.isEmpty() ? "practice" : "source"));
      }
      covered.put(practice.toUpperCase(Locale.ROOT), said);
    }
    return covered.isEmpty()
        ? refused("The file names no practice.")
        : new Reckoned.Done<>(Map.copyOf(covered));
  }

  private static <T> Reckoned<T> refused(String words) {
    return Reckoned.refused("covered", words);
  }
}
