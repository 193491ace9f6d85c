package org.mandate.ledger.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What payers do to their files, one fault at a time. */
class PayersFilesInHostileShapesTest {
  private final List<Line> lines = new ArrayList<>();

  private Reading reading(byte[] bytes, Hints hints) {
    lines.clear();
    try {
      return PayersFile.read(Source.of("a.csv", bytes), Kind.SPEND, hints, lines::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Reading.Read read(String text) {
    return assertInstanceOf(
        Reading.Read.class,
        reading(text.getBytes(StandardCharsets.UTF_8), Hints.payer("the payer")));
  }

  private Reading.Refused refused(String text) {
    return assertInstanceOf(
        Reading.Refused.class,
        reading(text.getBytes(StandardCharsets.UTF_8), Hints.payer("the payer")));
  }

  private List<Long> pence() {
    return lines.stream().map(Line::pence).toList();
  }

  private List<LocalDate> days() {
    return lines.stream().map(Line::date).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.56|123456",
        "1,234.56|123456",
        "£1,234.56|123456",
        "GBP 1234.5|123450",
        "-1,234.56|-123456",
        "1,234.56-|-123456",
        "(1,234.56)|-123456",
        "(£1,234.56)|-123456",
        "£(1,234.56)|-123456",
        "-£5|-500",
        "£-5|-500",
        "1,234.56 CR|-123456",
        "1,234.56CR|-123456",
        "1234.56 DR|123456",
        "\u22125.00|-500",
        "26959.800000000003|2695980",
        "0|0",
        " -   |0",
        "12,345,678.90|1234567890",
        ".50|50",
        "-.50|-50",
        "1 234 567.89|123456789",
        "+7|700"
      })
  void amountsAreReadToThePenny(String written, long pence) {
    read("Date Paid,Supplier,Amount\n13/04/2020,A Practice,\"" + written + "\"\n");
    assertEquals(List.of(pence), pence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.345",
        "1.5E+05",
        "1,23,4",
        "twelve",
        "--5",
        "1.2.3",
        "£",
        "#REF!",
        "99999999999999999999",
        "1,2345.00"
      })
  void whatIsNoAmountIsLeftOutAndSaid(String written) {
    var read =
        read("Date Paid,Supplier,Amount\n13/04/2020,A,1.00\n14/04/2020,B,\"" + written + "\"\n");
    assertEquals(List.of(100L), pence());
    assertEquals(1, read.leftOut());
    assertEquals(3, read.remarks(Remark.Kind.LEFT_OUT).getFirst().line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13/04/2020",
        "13-04-2020",
        "13.04.2020",
        "13/4/20",
        "2020-04-13",
        "2020/04/13",
        "20200413",
        "13042020",
        "13-Apr-20",
        "13 April 2020",
        "13Apr2020",
        "April 13, 2020",
        "Mon 13 Apr 2020",
        "Monday, 13 April 2020",
        "13th April 2020",
        "43934",
        "13/04/2020 00:00",
        "2020-04-13T00:00:00Z",
        "13/04/2020 12:00:00 AM",
        "4/13/2020"
      })
  void daysAreReadInEveryShape(String written) {
    read("Date Paid;Supplier;Amount\n" + written + ";A;1\n");
    assertEquals(List.of(LocalDate.of(2020, 4, 13)), days());
  }

  @Test
  void theWholeFileDecidesWhichNumberIsTheDay() {
    read("Date,Supplier,Amount\n03/04/2020,A,1\n04/05/2020,A,1\n5/31/2020,A,1\n");
    assertEquals(LocalDate.of(2020, 3, 4), days().getFirst());
    var read = read("Date,Supplier,Amount\n03/04/2020,A,1\n04/05/2020,A,1\n31/5/2020,A,1\n");
    assertEquals(LocalDate.of(2020, 4, 3), days().getFirst());
    assertEquals(4, read.remarks(Remark.Kind.DATES).getLast().line());
  }

  @Test
  void aFileWithoutProofOfTheOrderSaysThatItIsAssumedUntilAPersonTells() {
    String text = "Date,Supplier,Amount\n03/04/2020,A,1\n";
    assertEquals(1, read(text).remarks(Remark.Kind.DATES_ASSUMED).size());
    assertEquals(List.of(LocalDate.of(2020, 4, 3)), days());
    var told =
        assertInstanceOf(
            Reading.Read.class,
            reading(
                text.getBytes(StandardCharsets.UTF_8),
                Hints.payer("p").with(DayOrder.MONTH_FIRST)));
    assertEquals(0, told.remarks(Remark.Kind.DATES_ASSUMED).size());
    assertEquals(List.of(LocalDate.of(2020, 3, 4)), days());
  }

  @Test
  void twoOrdersWithNothingToTellThemApartAreRefusedWithTheLine() {
    var refused = refused("Date,Supplier,Amount\n31/12/2020,A,1\n12/30/2020,A,1\n03/04/2020,A,1\n");
    assertEquals(4, refused.line());
    assertTrue(
        refused.reason().contains("line 2") && refused.reason().contains("line 3"),
        refused.reason());
  }

  @Test
  void aMergedFileIsDecidedForEachFileItWasMergedFrom() {
    read(
        """
        Date,Supplier,Amount,File
        31/12/2020,A,1,December.csv
        03/12/2020,A,1,December.csv
        1/31/2021,A,1,January.csv
        1/02/2021,A,1,January.csv
        02/03/2021,A,1,2 - Feb.csv
        """);
    assertEquals(LocalDate.of(2020, 12, 3), days().get(1));
    assertEquals(LocalDate.of(2021, 1, 2), days().get(3));
    assertEquals(LocalDate.of(2021, 2, 3), days().get(4), "the month in the part's name decides");
  }

  @Test
  void columnsAreFoundUnderOtherNamesAndInAnyOrder() {
    read(
        "Total;VAT amount;Vendor No;Vendor Name;Invoice Date;Payment Date;Cost Centre\n"
            + "12.00;2.00;77;The Practice;30/03/2020;13/04/2020;PRIMARY CARE\n");
    assertEquals("The Practice", lines.getFirst().payee());
    assertEquals(1200, lines.getFirst().pence());
    assertEquals(LocalDate.of(2020, 4, 13), lines.getFirst().date());
    assertEquals("PRIMARY CARE", lines.getFirst().area());
  }

  @Test
  void headersThatChangeInTheMiddleChangeTheColumns() {
    read(
        "Date Paid,Supplier Name,Amount\n13/04/2020,A,1.00\n\nSupplier,Date,AP Amount (£)\n"
            + "Amount,Payment Date,Supplier\n5.25,14/05/2020,B\n");
    assertEquals(List.of(100L, 525L), pence());
    assertEquals("B", lines.getLast().payee());
    assertEquals(6, lines.getLast().place().line());
  }

  @Test
  void linesBeforeTheHeaderEmptyLinesAndTrailingColumnsAreNoLines() {
    var read =
        read(
            "Spend over £25,000,,,,\r\nApril 2020,,,,\r\n,,,,\r\nDate Paid,Supplier,Amount,,\r\n\r\n"
                + "13/04/2020,\"A\nB\",1.00,,\r\n,,,,\r\n14/04/2020,C,2.00\r\n,,,,\r\n");
    assertEquals(2, read.lines());
    assertEquals(List.of(6, 9), lines.stream().map(l -> l.place().line()).toList());
    assertEquals("A\nB", lines.getFirst().payee());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",Total,4.00", ",,4.00", "Grand Total:,,4.00", "Total,,£4.00", ",Total,9.99"})
  void aTotalAmongTheRowsIsNoPayment(String total) {
    var read = read("Date,Supplier,Amount\n13/04/2020,A,1.00\n14/04/2020,B,3.00\n" + total + "\n");
    assertEquals(400, read.pence());
    assertEquals(2, read.lines());
    var kind = total.contains("9.99") ? Remark.Kind.TOTAL_DIFFERS : Remark.Kind.TOTAL;
    assertEquals(4, read.remarks(kind).getFirst().line());
    assertEquals(0, read.leftOut());
  }

  @Test
  void subtotalsAndACompanyOfThatNameAreToldApart() {
    var read =
        read(
            "Date,Supplier,Amount\n13/04/2020,A,1.00\n14/04/2020,Total Gas & Power Ltd,3.00\n,Sub Total,4.00\n"
                + "15/04/2020,Total,5.00\n16/04/2020,C,6.00\n,Sub-total,11.00\n,Grand total,15.00\n");
    assertEquals(1500, read.pence());
    assertEquals(3, read.remarks(Remark.Kind.TOTAL).size());
  }

  @Test
  void aSignKeptApartIsKeptAndNeverTurnedTwice() {
    read(
        "Date,Supplier,Amount,Negative\n13/04/2020,A,5.00,-1\n14/04/2020,A,-5.00,-1\n15/04/2020,A,5.00,1\n");
    assertEquals(List.of(-500L, -500L, 500L), pence());
    read("Date,Supplier,Amount,Dr/Cr\n13/04/2020,A,5.00,CR\n14/04/2020,A,5.00,DR\n");
    assertEquals(List.of(-500L, 500L), pence());
    read("Date,Supplier,Debit,Credit\n13/04/2020,A,5.00,\n14/04/2020,A,,2.00\n");
    assertEquals(List.of(500L, -200L), pence());
  }

  @Test
  void aCommaBeforeThePenceHoldsForTheWholeFileOrTheFileIsRefused() {
    read("Date;Supplier;Amount\n13/04/2020;A;1.234,56\n14/04/2020;A;1.234\n");
    assertEquals(List.of(123456L, 123400L), pence());
    assertEquals(
        2, refused("Date;Supplier;Amount\n13/04/2020;A;1.234,56\n14/04/2020;A;12.5\n").line());
  }

  @Test
  void charactersAreReadAsTheyWereWritten() throws IOException {
    String text = "Date,Supplier,Amount\n13/04/2020,Caf\u00e9 \u2013 O\u2019Neill,\u00a31.00\n";
    for (Charset set : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      assertInstanceOf(Reading.Read.class, reading(text.getBytes(set), Hints.payer("p")));
      assertEquals("Caf\u00e9 \u2013 O\u2019Neill", lines.getFirst().payee(), set.name());
      assertEquals(List.of(100L), pence());
    }
    for (Charset set :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertInstanceOf(
          Reading.Read.class, reading(("\ufeff" + text).getBytes(set), Hints.payer("p")));
      assertEquals("Caf\u00e9 \u2013 O\u2019Neill", lines.getFirst().payee(), set.name());
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertInstanceOf(Reading.Read.class, reading(packed.toByteArray(), Hints.payer("p")));
    byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
    assertInstanceOf(Reading.Refused.class, reading(cut, Hints.payer("p")));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void everySeparatorIsFound(String s) {
    read(
        String.join(s, "Date", "Supplier", "Amount")
            + "\n"
            + String.join(s, "13/04/2020", "\"A, B; C\"", "7")
            + "\n");
    assertEquals("A, B; C", lines.getFirst().payee());
  }

  @Test
  void whatCannotBeFoundIsRefusedWithThePlaceAndAMend() {
    var refused = refused("Spend\nDate Paid,Amount\n13/04/2020,1\n");
    assertEquals(2, refused.line());
    assertTrue(refused.reason().contains("who was paid"), refused.reason());
    assertTrue(refused.mend().contains("Supplier name"), refused.mend());
    assertTrue(refused("Date,Supplier,Amount\nsoon,A,1\nlater,B,2\n").reason().contains("date"));
    assertTrue(
        refused("Date,Supplier,Amount\n13/04/2020,A,yes\n13/04/2020,B,no\n")
            .reason()
            .contains("amount"));
    assertTrue(refused("").reason().contains("empty"));
    assertTrue(refused("PK\u0003\u0004zzz").reason().contains("workbook"));
    assertTrue(refused("%PDF-1.4").reason().contains("PDF"));
    assertTrue(refused("a\u0000b").reason().contains("not a text file"));
    assertTrue(refused("Date,Supplier,Amount\n").reason().contains("no line"));
    assertEquals(3, refused("Date,Supplier,Amount\n13/04/2020,A,1\n13/04/2020,\"B,1\n").line());
  }

  @Test
  void aCreditIsPairedOnlyWhereExactlyOneEarlierLineFits() {
    var read =
        read(
            """
            Date,Supplier,Amount,Transaction number
            13/04/2020,A LTD,5.00,1
            14/04/2020,B,6.00,2
            15/04/2020,B,6.00,3
            16/04/2020,a ltd,-5.00,9
            17/04/2020,B,-6.00,9
            18/04/2020,B,-6.00,3
            19/04/2020,C,-1.00,3
            13/04/2020,D,-2.00,3
            14/04/2020,D,2.00,3
            """);
    var pairs =
        read.reversals().stream().map(p -> p.credit().line() + ">" + p.reversed().line()).toList();
    assertEquals(List.of("5>2", "7>4"), pairs);
    assertEquals(3, read.remarks(Remark.Kind.CREDIT_UNPAIRED).size());
    assertEquals(
        -100,
        read.pence() - 1900 + 2000 - 100,
        "credits count with their sign whether paired or not");
  }

  @Test
  void rowsThatRepeatAreKeptAndSaid() {
    var read =
        read(
            "Date,Supplier,Amount\n13/04/2020,A,1\n13/04/2020,A,1\n13/04/2020,A,2\n13/04/2020,A,1\n");
    assertEquals(4, read.lines());
    assertEquals(
        List.of(3, 5), read.remarks(Remark.Kind.REPEATED).stream().map(Remark::line).toList());
  }

  @Test
  void noRemarkNamesAPayee() {
    var read =
        read(
            "Date,Supplier,Amount\n13/04/2020,Secretname,1\n13/04/2020,Secretname,1\n14/04/2020,Secretname,-1\n"
                + "15/04/2020,Secretname,x\n,Total,1\n16/04/2020,Secretname,-9\n");
    assertTrue(read.remarks().size() > 4);
    read.remarks().forEach(r -> assertTrue(!r.words().contains("Secretname"), r.words()));
  }
}
