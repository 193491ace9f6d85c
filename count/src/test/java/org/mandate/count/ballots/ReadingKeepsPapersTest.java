package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What changes no paper changes no reading; what changes one weight changes only the total. */
class ReadingKeepsPapersTest {
  private static final long SEED = 20261123;
  private final Random random = new Random(SEED);

  private static Election read(String text) {
    return switch (BallotFiles.read(text.getBytes(UTF_8))) {
      case Reading.Read read -> read.election();
      case Reading.Refused refused ->
          throw new AssertionError("seed " + SEED + ": " + refused.why().sentence() + "\n" + text);
    };
  }

  private static void same(String text, Election good) {
    Election read = read(text);
    assertThat(BltText.of(read)).as(text).isEqualTo(BltText.of(good));
    assertThat(read.ballots().total()).as(text).isEqualByComparingTo(good.ballots().total());
    assertThat(read.tieOrder()).as(text).isEqualTo(good.tieOrder());
    assertThat(read.rejections()).as(text).isEqualTo(good.rejections());
  }

  /** Each line end, or each blank, replaced as the chance has it. */
  private String sprinkled(String text, String what, List<String> by) {
    return Pattern.compile(what)
        .matcher(text)
        .replaceAll((MatchResult m) -> by.get(random.nextInt(by.size())).replace("$", "\\$"));
  }

  @Test
  void blanksCommentsAndLineEndsOfBltChangeNothing() {
    for (String blt : List.of(ReadersNeverThrowTest.BLT, ReadersNeverThrowTest.PLAIN)) {
      Election good = read(blt);
      int names = blt.indexOf("\n0\n") + 3;
      for (int i = 0; i < 400; i++) {
        String papers = sprinkled(blt.substring(0, names), " ", List.of(" ", "  ", "\t", " \t "));
        papers =
            sprinkled(
                papers,
                "\n",
                List.of("\n", "\r\n", "  \n", "\n\n", " # 5 1 2 0\n", " /* 0 */\n", "\n# x\n"));
        String rest = sprinkled(blt.substring(names), "\n", List.of("\n", "\r\n", " \n"));
        same((random.nextBoolean() ? "\ufeff" : "") + papers + rest, good);
      }
    }
  }

  @Test
  void namesQuotedOrNotAreTheSame() {
    Election good = read(ReadersNeverThrowTest.PLAIN);

    same(ReadersNeverThrowTest.PLAIN.replaceAll("(Ann|Bob|Cid|Title)", "\"$1\""), good);
  }

  @Test
  void quotedCellsAndLineEndsOfCsvChangeNothing() {
    for (String csv : List.of(ReadersNeverThrowTest.CVR, ReadersNeverThrowTest.SCORES)) {
      Election good = read(csv);
      for (int i = 0; i < 400; i++) {
        String text =
            Pattern.compile("(?<=^|,|\n)([A-Za-z0-9 ]+)(?=,|\n)")
                .matcher(csv)
                .replaceAll(m -> random.nextBoolean() ? "\"" + m.group() + "\"" : m.group());
        if (text.contains("\"Ann\", A")) text = csv; // a cell that was quoted before
        same(sprinkled(text, "\n", List.of(random.nextBoolean() ? "\n" : "\r\n")), good);
      }
    }
  }

  @Test
  void blanksAndLineEndsOfPrefLibChangeNothing() {
    for (String preflib : List.of(ReadersNeverThrowTest.SOI, ReadersNeverThrowTest.OLD)) {
      Election good = read(preflib);
      for (int i = 0; i < 200; i++) {
        String text = sprinkled(preflib, "\n", List.of("\n", "\r\n", " \n"));
        same(text, good);
      }
    }
  }

  @Test
  void blanksBetweenTheValuesOfJsonChangeNothing() {
    Election good = read(ReadersNeverThrowTest.ROLL);
    for (int i = 0; i < 400; i++) {
      same(
          Pattern.compile("(?<![\"\\w]),|[\\[\\]{}:]|,(?=[\"{])")
              .matcher(ReadersNeverThrowTest.ROLL)
              .replaceAll(
                  m -> List.of("", " ", "\n", "\t\r\n").get(random.nextInt(4)) + m.group() + " "),
          good);
    }
  }

  @Test
  void packedOrNotIsTheSame() throws IOException {
    for (String good : ReadersNeverThrowTest.GOOD) {
      var packed = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(packed)) {
        out.write(good.getBytes(UTF_8));
      }
      var read = (Reading.Read) BallotFiles.read(packed.toByteArray());
      assertThat(BltText.of(read.election())).isEqualTo(BltText.of(read(good)));
    }
  }

  @Test
  void anotherWeightChangesTheTotalByWhatItWasChanged() {
    for (int i = 0; i < 300; i++) {
      int before = 1 + random.nextInt(5000);
      int after = 1 + random.nextInt(5000);
      String tail = random.nextBoolean() ? "" : "." + (1 + random.nextInt(99999));
      var more = new BigDecimal(after - before);
      assertChange(
          "3 1\n%s 1 2 3 0\n5 2 0\n1 3 1 0\n0\nA\nB\nC\nT\n", before + tail, after + tail, more);
      assertChange("1st Choice,2nd Choice,COUNT\nA,B,%s\nB,A,4\n", "" + before, "" + after, more);
      String roll = ReadersNeverThrowTest.ROLL.replace("\"patients\":10,", "\"patients\":%s,");
      assertChange(roll, "" + before, "" + after, more);
    }
  }

  private static void assertChange(String file, String before, String after, BigDecimal more) {
    Ballots one = read(file.formatted(before)).ballots();
    Ballots two = read(file.formatted(after)).ballots();
    assertThat(two.total().subtract(one.total())).as(file + after).isEqualByComparingTo(more);
    assertThat(two.size()).isEqualTo(one.size());
  }
}
