package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hold a counter up, or to be understood in two ways. */
class HostileBallotsTest {
  private static final String END = "0\nA\nB\nT\n";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void twoMegabytesOfTheSameAreReadOrRefusedWithinSeconds(int which) {
    int many = 2_000_000;
    String file =
        switch (which) {
          case 0 -> "1 1\n(" + "x".repeat(many);
          case 1 -> "2 1\n" + "/**/".repeat(many / 4) + "\n1 1 0\n" + END;
          case 2 -> "# A:\n#" + " ".repeat(many) + "A" + " ".repeat(1000) + "x\n";
          case 3 -> "# A:\n#" + "A ".repeat(many / 2) + "\n";
          case 4 -> "pref".repeat(many / 4) + ",x\n1,2\n";
          default -> "A" + " ".repeat(many) + "choice" + "_".repeat(many) + ",x\n1,2\n";
        };

    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(file));
  }

  @Test
  void anOrderForTiesAndNicknamesAreGivenOnce() {
    refused("2 1\n[tie 1 2]\n[tie 2 1]\n1 1 0\n" + END, "line 3", "[tie ...] once");
    refused("2 1\n[nick a b]\n[nick c d]\n1 1 0\n" + END, "line 3", "[nick ...] once");
  }

  @Test
  void aNicknameHasOneMeaning() {
    refused("2 1\n[nick 2 1]\n[tie 1 2]\n1 1 0\n" + END, "line 2, column 7", "other candidate's");
    refused("2 1\n[nick a=b c]\n1 1 0\n" + END, "line 2, column 7", "without '='");
    assertThat(read("2 1\n[nick 1 2]\n1 1 0\n" + END)).isInstanceOf(Reading.Read.class);
  }

  @Test
  void namesAreAtMostTwoHundredBytes() {
    String name = "N".repeat(200);
    String roll = ReadersNeverThrowTest.ROLL.replace("Ann", name);

    assertThat(read("1 1\n1 1 0\n0\n" + name + "\nT\n")).isInstanceOf(Reading.Read.class);
    assertThat(read(roll)).isInstanceOf(Reading.Read.class);
    refused("1 1\n1 1 0\n0\n" + name + "x\nT\n", "line 4", "200 bytes");
    refused("1 1\n1 1 0\n0\n" + "\u00e9".repeat(101) + "\nT\n", "line 4", "200 bytes");
    refused("Rank 1\nA\n" + name + "x\n", "line 3", "200 bytes");
    refused("A," + name + "x\n1,2\n", "line 1, column 3", "200 bytes");
    refused(ReadersNeverThrowTest.SOI.replace("1: A", "1: " + name + "x"), "line 7", "200 bytes");
    refused(ReadersNeverThrowTest.OLD.replace("1,A", "1," + name + "x"), "line 2", "200 bytes");
    refused(roll.replace(name, name + "x"), "line 1", "200 bytes");
  }

  @Test
  void blankLinesAtTheEndAreNoPapersAndWordsForAnEmptyRankAreTold() {
    var read = (Reading.Read) read("Vote\nAnn\n\nBlank\nBob\n\n \n\n");

    assertThat(read.election().rejected()).isEqualByComparingTo("2");
    assertThat(read.notes())
        .contains("\"Blank\" is read as an empty rank, not as a candidate's name.");
  }

  private static void refused(String file, String place, String why) {
    var reading = read(file);

    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(((Reading.Refused) reading).why().sentence()).startsWith(place).contains(why);
  }

  private static Reading read(String file) {
    return BallotFiles.read(file.getBytes(UTF_8));
  }
}
