package org.mandate.ledger.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.ledger.national.Payments.HEAD;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Reckoned;

/** Files as nobody should publish them: a clear answer, nothing counted twice. */
class HostilePaymentsTest {
  private static final String A = Payments.row("A81001", "1,000.50", "1,100.25", "1,937.54");
  private static final String B = Payments.row("A81002", "2000", "2200", "-50.25");

  private final List<PracticePaid> got = new ArrayList<>();

  private Reckoned<PaymentsFile> read(byte[] bytes) {
    got.clear();
    try {
      return PaymentsFile.read(
          () -> new ByteArrayInputStream(bytes), "payments.csv", "PCN Participation", got::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Reckoned<PaymentsFile> read(String... lines) {
    return read(String.join("\r\n", lines).concat("\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(String... lines) {
    return read(lines).faults().getFirst().words();
  }

  private List<String> notes(String... lines) {
    return read(lines).orElseThrow().notes();
  }

  @Test
  void thousandsPoundsAndRecoveriesAreReadToThePenny() {
    PaymentsFile file = read(HEAD, A, B).orElseThrow();

    assertThat(file.practices()).isEqualTo(2);
    assertThat(got)
        .extracting(PracticePaid::pence)
        .containsExactly(OptionalLong.of(1937_54), OptionalLong.of(-50_25));
    assertThat(file.weighted()).isEqualTo("3300.25");
    assertThat(file.notes()).isEmpty();
    read(
            HEAD,
            Payments.row("A81003", "1", "1", "£12.5"),
            Payments.row("A81004", "1", "1", "(3.01)"),
            Payments.row("A81005", "1", "1", "-£0.02"),
            Payments.row("A81006", "1", "1", "N/A"))
        .orElseThrow();
    assertThat(got)
        .extracting(PracticePaid::pence)
        .containsExactly(
            OptionalLong.of(12_50),
            OptionalLong.of(-3_01),
            OptionalLong.of(-2),
            OptionalLong.empty());
  }

  @Test
  void namesOfColumnsAreFoundInAnyCaseSpacingAndManner() {
    for (String head :
        List.of(
            HEAD.toUpperCase(java.util.Locale.ROOT),
            HEAD.replace(' ', '_'),
            HEAD.replace(' ', '.'),
            HEAD.replace(",", " , "),
            "\uFEFF" + HEAD,
            HEAD + ",,,")) {
      assertThat(read(head, A).done()).as(head).isPresent();
      assertThat(got.getFirst().network().code()).as(head).isEqualTo("U1");
    }
    assertThat(notes("Payments 2023/24", "", HEAD, A))
        .containsExactly("1 line above the names was left out.");
    assertThat(read("Payments 2023/24", HEAD, A).orElseThrow().claimed())
        .contains(new FinancialYear(2023));
    assertThat(read(HEAD.replace(',', '\t'), A.replace(",", "\t").replace("\"1\t", "\"1,")).done())
        .isPresent();
  }

  @Test
  void columnsOfAYearNotYetKnownAreFoundByWhatTheirNamesSay() {
    String head =
        HEAD.replace("CCG Code", "Sub ICB Location ODS Code")
            .replace("CCG NAME", "Sub-ICB Location Name")
            .replace("PCN Code", "PCN ODS code (April)")
            .replace("NHS England (Region) code", "ICB ODS Code")
            .replace("NHS England (Region) Name", "ICB Name")
            .replace(
                "Number of Registered Patients (Last Known Figure)", "Mean registered patients")
            .replace(
                "Number of Weighted Patients (Last Known Figure)", "Mean weighted list in year");
    read(head, A).orElseThrow();
    PracticePaid row = got.getFirst();
    assertThat(row.network()).isEqualTo(new PracticePaid.Place("U1", "X PCN"));
    assertThat(row.icb()).isEqualTo(new PracticePaid.Place("Y1", "REGION"));
    assertThat(row.commissioner()).isEqualTo(new PracticePaid.Place("07M", "NHS X CCG"));
    assertThat(row.patients(Basis.WEIGHTED)).contains(new BigDecimal("1100.25"));
    assertThat(row.patients(Basis.REGISTERED)).contains(new BigDecimal("1000.50"));
    // two columns that fit: neither is taken
    String two = head.replace("PCN Participation", "Other registered patients,PCN Participation");
    assertThat(read(two, A + ",1").orElseThrow().bases()).containsExactly(Basis.WEIGHTED);
  }

  @Test
  void whatIsNoPaymentsFileIsSaidToBeNone() {
    assertThat(refusal("a,b", "1,2")).startsWith("This is no file of NHS Payments");
    assertThat(refusal("Practice Code,List", "A81001,5")).startsWith("This is no file");
    assertThat(read(new byte[0]).faults().getFirst().words()).isEqualTo("The file is empty.");
    assertThat(read("PK\3\4........".getBytes(StandardCharsets.UTF_8)).faults().getFirst().words())
        .contains("Save its sheet as CSV");
    assertThat(read("%PDF-1.7......".getBytes(StandardCharsets.UTF_8)).faults().getFirst().words())
        .contains("PDF");
    assertThat(refusal(HEAD)).contains("no practice");
  }

  @Test
  void aTotalAmongTheRowsIsLeftOutAndSaid() {
    String total = Payments.row("", "3000.50", "3300.25", "1887.29");
    for (String line :
        List.of(
            total,
            total.replaceFirst("^[^,]*", "TOTAL"),
            total.replaceFirst("^[^,]*", "England"),
            Payments.row("Total", "9", "9", "1.00"),
            Payments.row("Grand Total", "9", "9", "1.00"),
            Payments.row("Sub-total", "9", "9", "1.00"))) {
      assertThat(notes(HEAD, A, B, line))
          .as(line)
          .containsExactly("Line 4 is a total, not a practice; it was left out.");
      assertThat(got).hasSize(2);
    }
    assertThat(notes(HEAD, A, B, "", "Source: NHS England"))
        .containsExactly("Line 5 is a note, not a practice; it was left out: Source: NHS England");
    assertThat(refusal(HEAD, A, Payments.row("", "5", "5", "7.77")))
        .contains("Line 3 has no practice code");
    assertThat(refusal(HEAD, A, Payments.row("Nobody", "5", "5", "7.77")))
        .contains("Line 3: 'NOBODY' is no practice code");
  }

  @Test
  void theSamePracticeTwiceIsCountedOnceOrRefusedWithBothLines() {
    assertThat(notes(HEAD, A, B, A))
        .containsExactly("Line 4 repeats line 2 (A81001) word for word; it was counted once.");
    assertThat(got).hasSize(2);
    assertThat(refusal(HEAD, A, B, Payments.row("a81001 ", "1", "1", "1.00")))
        .startsWith("Practice A81001 stands on line 2 and, with other figures, on line 4.");
  }

  @Test
  void wrongListsAndFiguresAreRefusedWithTheirPlace() {
    assertThat(refusal(HEAD, A, Payments.row("A81002", "-1", "2", "1")))
        .startsWith(
            "Line 3, practice A81002: 'Number of Registered Patients (Last Known Figure)' is -1.");
    assertThat(refusal(HEAD, Payments.row("A81002", "1", "-2.5", "1"))).contains("is -2.5");
    assertThat(refusal(HEAD, Payments.row("A81002", "1", "many", "1")))
        .startsWith("Line 2, practice A81002, column 'Number of Weighted Patients");
    assertThat(refusal(HEAD, Payments.row("A81002", "1", "2", "1.2E+05")))
        .contains("'1.2E+05' is no figure. A spreadsheet has shortened it");
    for (String wrong :
        List.of("1.2.3", "--1", "12,34", "£", "0x1F", "1e9", "(-5)", "9".repeat(99))) {
      assertThat(refusal(HEAD, Payments.row("A81002", "1", "2", wrong)))
          .as(wrong)
          .contains("Line 2");
    }
    assertThat(refusal(HEAD, Payments.row("A81002", "99999999", "2", "1"))).contains("No list can");
  }

  @Test
  void aFileCutShortIsRefused() throws IOException {
    assertThat(refusal(HEAD, A, "Y1,REGION,07M,NHS X CCG,U1"))
        .startsWith("Line 3 has 5 cells where");
    assertThat(refusal(HEAD, A, B.substring(0, B.lastIndexOf(','))))
        .startsWith("Line 3 has 13 cells where the names have 14: the file is cut short");
    assertThat(refusal(HEAD, B.concat(",7"))).contains("a comma in it stands without quotes");
    assertThat(refusal(HEAD, A, "Y1,\"open")).contains("breaks off inside a quoted cell");
    byte[] packed = gzip(String.join("\n", HEAD, A, B).repeat(50));
    assertThat(read(Arrays.copyOf(packed, packed.length / 2)).faults().getFirst().words())
        .contains("gzip file is cut short");
    assertThat(notes(HEAD, A)).isEmpty();
    assertThat(read((HEAD + "\n" + A).getBytes(StandardCharsets.UTF_8)).orElseThrow().notes())
        .containsExactly(
            "The last line has no end, and its last cell is the payment: compare that figure, the file"
                + " may be cut short.");
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void anotherEncodingChangesNoFigureAndIsSaid() throws IOException {
    String text = HEAD + "\n" + A.replace("SURGERY", "CAFÉ SURGERY") + "\n" + B + "\n";
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    PaymentsFile first = read(plain).orElseThrow();

    PaymentsFile windows = read(text.getBytes(Charset.forName("windows-1252"))).orElseThrow();
    assertThat(windows.notes().getFirst()).contains("windows-1252", "changes no figure");
    assertThat(got.getFirst().name()).isEqualTo("CAFÉ SURGERY");
    assertThat(windows.weighted()).isEqualTo(first.weighted());
    PaymentsFile wide = read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).orElseThrow();
    assertThat(wide.notes().getFirst()).contains("UTF-16LE");
    assertThat(read(text.getBytes(StandardCharsets.UTF_16LE)).faults().getFirst().words())
        .contains("CSV UTF-8");
    PaymentsFile packed = read(gzip(text)).orElseThrow();
    assertThat(packed).isEqualTo(first);
    assertThat(first.notes()).isEmpty();
    // a letter of several bytes across the edge of a chunk is still one letter
    String long1 = HEAD + "\n" + A.replace("SURGERY", "É".repeat(70_001)) + "\n";
    assertThat(read(long1.getBytes(StandardCharsets.UTF_8)).orElseThrow().notes()).isEmpty();
  }

  @Test
  void aColumnOfListsOrAveragesIsNoPayment() throws IOException {
    byte[] text = (HEAD + "\n" + A + "\n").getBytes(StandardCharsets.UTF_8);
    for (String wrong :
        List.of(
            "Practice Name",
            "Number of Weighted Patients (Last Known Figure)",
            "Average payments per registered patient",
            "PCN Partcipation")) {
      var answer =
          PaymentsFile.read(() -> new ByteArrayInputStream(text), "x", wrong, got::add).faults();
      assertThat(answer).as(wrong).hasSize(1);
      assertThat(answer.getFirst().field()).isEqualTo("column");
    }
    assertThat(
            PaymentsFile.read(
                    () -> new ByteArrayInputStream(text), "x", "PCN Partcipation", got::add)
                .faults()
                .getFirst()
                .words())
        .contains("Near to it are: PCN Code, PCN Name, PCN Participation");
    assertThat(
            PaymentsFile.read(
                    () -> new ByteArrayInputStream(text),
                    "x",
                    "services for violent  PATIENTS",
                    got::add)
                .done())
        .isPresent();
  }

  @Test
  void whateverBytesComeTheAnswerIsARefusalOrATable() {
    long seed = 909;
    var random = new Random(seed);
    byte[] good = (HEAD + "\n" + A + "\n" + B + "\n").getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int turn = 0; turn < 3000; turn++) {
      byte[] bytes = good.clone();
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(4) == 0) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      Reckoned<PaymentsFile> answer = read(bytes);
      if (!answer.faults().isEmpty()) refused++;
      else assertThat(answer.orElseThrow().practices()).as("seed " + seed).isEqualTo(got.size());
    }
    assertThat(refused).isBetween(100, 2900);
  }
}
