package org.mandate.app.interests.published;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.register.reading.Refusal;

class BadRegistersAreRefusedTest {
  private static final Limits SMALL = new Limits(2_000, 5_000, 100, 3, 3, 4, 20);

  @TempDir Path folder;

  private Refusal refused(String text) {
    return Sent.refused(folder, "r.csv", Limits.STANDARD, text.getBytes(UTF_8));
  }

  private Refusal small(String text) {
    return Sent.refused(folder, "r.csv", SMALL, text.getBytes(UTF_8));
  }

  private static void is(Refusal refusal, long line, int column, String words) {
    assertThat(refusal.reason() + " " + refusal.mend()).contains(words);
    assertThat(refusal.line()).isEqualTo(line);
    assertThat(refusal.column()).isEqualTo(column);
    assertThat(refusal.mend()).endsWith(".");
  }

  @Test
  void anEmptyFile() {
    is(refused(""), 0, 0, "nothing in it");
  }

  @Test
  void aFirstRowAlone() {
    is(refused("ID,Member\n"), 1, 0, "no entries");
  }

  @Test
  void anEmptyTableAmongOthers() {
    Map<String, String> tables = Map.of("a.csv", "ID\n1\n", "b.csv", "");
    Refusal refusal = Sent.refused(folder, "r.zip", Limits.STANDARD, Sent.zip(tables));

    is(refusal, 1, 0, "The table is empty");
    assertThat(refusal.place()).isEqualTo("b.csv, line 1");
  }

  @Test
  void noColumnThatNumbersTheEntries() {
    is(refused("Member,Payer\nDr Pell,Aster\n"), 1, 1, "No column is called ID");
  }

  @Test
  void twoColumnsThatNumberTheEntries() {
    is(refused("ID,Member,id\n1,a,2\n"), 1, 3, "the first is column 1");
  }

  @Test
  void columnsSeparatedBySemicolons() {
    is(refused("ID;Member\n1;Pell\n"), 1, 1, "not separated by commas");
  }

  @Test
  void theSameIdTwice() {
    is(refused("Member,ID\na,1\nb,2\nc,1\n"), 4, 2, "stands twice in r, first in line 2");
  }

  @Test
  void theSameIdInTwoTablesOfOneCategory() {
    Map<String, String> tables =
        Map.of("a.csv", "ID,Category\n1,Land\n", "b.csv", "ID,Category\n1,LAND\n");

    is(
        Sent.refused(folder, "r.zip", Limits.STANDARD, Sent.zip(tables)),
        2,
        1,
        "first in a.csv, line 2");
  }

  @Test
  void aRowThatIsCutOff() {
    is(refused("ID,Member,Payer\n1,a,b\n2,a"), 3, 3, "2 values, the first row names 3");
  }

  @Test
  void aValueThatMayBeCutOff() {
    is(refused("ID,Member\n1,a\n2,Dr Pe"), 3, 2, "may be cut");
  }

  @Test
  void aFileThatEndsInsideAQuotedValue() {
    is(refused("ID,Member\n1,a\n2,\"Dr Pe"), 3, 0, "ends inside a quoted value");
  }

  @Test
  void aCommaThatNeedsQuotationMarks() {
    is(refused("ID,Value\n1,1,000\n"), 2, 3, "needs quotation marks");
  }

  @Test
  void theLineOfARowAfterOneThatIsLongerThanALine() {
    is(refused("ID,Value\n1,\"a\nb\nc\"\n2\n"), 5, 2, "1 values");
  }

  @Test
  void utf16() {
    byte[] bytes = "\ufeffID,Member\n1,a\n".getBytes(UTF_16LE);

    is(Sent.refused(folder, "r.csv", Limits.STANDARD, bytes), 1, 1, "UTF-16");
  }

  @Test
  void bytesOfNoEncoding() {
    byte[] bytes = "ID,Member\n1,caf\u00e9 \u00c3\u00a9 \u00ff\u0081\n".getBytes(ISO_8859_1);

    is(Sent.refused(folder, "r.csv", Limits.STANDARD, bytes), 2, 6, "neither UTF-8 nor");
  }

  @Test
  void aZero() {
    is(refused("ID,Member\n1,a\0b\n"), 2, 4, "not text");
  }

  @Test
  void tooManyEntriesColumnsAndCharacters() {
    is(small("ID\n1\n2\n3\n4\n"), 5, 0, "more than 3 entries");
    is(small("ID,a,b,c,d\n1,,,,\n"), 1, 5, "more than 4 columns");
    is(small("ID,a\n1,abcdefghijklmnopqrstuvwxyz\n"), 2, 2, "longer than 20");
    is(small("ID," + "n".repeat(201) + "\n"), 1, 2, "name is longer");
    is(small("ID\n" + "1,".repeat(2_000)), 0, 0, "larger than 2000 bytes");
  }

  @Test
  void tooManyFilesInAZip() {
    Map<String, String> tables = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      tables.put(i + ".csv", "ID\n1\n");
    }

    is(Sent.refused(folder, "r.zip", SMALL, Sent.zip(tables)), 0, 0, "more than 3 files");
  }

  @Test
  void aZipThatUnpacksWithoutEnd() {
    Map<String, String> bomb = Map.of("a.csv", "ID,Note\n1," + " ".repeat(6_000_000) + "\n");

    Limits narrow = new Limits(20_000, 5_000, 100, 3, 3, 4, 20);

    is(Sent.refused(folder, "r.zip", narrow, Sent.zip(bomb)), 0, 0, "larger than 5000 bytes");
    is(Sent.refused(folder, "r.zip", Limits.STANDARD, Sent.zip(bomb)), 0, 0, "more than 100 times");
  }

  @Test
  void aZipThatNamesAPlaceOutsideIt() {
    for (String name : new String[] {"../a.csv", "/etc/a.csv", "a\\..\\b.csv", "C:a.csv"}) {
      is(
          Sent.refused(folder, "r.zip", Limits.STANDARD, Sent.zip(Map.of(name, "ID\n1\n"))),
          0,
          0,
          "outside it");
    }
  }

  @Test
  void aZipWithoutTablesAndOneWithAnArchiveInside() {
    byte[] none = Sent.zip(Map.of("a.txt", "ID\n1\n"));
    byte[] nested = Sent.zip(Map.of("a.csv", new String(none, ISO_8859_1)));

    is(Sent.refused(folder, "r.zip", Limits.STANDARD, none), 0, 0, "no table");
    is(Sent.refused(folder, "r.zip", Limits.STANDARD, nested), 0, 0, "archive inside");
  }

  @Test
  void aZipThatBreaksOff() {
    byte[] whole = Sent.zip(Map.of("a.csv", "ID\n1\n"));

    is(
        Sent.refused(
            folder, "r.zip", Limits.STANDARD, java.util.Arrays.copyOf(whole, whole.length / 2)),
        0,
        0,
        "damaged");
  }
}
