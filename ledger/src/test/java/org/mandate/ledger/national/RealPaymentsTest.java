package org.mandate.ledger.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Reckoned;

/** The files as published, against the figures printed or recomputed elsewhere. */
class RealPaymentsTest {
  private static final String TOTAL = "Total NHS Payments to General Practice";
  private static final Rate NETWORK = Rate.of("1.761").orElseThrow();

  private static PaymentsFile read(Path file, String column) throws IOException {
    return PaymentsFile.read(
            () -> Files.newInputStream(file), file.getFileName().toString(), column, _ -> {})
        .orElseThrow();
  }

  private static Reconciliation reconciled(Path file, Question question) throws IOException {
    return Reconciliation.of(
            () -> Files.newInputStream(file),
            file.getFileName().toString(),
            "pcn participation",
            question,
            Optional.empty())
        .orElseThrow();
  }

  /**
   * Totals printed by HEEC (data/payments/README.md); averages recomputed when they were stored.
   */
  @ParameterizedTest
  @CsvSource({
    "16-17, 2016-17, 7763, 8883780328, 58688866, 0",
    "19-20, 2019-20, 7001, 9377079859, 60316398, 0",
    "21-22, 2021-22, 6758, 10075780270.50, , 2",
    "22-23, 2022-23, 6669, 10230094803.70, 62134645, 0"
  })
  void totalsPatientsAndPracticesAreThosePrinted(
      String year, String words, int practices, BigDecimal pounds, BigDecimal patients, int off)
      throws IOException {
    PaymentsFile file = read(RealPayments.year(year), TOTAL);

    assertThat(file.practices()).isEqualTo(practices);
    BigDecimal total = BigDecimal.valueOf(file.totalPence().orElseThrow(), 2);
    assertThat(total.setScale(pounds.scale(), RoundingMode.HALF_UP)).isEqualByComparingTo(pounds);
    if (patients != null) {
      assertThat(file.registered().setScale(0, RoundingMode.HALF_UP)).isEqualTo(patients);
    }
    assertThat(file.averagesOff()).isEqualTo(off);
    assertThat(file.claimed().map(FinancialYear::words)).contains(words);
    assertThat(file.told()).contains(file.claimed().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "19-20, 9590127401, 526, 1.734",
    "21-22, 10538155843, 44, 1.737",
    "22-23, 10701199650, 30, 1.740"
  })
  void networkPaymentsAreToThePenny(String year, long pence, int nothing, BigDecimal median)
      throws IOException {
    Reconciliation found =
        reconciled(RealPayments.year(year), Question.of(NETWORK, Basis.WEIGHTED));

    NationalAnswer answer = found.answer();
    assertThat(answer.receivedPence()).isEqualTo(pence);
    assertThat(answer.paidNothing()).isEqualTo(nothing);
    assertThat(answer.medianPerHead().orElseThrow().setScale(3, RoundingMode.HALF_UP))
        .isEqualTo(median);
    assertThat(String.join(" ", found.caveats()))
        .contains("cannot tell", "no payment recorded", "not the list of the promise's own day")
        .doesNotContain("are missing");
  }

  @Test
  void aFileWithoutTheColumnIsRefusedByName() throws IOException {
    Path file = RealPayments.year("16-17");
    assertThat(
            PaymentsFile.read(() -> Files.newInputStream(file), "x", "PCN Participation", _ -> {})
                .faults())
        .singleElement()
        .satisfies(f -> assertThat(f.words()).contains("no column 'PCN Participation'"));
  }

  @ParameterizedTest
  @CsvSource({"19-20, 2019-20", "21-22, 2021-22", "22-23, 2022-23"})
  void theYearIsTakenFromTheContentWhereTheNameDoesNotSayItAndThatIsSaid(String year, String words)
      throws IOException {
    Path file = RealPayments.year(year);
    Reconciliation found = unnamed(file, Optional.empty()).orElseThrow();

    assertThat(found.year().map(FinancialYear::words)).contains(words);
    assertThat(String.join(" ", found.caveats())).contains("it was taken for that");
    for (int other : List.of(2016, 2025)) {
      assertThat(unnamed(file, Optional.of(new FinancialYear(other))).faults())
          .singleElement()
          .extracting(Reckoned.Fault::field)
          .isEqualTo("year");
    }
  }

  private static Reckoned<Reconciliation> unnamed(Path file, Optional<FinancialYear> year)
      throws IOException {
    return Reconciliation.of(
        () -> Files.newInputStream(file),
        "payments.csv",
        "PCN Participation",
        Question.of(NETWORK, Basis.WEIGHTED),
        year);
  }

  /**
   * A second reading that shares nothing with the first but the file: naive, whole, in decimals.
   */
  @ParameterizedTest
  @CsvSource({"19-20", "21-22", "22-23"})
  void aNaiveReadingOfTheWholeFileComesToTheSame(String year) throws IOException {
    Path file = RealPayments.year(year);
    List<Map<String, String>> rows = naive(file);
    BigDecimal rate = new BigDecimal("1.761");
    long promised = 0;
    BigDecimal received = BigDecimal.ZERO;
    int nothing = 0;
    int back = 0;
    var heads = new ArrayList<Double>();
    for (Map<String, String> row : rows) {
      BigDecimal list = new BigDecimal(row.get("Number of Weighted Patients (Last Known Figure)"));
      BigDecimal paid = new BigDecimal(row.get("PCN Participation"));
      promised += list.multiply(rate).setScale(2, RoundingMode.HALF_UP).unscaledValue().longValue();
      received = received.add(paid);
      if (list.doubleValue() <= 1000) continue;
      if (paid.signum() == 0) nothing++;
      else if (paid.signum() < 0) back++;
      else heads.add(paid.doubleValue() / list.doubleValue());
    }
    heads.sort(Double::compare);

    NationalAnswer answer = reconciled(file, Question.of(NETWORK, Basis.WEIGHTED)).answer();

    assertThat(answer.practices()).isEqualTo(rows.size());
    assertThat(answer.promisedPence()).isEqualTo(promised);
    assertThat(BigDecimal.valueOf(answer.receivedPence(), 2)).isEqualByComparingTo(received);
    assertThat(answer.gapPence()).isEqualTo(promised - answer.receivedPence());
    assertThat(answer.paidNothing()).isEqualTo(nothing);
    assertThat(answer.recovered()).isEqualTo(back);
    assertThat(answer.paidSomething()).isEqualTo(heads.size());
    close(answer.medianPerHead(), quantile(heads, 0.5));
    close(answer.p5(), quantile(heads, 0.05));
    close(answer.p95(), quantile(heads, 0.95));
  }

  private static void close(Optional<BigDecimal> found, double expected) {
    assertThat(found.orElseThrow().doubleValue())
        .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12));
  }

  private static double quantile(List<Double> sorted, double p) {
    double at = (sorted.size() - 1) * p;
    int low = (int) Math.floor(at);
    int high = (int) Math.ceil(at);
    return sorted.get(low) + (at - low) * (sorted.get(high) - sorted.get(low));
  }

  private static List<Map<String, String>> naive(Path file) throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> names = split(in.readLine().replace("\uFEFF", ""));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> cells = split(line);
        var row = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) row.put(names.get(i).strip(), cells.get(i));
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> split(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else cell.append(c);
    }
    cells.add(cell.toString());
    return cells;
  }

  @Test
  void networksAndBoardsAddUpToEnglandAndTheMisnamedColumnsAreRead() throws IOException {
    Path file = RealPayments.year("22-23");
    for (Level level : List.of(Level.PCN, Level.ICB, Level.PRACTICE)) {
      var question =
          new Question(
              NETWORK,
              Basis.WEIGHTED,
              "",
              BigDecimal.valueOf(1000),
              Optional.of(level),
              Optional.empty(),
              Map.of());
      Reconciliation found = reconciled(file, question);
      NationalAnswer all = found.answer();

      assertThat(all.groups()).hasSize(level == Level.PCN ? 1273 : level == Level.ICB ? 42 : 6669);
      assertThat(all.groups().stream().mapToLong(GroupSum::promised).sum())
          .isEqualTo(all.promisedPence());
      assertThat(all.groups().stream().mapToLong(GroupSum::received).sum())
          .isEqualTo(all.receivedPence());
      assertThat(all.groups().stream().mapToInt(GroupSum::paidNothing).sum())
          .isEqualTo(all.paidNothing());
      assertThat(all.groups().stream().mapToInt(GroupSum::practices).sum()).isEqualTo(6669);
      if (level == Level.PCN) {
        assertThat(all.groups())
            .anyMatch(g -> g.code().equals("U89141") && g.name().equals("STOCKTON PCN"));
        assertThat(String.join(" ", found.caveats())).contains("heads the network's code \"Code\"");
      }
    }
  }

  @Test
  void anOlderFileGivesCommissionersInPlaceOfBoardsAndSaysSo() throws IOException {
    var question =
        new Question(
            NETWORK,
            Basis.WEIGHTED,
            "",
            BigDecimal.valueOf(1000),
            Optional.of(Level.ICB),
            Optional.empty(),
            Map.of());
    Reconciliation found = reconciled(RealPayments.year("19-20"), question);

    assertThat(found.answer().groups()).hasSize(191);
    assertThat(String.join(" ", found.caveats())).contains("older than the boards");
  }

  /**
   * Known: all payments a weighted patient, 2022-23, by fifths of practices with a list: 170.72
   * (the file's 1), 172.31, 161.35, 155.39, 154.55; the mean of averages is useless.
   */
  @Test
  void fifthsAreNamedAndTheirSharesAreTotalsOverTotals() throws IOException {
    Path file = RealPayments.year("22-23");
    Path fifths = RealPayments.file("nhs-organisations/imd_quintile_by_practice_2019.csv");
    Deprivation deprivation =
        Deprivation.read(() -> Files.newInputStream(fifths), Optional.empty()).orElseThrow();
    var question =
        new Question(
            NETWORK,
            Basis.WEIGHTED,
            "",
            BigDecimal.valueOf(1000),
            Optional.of(Level.FIFTH),
            Optional.of(deprivation),
            Map.of());

    NationalAnswer answer =
        Reconciliation.of(
                () -> Files.newInputStream(file), "22-23", TOTAL, question, Optional.empty())
            .orElseThrow()
            .answer();

    assertThat(answer.groups().stream().map(GroupSum::name))
        .containsExactly(
            "most deprived",
            "second most deprived",
            "middle",
            "second least deprived",
            "least deprived",
            "not in the file of deprivation");
    assertThat(
            answer.groups().stream()
                .limit(5)
                .map(g -> g.perHead().orElseThrow().setScale(2, RoundingMode.HALF_UP).toString()))
        .containsExactly("154.55", "155.39", "161.35", "172.31", "170.72");
    assertThat(answer.groups().getFirst().meanOfAverages().orElseThrow())
        .isGreaterThan(BigDecimal.valueOf(160));
    assertThat(deprivation.words()).contains("1 is the least deprived, as its own scores show");
  }
}
