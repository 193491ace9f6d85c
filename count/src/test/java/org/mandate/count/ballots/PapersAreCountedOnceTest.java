package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a file is read, each paper of it is counted, once and with its own weight. */
class PapersAreCountedOnceTest {

  @Test
  void inHoweverManyPartsAFileIsReadItsPapersAreTheSame() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    var random = new Random(seed);
    String[] between = {
      "# a comment\n", "\n", "  \n", "/* a comment */\n", "\r\n", "/* over\nlines */\n", "\t# x\r\n"
    };
    for (int run = 0; run < 300; run++) {
      // given
      var file = new StringBuilder("5 2\n[withdrawn 5]\n");
      int papers = 1 + random.nextInt(30);
      for (int paper = 0; paper < papers; paper++) {
        while (random.nextInt(2) == 0) file.append(between[random.nextInt(between.length)]);
        int first = 1 + random.nextInt(5);
        file.append(1 + random.nextInt(20)).append(' ');
        if (random.nextInt(8) > 0) file.append(first).append(' ').append(first % 5 + 1).append(' ');
        file.append(random.nextInt(4) == 0 ? "0 # said\n" : "0\n");
      }
      file.append("# end\n0\nA\nB\nC\nD\nE\nTitle\n");
      byte[] bytes = file.toString().getBytes(UTF_8);

      // when
      Election whole = BltReader.read(bytes, Treatment.STANDARD, 1).election();

      // then
      for (int parts = 2; parts <= 8; parts++) {
        Election other = BltReader.read(bytes, Treatment.STANDARD, parts).election();
        assertThat(BltFilesAreReadTest.papers(other))
            .as("seed %d, %d parts of %s", seed, parts, file)
            .isEqualTo(BltFilesAreReadTest.papers(whole));
        assertThat(other.rejections()).isEqualTo(whole.rejections());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"100 0, 100", "2.5 0, 2.5", "100 3 0, 100", "0.25 3 0, 0.25"})
  void rejectedPapersAreAsManyAsTheFileSaysThoughOthersHaveDecimals(String line, String papers) {
    String file = "3 1\n-3\n1.125 1 0\n" + line + "\n0\nA\nB\nC\nT\n";

    assertThat(read(file).election().rejected()).isEqualByComparingTo(papers);
  }

  @Test
  void recordsAndScoresSayHowManyPapersWereMetOrRejected() {
    var records = read("Rank 1,Rank 2,COUNT\nA,B,0.5\novervote,B,100\n,B,7\n");
    var scores = read("A,B,COUNT\n1,2,0.5\n,,100\n");

    assertThat(records.election().rejected()).isEqualByComparingTo("100");
    assertThat(records.notes()).contains("Met: 100 overvotes.");
    assertThat(records.notes()).contains("Met: 7 papers with an empty rank before a marked one.");
    assertThat(scores.election().rejected()).isEqualByComparingTo("100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Rank 1,COUNT~A,9999999999999~B,0.000001~ | line 2, column 3
          Rank 1,COUNT~A,1000000000000~B,0.000001~ | line 2, column 3
          """)
  void moreThanCanBeCountedIsRefusedWithItsPlace(String file, String place) {
    var reading = BallotFiles.read(file.replace('~', '\n').getBytes(UTF_8));

    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(((Reading.Refused) reading).why().sentence()).startsWith(place);
  }

  private static Reading.Read read(String file) {
    return (Reading.Read) BallotFiles.read(file.getBytes(UTF_8));
  }
}
