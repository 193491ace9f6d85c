package org.mandate.app.register.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFilesAreRefusedTest {
  private static final String LIST_HEADER =
      "PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS\n";
  private static final String LIST_ROW = "GP,01JAN2021,GP,00L,E38,A84002,NE65 7UW,ALL,ALL,5903\n";

  @TempDir Path folder;

  private Refusal refused(byte[] bytes) throws IOException {
    return refusedAt(Files.write(folder.resolve("f"), bytes));
  }

  private Refusal refused(String text) throws IOException {
    return refused(text.getBytes(UTF_8));
  }

  private static Refusal refusedAt(Path path) {
    return switch (OfficialFile.recognise(path, "f")) {
      case OfficialFile.Looked.NotTaken(Refusal refusal) -> refusal;
      case OfficialFile.Looked.Recognised(OfficialFile file) ->
          switch (file.read(r -> {})) {
            case OfficialFile.Outcome.NotTaken(Refusal refusal, long rows) -> refusal;
            case OfficialFile.Outcome.Whole whole -> throw new AssertionError("taken: " + whole);
          };
    };
  }

  private static String practice(String code, String opened, String status) {
    String[] v = new String[27];
    Arrays.fill(v, "");
    v[0] = code;
    v[1] = "THE SURGERY";
    v[2] = "Y63";
    v[10] = opened;
    v[12] = status;
    v[14] = "16C";
    v[25] = "4";
    return "\"" + String.join("\",\"", v) + "\"\r\n";
  }

  private static void is(Refusal refusal, long line, int column, String words) {
    assertThat(refusal.reason() + " " + refusal.mend()).contains(words);
    assertThat(refusal.line()).isEqualTo(line);
    assertThat(refusal.column()).isEqualTo(column);
    assertThat(refusal.mend()).endsWith(".");
  }

  @Test
  void aDayOfNoCalendar() throws IOException {
    is(
        refused(practice("A81001", "19740401", "A") + practice("A81002", "20210231", "A")),
        2,
        11,
        "'20210231' is not a day");
  }

  @Test
  void aRowWithTooFewColumns() throws IOException {
    is(refused(practice("A81001", "19740401", "A") + "\"A81002\",\"X\"\r\n"), 2, 3, "2 columns");
  }

  @Test
  void aRowWithTooManyColumns() throws IOException {
    is(refused(LIST_HEADER + LIST_ROW.replace("5903", "5,903")), 2, 11, "11 columns instead of 10");
  }

  @Test
  void theSameKeyTwice() throws IOException {
    is(
        refused(practice("A81001", "19740401", "A") + practice("A81001", "19740401", "A")),
        2,
        1,
        "first in line 1");
  }

  @Test
  void aCommissionerAmongPractices() throws IOException {
    String commissioner = practice("16C", "20200401", "").replace("\"4\"", "\"\"");

    is(refused(practice("A81001", "19740401", "A") + commissioner), 2, 13, "its own file");
  }

  @Test
  void aFileCutOffInsideAValue() throws IOException {
    String whole = practice("A81001", "19740401", "A") + practice("A81002", "19740401", "A");

    is(refused(whole.substring(0, whole.length() - 60)), 2, 0, "cut off");
  }

  @Test
  void aFileCutOffInsideAFigure() throws IOException {
    is(refused(LIST_HEADER + LIST_ROW.substring(0, LIST_ROW.length() - 3)), 2, 10, "no end");
  }

  @Test
  void compressedDataThatBreakOff() throws IOException {
    byte[] random = new byte[4_000];
    new Random(7).nextBytes(random);
    String noise = LIST_HEADER + HexFormat.of().formatHex(random) + "\n";
    byte[] gzip = Archives.gzip(noise.getBytes(UTF_8));

    is(refused(Arrays.copyOf(gzip, gzip.length / 2)), 0, 0, "ends too early");
  }

  @Test
  void aByteThatIsNoTextAtAll() throws IOException {
    byte[] bytes = (LIST_HEADER + LIST_ROW.replace("NE65", "N\u0000E5")).getBytes(UTF_8);

    is(refused(bytes), 2, 33, "control character 0");
  }

  @Test
  void twoEncodingsInOneFile() throws IOException {
    byte[] utf8 = (LIST_HEADER + LIST_ROW.replace("NE65", "Né65")).getBytes(UTF_8);
    byte[] windows = LIST_ROW.replace("A84002", "Ä84002").getBytes(Charset.forName("windows-1252"));
    byte[] both = Arrays.copyOf(utf8, utf8.length + windows.length);
    System.arraycopy(windows, 0, both, utf8.length, windows.length);

    is(refused(both), 3, 25, "neither UTF-8 nor");
  }

  @Test
  void twoHundredMegabytesOfNoise() throws IOException {
    Path noise = folder.resolve("noise");
    byte[] block = new byte[1 << 20];
    Random random = new Random(42);
    try (OutputStream out = Files.newOutputStream(noise)) {
      for (int i = 0; i < 200; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
    long before = System.nanoTime();

    Refusal refusal = refusedAt(noise);

    is(refusal, 0, 0, "larger than 64 MB");
    assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
  }

  @Test
  void noiseThatIsNotTooLarge() throws IOException {
    byte[] noise = new byte[4 << 20];
    new Random(42).nextBytes(noise);

    assertThat(refused(noise).line()).isPositive();
  }

  @Test
  void aBomb() throws IOException {
    is(refusedAt(Archives.bomb(folder.resolve("bomb"), 400)), 0, 0, "100 times its size");
  }

  @Test
  void anArchiveInsideAnArchive() throws IOException {
    Path zip = Archives.zip(folder.resolve("z"), "a.csv", Archives.gzip(LIST_ROW.getBytes(UTF_8)));

    is(refusedAt(zip), 0, 0, "inside the archive");
  }

  @Test
  void aZipOfTwoTables() throws IOException {
    Path zip = Archives.zip(folder.resolve("z"), "a.csv", new byte[9], "b.csv", new byte[9]);

    is(refusedAt(zip), 0, 0, "2 tables");
  }

  @Test
  void aHeaderThatLacksAColumn() throws IOException {
    is(refused("PCN Code,PCN Name,Open Date,Postcode\n"), 1, 1, "lacks: closed");
  }

  @Test
  void aHeaderAndNothingElse() throws IOException {
    is(refused(LIST_HEADER), 1, 0, "no rows");
  }

  @Test
  void anEmptyFile() throws IOException {
    is(refused(new byte[0]), 0, 0, "empty");
  }

  @Test
  void listsOfTwoDaysInOneFile() throws IOException {
    String other = LIST_ROW.replace("01JAN", "01FEB").replace("A84002", "A84003");

    is(refused(LIST_HEADER + LIST_ROW + other), 3, 2, "2021-02-01");
  }

  @Test
  void aFigureThatIsNone() throws IOException {
    is(refused(LIST_HEADER + LIST_ROW.replace("5903", "-5")), 2, 10, "not a whole number");
  }

  @Test
  void wordsInWindowsEncodingAreRead() throws IOException {
    byte[] windows =
        (practice("A81001", "19740401", "A").replace("SURGERY", "CAFÉ – SURGERY"))
            .getBytes(Charset.forName("windows-1252"));
    OfficialFile file = RealFiles.recognised(Files.write(folder.resolve("w"), windows), "w");

    assertThat(RealFiles.rows(file).getFirst().get("name")).isEqualTo("THE CAFÉ – SURGERY");
  }

  @Test
  void headersOfLaterYearsAreRecognised() throws IOException {
    String header =
        "\"PCN Code\",\"PCN Name\",\"Current \nsub ICB Loc Code\",\"Sub ICB\nLocation\",\"Open Date\","
            + "\"Close Date\",\"Address Line 1\",\"Postcode\"\n";
    Path path =
        Files.writeString(
            folder.resolve("p"), header + "U1,A PCN,16C,X,20200401,,1 Road,TS1 1AA\n");

    OfficialFile file = RealFiles.recognised(path, "p");

    assertThat(file.kind()).isEqualTo(Kind.NETWORKS);
    assertThat(RealFiles.rows(file).getFirst().get("commissioner")).isEqualTo("16C");
  }
}
