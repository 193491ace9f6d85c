package org.mandate.ledger.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.ledger.national.Payments.HEAD;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Reckoned;

/** What a file's year and rows let one say. */
class ReconciliationTest {
  private static final String A = Payments.row("A81001", "1,000.50", "1,100.25", "1,937.54");

  @Test
  void theYearIsReadFromNamesOfManyKinds() {
    Map.of(
            "nhs_payments_to_general_practice_16-17.csv.gz", "2016-17",
            "nhspaymentsgp-2019-20-prac-csv.csv", "2019-20",
            "payments_202122.csv", "2021-22",
            "NHS Payments 2022 to 2023.csv", "2022-23",
            "NHS_Payments_2022_2023 (1).csv", "2022-23",
            "pay 99-00.csv", "2099-00")
        .forEach(
            (name, year) ->
                assertThat(FinancialYear.in(name).map(FinancialYear::words))
                    .as(name)
                    .contains(year));
    for (String none :
        List.of(
            "payments.csv",
            "payments_2021.csv",
            "2023-11-12.csv",
            "16-18.csv",
            "19-20_20-21.csv")) {
      assertThat(FinancialYear.in(none)).as(none).isEmpty();
    }
  }

  private Reckoned<Reconciliation> reconciled(String name, String year, String... lines) {
    byte[] bytes = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
    try {
      return Reconciliation.of(
          () -> new ByteArrayInputStream(bytes),
          name,
          "PCN Participation",
          Question.of(Rate.of("1.761").orElseThrow(), Basis.WEIGHTED),
          FinancialYear.in(year));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileOfAnotherYearIsRefused() {
    assertThat(reconciled("19-20.csv", "2021-22", HEAD, A).faults().getFirst().words())
        .startsWith("The file is named 2019-20, and 2021-22 was asked for");
    assertThat(reconciled("x.csv", "2017-18", HEAD, A).faults().getFirst().words())
        .contains("are of 2019-20 or a later year");
    assertThat(reconciled("x.csv", "2020-21", HEAD, A).orElseThrow().year())
        .contains(new FinancialYear(2020));
    assertThat(reconciled("x.csv", "", HEAD, A).orElseThrow().year()).isEmpty();
    assertThat(String.join(" ", reconciled("17-18.csv", "", HEAD, A).orElseThrow().caveats()))
        .contains("The file says 2017-18, but its columns");
  }

  @Test
  void aBasisThatTheFileDoesNotGiveIsRefused() throws IOException {
    byte[] bytes = (HEAD + "\n" + A + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(
            Reconciliation.of(
                    () -> new ByteArrayInputStream(bytes),
                    "x",
                    "PCN Participation",
                    Question.of(Rate.of("1").orElseThrow(), Basis.ADJUSTED),
                    Optional.empty())
                .faults()
                .getFirst()
                .words())
        .isEqualTo("The file gives no adjusted list. It gives: registered, weighted.");
  }

  @Test
  void onlyASourceMakesAPracticeMissing() {
    var rows =
        new NationalCase(
            new Question(
                Rate.of("2").orElseThrow(),
                Basis.WEIGHTED,
                "",
                BigDecimal.valueOf(1000),
                Optional.of(Level.PRACTICE),
                Optional.empty(),
                Map.of("A81001", "network agreement, schedule 1")));
    byte[] bytes =
        String.join(
                "\n",
                HEAD,
                Payments.row("A81001", "1", "1001", "0"),
                Payments.row("A81002", "1", "1001", "0.00"),
                Payments.row("A81003", "1", "1001", "2001.99"),
                Payments.row("A81004", "1", "1001", "2002"),
                Payments.row("A81005", "1", "1000", "0"),
                Payments.row("A81006", "1", "1001", "-1"),
                Payments.row("A81007", "1", "1001", ""),
                Payments.row("A81008", "0", "0", "12.34"))
            .concat("\n")
            .getBytes(StandardCharsets.UTF_8);
    try {
      PaymentsFile.read(() -> new ByteArrayInputStream(bytes), "x", "PCN Participation", rows)
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    NationalAnswer answer = rows.answer();

    assertThat(answer.groups())
        .filteredOn(g -> g.code().compareTo("A81009") < 0)
        .extracting(g -> g.code() + " " + g.reading().orElseThrow().words())
        .containsExactlyInAnyOrder(
            "A81001 missing",
            "A81002 no payment recorded",
            "A81003 cannot tell",
            "A81004 paid the rate or more",
            "A81005 no payment recorded",
            "A81006 recovered",
            "A81007 no figure in the file",
            "A81008 no list in the file");
    assertThat(answer.paidNothing()).isEqualTo(2);
    assertThat(answer.recovered()).isEqualTo(1);
    assertThat(answer.paidSomething()).isEqualTo(2);
    assertThat(answer.missingPence()).isEqualTo(2002_00);
    assertThat(answer.withoutListPence()).isEqualTo(12_34);
    assertThat(answer.promisedPence()).isEqualTo(6 * 2002_00 + 2000_00);
    assertThat(answer.medianPerHead().orElseThrow()).isEqualByComparingTo("1.999995004995005");
  }
}
