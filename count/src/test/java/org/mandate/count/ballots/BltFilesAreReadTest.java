package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BltFilesAreReadTest {
  private static final String GOOD =
      """
      3 2
      4 1 2 0
      2 3 0
      0
      "Castor"
      "Pollux"
      "Helen"
      "A title"
      """;

  @Test
  void namesTitleSeatsAndPapersAreRead() {
    var election = election(GOOD);

    assertThat(election.names()).containsExactly("Castor", "Pollux", "Helen");
    assertThat(election.title()).isEqualTo("A title");
    assertThat(election.seats()).isEqualTo(2);
    assertThat(papers(election)).isEqualTo("4: 1 2; 2: 3");
    assertThat(election.ballots().total()).isEqualByComparingTo("6");
  }

  @Test
  void unquotedNamesAByteOrderMarkAndWindowsLinesAreReadAlike() {
    String plain = GOOD.replace("\"", "").replace("\n", "\r\n").strip();

    assertThat(papers(election("\uFEFF" + plain))).isEqualTo("4: 1 2; 2: 3");
    assertThat(election("\uFEFF" + plain).title()).isEqualTo("A title");
  }

  @Test
  void theOrderOfLinesAndTheirBundlingChangeNothing() {
    String other = GOOD.replace("4 1 2 0\n2 3 0", "1 3 0\n3 1 2 0\n1 3 0\n1 1 2 0");

    assertThat(papers(election(other))).isEqualTo(papers(election(GOOD)));
  }

  @Test
  void optionsEqualRanksAndWithdrawalsAreRead() {
    var election =
        election(
            """
            4 2   # comment
            [nick a b c d]
            [tie c b a d]
            [withdrawn b]
            /* a comment */
            5 a b=c d 0
            3 c=d b=a 0
            2 b 0
            1 0
            0
            "A" "B"
            "C "the Cat" Smith"
            "D"
            ""
            """);

    assertThat(papers(election)).isEqualTo("5: 1 3 4; 3: 3=4 1");
    assertThat(election.tieOrder()).containsExactly(3, 2, 1, 4);
    assertThat(election.candidates().get(1).withdrawn()).isTrue();
    assertThat(election.names()).containsExactly("A", "B", "C \"the Cat\" Smith", "D");
    assertThat(election.rejections())
        .containsExactly(
            new Rejection("no preference marked", 1),
            new Rejection("only withdrawn candidates marked", 2));
  }

  @Test
  void negativeNumbersWithdraw() {
    var election = election(GOOD.replace("3 2\n", "3 2\n-3 -2\n"));

    assertThat(papers(election)).isEqualTo("4: 1");
    assertThat(election.rejected()).isEqualByComparingTo("2");
  }

  @Test
  void decimalWeightsAreExactAndTheirSpellingDoesNotMatter() {
    var election =
        election(GOOD.replace("4 1 2 0", "1.50 1 2 0\n2.625 1 2 0").replace("2 3", "2.0 3"));

    assertThat(papers(election)).isEqualTo("4125: 1 2; 2000: 3");
    assertThat(election.ballots().weightScale()).isEqualTo(3);
    assertThat(election.ballots().total()).isEqualByComparingTo("6.125");
  }

  @Test
  void tenThousandCandidatesAndLongPapersAreRead() {
    var file = new StringBuilder("10000 5\n7");
    IntStream.rangeClosed(1, 10_000).forEach(i -> file.append(' ').append(10_001 - i));
    file.append(" 0\n0\n");
    IntStream.rangeClosed(1, 10_000).forEach(i -> file.append("N").append(i).append('\n'));
    file.append("Title");

    assertThat(election(file.toString()).ballots().length(0)).isEqualTo(10_000);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          commas                      | 4 1 2 0      | 4,1,2,0         | 2 | 1  | weight of a paper
          a comma between             | 4 1 2 0      | 4 1, 2 0        | 2 | 3  | a candidate's number
          a candidate out of range    | 4 1 2 0      | 4 1 5 0         | 2 | 5  | a candidate from 1 to 3
          a huge candidate number     | 4 1 2 0      | 4 99999999999 0 | 2 | 3  | a candidate
          a candidate twice           | 4 1 2 0      | 4 1 2 1 0       | 2 | 7  | not already on this paper
          a paper without its 0       | 4 1 2 0      | 4 1 2           | 2 | 6  | 0 to end the paper
          a word for a candidate      | 4 1 2 0      | 4 1 x 0         | 2 | 5  | a candidate's number
          more after the 0            | 4 1 2 0      | 4 1 2 0 3       | 2 | 9  | the end of the line
          weight 0                    | 4 1 2 0      | 0 1 2 0         | 2 | 1  | a weight above 0
          a negative weight           | 2 3 0        | -2 3 0          | 3 | 1  | the weight of a paper
          a huge weight               | 4 1 2 0      | 99999999999999999999 1 0 | 2 | 1 | at most 10^12
          a weight that is a word     | 4 1 2 0      | four 1 2 0      | 2 | 1  | weight of a paper
          no seats                    | 3 2          | 3 0             | 1 | 3  | number of seats
          no candidates               | 3 2          | 0 2             | 1 | 1  | number of candidates
          one number only             | 3 2          | 3               | 1 | 2  | number of seats
          three numbers               | 3 2          | 3 2 1           | 1 | 5  | the end of the line
          a name too few              | "Helen"      | # gone          | 9 | 1  | the title, after 3 names
          a name too many             | "Helen"      | "Helen" "Leda"  | 8 | 1  | the end of the file
          an open quotation mark      | "Helen"      | "Helen          | 7 | 7  | a closing quotation mark
          an empty name               | "Helen"      | ""              | 7 | 1  | the name of candidate 3
          an unknown option           | 4 1 2 0      | [tip 1]         | 2 | 1  | [tie ...]
          an open option              | 4 1 2 0      | [tie 1 2        | 2 | 9  | ] to close
          a tie order cut short       | 4 1 2 0      | [tie 1 2]       | 2 | 1  | every candidate
          a nickname too few          | 4 1 2 0      | [nick a b]      | 2 | 1  | one a candidate
          an equals sign alone        | 4 1 2 0      | 4 1 = 2 0       | 2 | 5  | a candidate beside '='
          0 joined by an equals sign  | 4 1 2 0      | 4 1=0           | 2 | 5  | a candidate beside '='
          seven decimals              | 4 1 2 0      | 4.0000001 1 2 0 | 2 | 1  | at most 6 decimals
          """)
  void aBadFileIsRefusedWithItsPlace(
      String fault, String good, String bad, int line, int column, String expected) {
    var reading = read(GOOD.replace(good, bad));

    assertThat(reading).isInstanceOf(Reading.Refused.class);
    Unreadable why = ((Reading.Refused) reading).why();
    assertThat(why.expected()).as(why.sentence()).contains(expected);
    assertThat(why.line() + ":" + why.column()).as(why.sentence()).isEqualTo(line + ":" + column);
  }

  @Test
  void aFileCutShortAnywhereBeforeItsTitleIsRefused() {
    for (int cut = 0; cut < GOOD.indexOf("\"A title\"") + 8; cut++) {
      assertThat(read(GOOD.substring(0, cut)))
          .as("cut at %d", cut)
          .isInstanceOf(Reading.Refused.class);
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] bytes = GOOD.getBytes(UTF_8);
    bytes[GOOD.indexOf("Pollux")] = (byte) 0xE9;

    var why = ((Reading.Refused) BallotFiles.read(bytes)).why();

    assertThat(why.sentence()).contains("line 6").contains("not UTF-8");
  }

  @Test
  void aLargeFileReadInPartsIsReadAsASmallOne() {
    var random = new Random(7);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 200_000; i++) {
      var numbers = new ArrayList<>(IntStream.rangeClosed(1, 30).boxed().toList());
      Collections.shuffle(numbers, random);
      var paper = new StringBuilder().append(1 + random.nextInt(3));
      for (int n : numbers.subList(0, 1 + random.nextInt(random.nextInt(30) + 1))) {
        paper.append(random.nextInt(5000) == 0 ? "  " : " ").append(n);
      }
      lines.add(paper.append(" 0\n").toString());
    }
    String names = "0\n" + "N\n".repeat(30) + "Title\n";
    String whole = "30 3\n" + String.join("", lines) + names;
    assertThat(whole.length()).isGreaterThan(1 << 22);
    String commented = "30 3\n" + String.join("", lines) + "/* over\nlines */\n" + names;
    String spaced = "30 3\n" + String.join("", lines).replace(" 0\n", "  0\n") + names;

    String papers = papers(election(whole));

    assertThat(papers(election(commented)).equals(papers)).isTrue();
    assertThat(papers(election(spaced)).equals(papers)).isTrue();
    var why = ((Reading.Refused) read(whole.replace(names, "1 31 0\n" + names))).why();
    assertThat(why.line()).isEqualTo(200_002);
  }

  @Test
  void repeatsAreTreatedAsAsked() {
    byte[] bytes = GOOD.replace("4 1 2 0", "4 1 2 1 3 0").getBytes(UTF_8);
    var passed =
        new Treatment(Treatment.Repeats.PASS_OVER, Treatment.Overvotes.END, Treatment.Skips.END);
    var ended = new Treatment(Treatment.Repeats.END, Treatment.Overvotes.END, Treatment.Skips.END);

    assertThat(papers(((Reading.Read) BallotFiles.read(bytes, passed)).election()))
        .isEqualTo("4: 1 2 3; 2: 3");
    assertThat(papers(((Reading.Read) BallotFiles.read(bytes, ended)).election()))
        .isEqualTo("4: 1 2; 2: 3");
  }

  private static Reading read(String file) {
    return BallotFiles.read(file.getBytes(UTF_8));
  }

  private static Election election(String file) {
    var reading = read(file);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).election();
  }

  static String papers(Election election) {
    var text = new StringBuilder();
    Ballots ballots = election.ballots();
    for (int b = 0; b < ballots.size(); b++) {
      text.append(b == 0 ? "" : "; ").append(ballots.weight(b)).append(":");
      for (int p = 0; p < ballots.length(b); p++) {
        text.append(ballots.sharesRank(b, p) ? "=" : " ").append(ballots.candidate(b, p) + 1);
      }
    }
    return text.toString();
  }
}
