package org.mandate.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.mandate.ledger.match.Hints;
import org.mandate.ledger.match.Organisation;

/**
 * Files of payees and of organisations: comma-separated, with headings or without, gzipped or not.
 */
final class PayeeFiles {
  private static final Set<String> PAYEE =
      Set.of("payee", "payee name", "supplier", "supplier name", "beneficiary", "vendor", "name");
  private static final Set<String> CODE =
      Set.of("code", "organisation code", "practice code", "org code");
  private static final Set<String> NAME =
      Set.of("name", "organisation name", "practice name", "org name");

  /** Where the official practice files without headings hold the postcode. */
  private static final int OFFICIAL_POSTCODE = 9;

  private PayeeFiles() {}

  /**
   * A payee's line: its name, what is known of its place, and the truth where a column of it was
   * named.
   */
  record Payee(String name, Hints hints, String truth) {}

  static List<Payee> payees(Path file, @Nullable String column, @Nullable String truth) {
    List<List<String>> rows = rows(file);
    if (rows.isEmpty()) return List.of();
    List<String> first = plain(rows.getFirst());
    int name = column == null ? place(first, PAYEE) : named(first, column, file);
    boolean headed = name >= 0;
    if (truth != null && !headed)
      throw new Refusal("'" + file + "' has no headings, so no column '" + truth + "'.");
    int known = truth == null ? -1 : named(first, truth, file);
    int postcode = headed ? first.indexOf("postcode") : -1;
    int area = headed ? place(first, Set.of("area", "areas")) : -1;
    List<Payee> payees = new ArrayList<>();
    for (List<String> row : rows.subList(headed ? 1 : 0, rows.size())) {
      payees.add(
          new Payee(
              cell(row, Math.max(0, name)),
              new Hints(cell(row, postcode), areas(cell(row, area))),
              cell(row, known)));
    }
    return payees;
  }

  /** One organisation a code; a code met again under another name brings a former name. */
  static List<Organisation> organisations(List<Path> files) {
    Map<String, Organisation> byCode = new LinkedHashMap<>();
    for (Path file : files) {
      for (Organisation one : organisations(file)) byCode.merge(one.code(), one, PayeeFiles::again);
    }
    if (byCode.isEmpty()) throw new Refusal("The files of organisations name nobody.");
    return List.copyOf(byCode.values());
  }

  private static Organisation again(Organisation before, Organisation now) {
    Set<String> names = new LinkedHashSet<>(before.formerNames());
    names.add(now.name());
    names.addAll(now.formerNames());
    names.remove(before.name());
    return new Organisation(before.code(), before.name(), List.copyOf(names), before.hints());
  }

  private static List<Organisation> organisations(Path file) {
    List<List<String>> rows = rows(file);
    if (rows.isEmpty()) return List.of();
    List<String> first = plain(rows.getFirst());
    int name = place(first, NAME);
    boolean headed = name >= 0;
    int code = headed ? place(first, CODE) : 0;
    int former = headed ? place(first, Set.of("former", "former names", "also known as")) : -1;
    int postcode = headed ? first.indexOf("postcode") : OFFICIAL_POSTCODE;
    int area = headed ? place(first, Set.of("area", "areas")) : -1;
    List<Organisation> found = new ArrayList<>();
    for (List<String> row : rows.subList(headed ? 1 : 0, rows.size())) {
      String called = cell(row, headed ? name : Math.min(1, row.size() - 1));
      String known = code < 0 ? called : cell(row, code);
      if (called.isBlank() || known.isBlank()) continue;
      Hints hints = new Hints(cell(row, postcode), areas(cell(row, area)));
      found.add(new Organisation(known, called, parts(cell(row, former)), hints));
    }
    return found;
  }

  private static int named(List<String> headings, String column, Path file) {
    int at = headings.indexOf(column.strip().toLowerCase(Locale.ROOT));
    if (at < 0)
      throw new Refusal("'" + file + "' has no column '" + column + "'. It has: " + headings + ".");
    return at;
  }

  private static int place(List<String> headings, Set<String> known) {
    for (int at = 0; at < headings.size(); at++) if (known.contains(headings.get(at))) return at;
    return -1;
  }

  private static List<String> plain(List<String> headings) {
    return headings.stream()
        .map(one -> one.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String cell(List<String> row, int at) {
    return at < 0 || at >= row.size() ? "" : row.get(at).replace("\uFEFF", "").strip();
  }

  private static Set<String> areas(String cell) {
    return Set.copyOf(parts(cell));
  }

  private static List<String> parts(String cell) {
    return Arrays.stream(cell.split(";"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .distinct()
        .toList();
  }

  private static List<List<String>> rows(Path file) {
    if (!Files.isRegularFile(file)) throw new Refusal("There is no file '" + file + "'.");
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(open(file))) {
      for (CsvRecord row : reader) rows.add(row.getFields());
    } catch (IOException | UncheckedIOException | CsvParseException fault) {
      throw new Refusal("'" + file + "' cannot be read: " + fault.getMessage());
    }
    return rows;
  }

  private static Reader open(Path file) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
  }
}
