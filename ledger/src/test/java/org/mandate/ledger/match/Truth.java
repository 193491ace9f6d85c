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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    return read(shared, Universe.ALL);
  }

  /** Whose names there are to choose from. */
  enum Universe {
    /** The verified names alone. */
    VERIFIED,
    /** The verified names and the register of practices: a caller's own. */
    REGISTER,
    /** Those and every machine candidate, thousands of companies and charities among them. */
    ALL
  }

  static Truth read(Path shared, Universe whose) {
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
        for (int at = 0; at < 3 && whose == Universe.ALL; at++)
          names.add(row.getField("match_" + at + "_n").strip());
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    names.remove("");
    Map<String, Organisation> universe = new TreeMap<>();
    List<String> editions = whose == Universe.VERIFIED ? List.of() : List.of("2022-02", "2019-12");
    for (String edition : editions) {
      for (String name :
          practices(shared.resolve("nhs-organisations/epraccur_" + edition + ".csv.gz"))) {
        universe.putIfAbsent(spelt(name), Organisation.of(spelt(name), name));
      }
    }
    for (String name : names) universe.putIfAbsent(spelt(name), Organisation.of(spelt(name), name));
    return new Truth(List.copyOf(payees), List.copyOf(universe.values()));
  }

  /**
   * One name whatever its punctuation: the file of payees was written without any, the practices'
   * register with.
   */
  static String spelt(String name) {
    return name.replace("&", " AND ").replaceAll("[^A-Z0-9 ]", "").replaceAll(" +", " ").strip();
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
