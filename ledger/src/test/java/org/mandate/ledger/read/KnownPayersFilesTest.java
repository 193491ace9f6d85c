package org.mandate.ledger.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that payers published, whose lines, sums and credits others counted (the shared data's
 * README, 2).
 */
class KnownPayersFilesTest {
  private static final Path MONEY = Path.of(System.getProperty("mandate.shared", ""), "money");

  private static Path file(String name) {
    Path path = MONEY.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), "the shared data is not on this machine: " + name);
    return path;
  }

  private static Reading.Read read(Path path, List<Line> into) throws IOException {
    Reading reading =
        PayersFile.read(Source.of(path), Kind.SPEND, Hints.payer("the payer"), into::add);
    return switch (reading) {
      case Reading.Read read -> read;
      case Reading.Refused refused -> throw new AssertionError(path + ": " + refused);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "spend25k_2020-21_SEL.csv.gz, 18467, 1763598505, 2302",
    "spend25k_2020-21_SWL.csv.gz, 11961, 982289701, 1870",
    "spend25k_2020-21_NENW.csv, 3544, 193235601, 353",
    "spend25k_2020-21_NEBD.csv, 2975, 358565930, 108",
    "spend25k_2020-21_CROY.csv, 1963, 91781864, 0",
    "spend25k_2020-21_KICO.csv, 1738, 436326878, 30"
  })
  void linesSumsAndCreditsAreThosePublished(String name, int lines, long pounds, int credits)
      throws IOException {
    var read = read(file(name), new ArrayList<>());
    assertEquals(lines, read.rows());
    assertEquals(pounds * 100, read.pence());
    assertEquals(credits, read.credits());
    // five rows of January 2021 in SWL hold no amount at all
    assertEquals(name.contains("SWL") ? 5 : 0, read.leftOut(), () -> read.remarks().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "spend25k_2020-21_SEL.csv.gz, 1904, 3484713",
    "spend25k_2020-21_SWL.csv.gz, 1187, 1672488",
    "spend25k_2020-21_NENW.csv, 241, 328948",
    "spend25k_2020-21_NEBD.csv, 251, 270621"
  })
  void networkParticipationIsFoundByItsWords(String name, int lines, long pounds)
      throws IOException {
    var all = new ArrayList<Line>();
    read(file(name), all);
    var participation =
        all.stream().filter(l -> l.type().contains("PCN DES Participation")).toList();
    assertEquals(lines, participation.size());
    assertEquals(pounds * 100, participation.stream().mapToLong(Line::pence).sum());
  }

  @Test
  void twelveMonthlyFilesKeepThePenceThatTheMergedFileLost() throws IOException {
    var merged = new ArrayList<Line>();
    read(file("messy_to_clean/CHWE_merged.csv"), merged);
    Map<String, List<Line>> months = new HashMap<>();
    merged.forEach(l -> months.computeIfAbsent(l.part(), p -> new ArrayList<>()).add(l));
    int lines = 0;
    int lost = 0;
    for (var month : months.entrySet()) {
      var raw = new ArrayList<Line>();
      read(file("messy_to_clean/raw/" + month.getKey().replace(' ', '_')), raw);
      lines += raw.size();
      var difference = Comparison.of(raw, month.getValue());
      assertEquals(List.of(), difference.onlyInFirst(), month.getKey());
      assertEquals(List.of(), difference.onlyInSecond(), month.getKey());
      for (var pair : difference.penceLost()) {
        assertEquals(pair.second().pence(), pair.first().pence() / 100 * 100, month.getKey());
      }
      lost += difference.penceLost().size();
      if (month.getKey().contains("April")) {
        assertEquals(2_196_360_556L, raw.stream().mapToLong(Line::pence).sum());
        assertEquals(2_196_354_600L, month.getValue().stream().mapToLong(Line::pence).sum());
        assertEquals(
            2_196_360_556L - 2_196_354_600L,
            difference.penceLost().stream()
                .mapToLong(p -> p.first().pence() - p.second().pence())
                .sum());
      }
    }
    assertEquals(1447, lines);
    assertEquals(1447, merged.size());
    assertEquals(12, months.size());
    assertTrue(lost > 1000, "lines that lost pence: " + lost);
  }

  @Test
  void datesOfEveryLineFallIntoTheMonthThatItsMergedFileIsNamedAfter() throws IOException {
    for (String name :
        List.of(
            "spend25k_2020-21_SEL.csv.gz",
            "spend25k_2020-21_NEBD.csv",
            "spend25k_2020-21_SWL.csv.gz")) {
      var all = new ArrayList<Line>();
      read(file(name), all);
      for (Line line : all) {
        String month = line.date().getMonth().name().toLowerCase(java.util.Locale.ROOT);
        assertTrue(
            line.part().toLowerCase(java.util.Locale.ROOT).contains(month),
            () -> name + " " + line);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "spend25k_2020-21_SEL.csv.gz, 8",
    "spend25k_2020-21_SWL.csv.gz, 6",
    "spend25k_2020-21_NENW.csv, 10",
    "spend25k_2020-21_NEBD.csv, 12",
    "spend25k_2020-21_CROY.csv, 12",
    "spend25k_2020-21_KICO.csv, 9"
  })
  void monthsThatAreMissingAreSaid(String name, int months) throws IOException {
    var read = read(file(name), new ArrayList<>());
    assertEquals(months, read.coverage().present().size(), () -> read.coverage().words());
    assertEquals(12 - months, read.coverage().missing().size(), () -> read.coverage().words());
  }
}
