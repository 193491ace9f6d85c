package org.mandate.ledger.match;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Payees whose organisation a person verified, and the names to choose from. The files are read
 * where they lie; not a row of them is kept in this project.
 *
 * @param payees every payee with the name a person verified; empty where the person found none
 * @param universe every distinct name: the verified ones, the machine candidates beside them, and
 *     the practices' register
 */
record Truth(List<Payee> payees, List<Organisation> universe) {
  private static final String NONE = "No match";

  /** A payee and the verified name, empty where there is none. */
  record Payee(String words, String verified) {
    /**
     * Which of five parts it is in: by the verified name, so that all payees of an organisation are
     * in one part and a name reported on was never seen in tuning.
     */
    int part() {
      CRC32 sum = new CRC32();
      sum.update((verified.isEmpty() ? words : verified).getBytes(StandardCharsets.UTF_8));
      return (int) (sum.getValue() % 5);
    }
  }

  static Truth read() {
    String shared = System.getProperty("mandate.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "real files not here: money, nhs-organisations");
    return read(Path.of(shared));
  }

  static Truth read(Path shared) {
    List<Payee> payees = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    try (var rows =
        CsvReader.builder()
            .ofNamedCsvRecord(open(shared.resolve("money/supplier_matched_to_nhs_name.csv.gz")))) {
      for (NamedCsvRecord row : rows) {
        String verified = row.getField("verif_match").strip();
        boolean none = verified.isEmpty() || verified.equalsIgnoreCase(NONE);
        payees.add(new Payee(row.getField("query_string_n"), none ? "" : verified));
        if (!none) names.add(verified);
        for (int at = 0; at < 3; at++) names.add(row.getField("match_" + at + "_n").strip());
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    names.addAll(practices(shared.resolve("nhs-organisations/epraccur_2019-12.csv.gz")));
    names.addAll(practices(shared.resolve("nhs-organisations/epraccur_2022-02.csv.gz")));
    names.remove("");
    return new Truth(
        List.copyOf(payees),
        names.stream().map(name -> Organisation.of("name: " + name, name)).toList());
  }

  private static Set<String> practices(Path file) {
    Set<String> names = new TreeSet<>();
    try (var rows = CsvReader.builder().ofCsvRecord(open(file))) {
      for (CsvRecord row : rows) names.add(row.getField(1).strip());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return names;
  }

  private static Reader open(Path file) throws IOException {
    return new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
  }
}
