package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ElectionLeakTest {
  @TempDir private Path folder;

  private Path roll(String text) throws IOException {
    return Files.writeString(folder.resolve("roll-" + text.hashCode() + ".csv"), text);
  }

  private static String names(int voters) {
    return IntStream.range(0, voters)
        .mapToObj(v -> "voter " + v)
        .collect(Collectors.joining("\n", "name\n", "\n"));
  }

  @Test
  void listSizesOfThreePracticesAreRefusedWithExitOne() throws IOException {
    Ran ran =
        Ran.of("election", "check-leak", roll("name,weight\nA,3\nB,12\nC,1\nD,4\nE,9\nF,20\n"));

    assertThat(ran.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out()).contains("refused unless banded").endsWith("The anonymity count is 1.\n");
  }

  @Test
  void aHundredEqualVotersAreFine() throws IOException {
    Ran ran = Ran.of("election", "check-leak", roll(names(100)));

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).endsWith("Fine. The anonymity count is 100.\n");
  }

  @Test
  void whoJoinedLateIsNamed() throws IOException {
    Ran ran = Ran.of("election", "check-leak", roll(names(100)), "--earlier", roll(names(99)));

    assertThat(ran.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out()).contains("would tell how voter 99 voted.");
  }

  @Test
  void everyJsonLineKeepsTheSchema() throws IOException {
    String areas =
        "name,weight,area\n"
            + IntStream.range(0, 90)
                .mapToObj(
                    v -> "\"practice, " + v + "\"," + (900 + v * v) + "," + (v < 3 ? "N" : "S"))
                .collect(Collectors.joining("\n"));
    for (Object[] words :
        new Object[][] {
          {roll(areas), "--by-area"},
          {roll(areas)},
          {roll(names(100))},
          {roll(names(300)), "--rank", "5"},
          {roll(names(300)), "--rank", "5", "--rank-most", "1", "--anonymity", "20"},
          {roll(names(3))}
        }) {
      Object[] all = new Object[words.length + 3];
      all[0] = "election";
      all[1] = "check-leak";
      all[2] = "--json";
      System.arraycopy(words, 0, all, 3, words.length);
      Ran ran = Ran.of(all);
      assertThat(ran.faults("election-leak")).as(ran.out()).isEmpty();
      JsonNode line = JsonMapper.shared().readTree(ran.out());
      assertThat(line.get("verdict").asString().equals("refused")).isEqualTo(ran.code() == 1);
    }
  }

  @Test
  void aRollThatCannotBeReadIsWrongUseAndNamesTheLine() throws IOException {
    assertThat(Ran.of("election", "check-leak", folder.resolve("none")).code()).isEqualTo(2);
    for (String bad :
        new String[] {
          "",
          "who\nA\n",
          "name\n",
          "name,weight\nA,0\n",
          "name,weight\nA,1\nA,2\n",
          "name\n\"A\n",
          "name,weight\nA\n",
          "name,weight\nA,9999999999\n"
        }) {
      Ran ran = Ran.of("election", "check-leak", roll(bad));
      assertThat(ran.code()).as(bad).isEqualTo(Exit.WRONG_USE);
      assertThat(ran.out()).isEmpty();
    }
    assertThat(Ran.of("election", "check-leak", roll("name,weight\nA,1\nB,x\n")).err())
        .contains("line 3: the weight");
    assertThat(Ran.of("election", "check-leak", roll(names(9)), "--options", "1").code())
        .isEqualTo(2);
  }
}
