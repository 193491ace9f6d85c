package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CountCommandTest {
  private static final String GOOD =
      "3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n\"Ann\"\n\"<b>Bob</b>\"\n\"Ann\"\n\"A title\"\n";
  @TempDir private Path folder;
  private Path good;
  private Path bad;
  private String out = "";
  private String err = "";

  @BeforeEach
  void files() throws IOException {
    good = Files.writeString(folder.resolve("good.blt"), GOOD);
    bad = Files.writeString(folder.resolve("bad.blt"), GOOD.replace("4 1 2 0", "4,1,2,0"));
  }

  private int run(Object... arguments) {
    var words = new ArrayList<String>();
    for (Object one : arguments) words.add(one.toString());
    var o = new StringWriter();
    var e = new StringWriter();
    int exit =
        Main.run(new PrintWriter(o, true), new PrintWriter(e, true), words.toArray(String[]::new));
    out = o.toString();
    err = e.toString();
    return exit;
  }

  @Test
  void theLineKeepsTheContractsFieldsInTheirOrder() {
    assertThat(run("count", good, "--rules", "irv", "--json")).isEqualTo(0);

    JsonNode line = JsonMapper.shared().readTree(out);
    assertThat(List.copyOf(line.propertyNames()).subList(0, 10))
        .containsExactly(
            "file",
            "rules",
            "title",
            "seats",
            "valid",
            "rejected",
            "quota",
            "tie",
            "elected",
            "stages");
    assertThat(List.copyOf(line.path("stages").get(0).propertyNames()).subList(0, 8))
        .containsExactly(
            "number",
            "action",
            "candidate",
            "votes",
            "transfers",
            "nonTransferable",
            "elected",
            "excluded");
    assertThat(line.path("stages").get(0).path("votes").has("Ann (2)")).isTrue();
    assertThat(line.path("elected").get(0).stringValue()).isEqualTo("<b>Bob</b>");
  }

  @Test
  void aRefusedFileIsALineAndTheOthersAreStillCounted() {
    assertThat(run("count", bad, good, folder.resolve("no"), "--rules", "irv", "--json"))
        .isEqualTo(2);

    List<String> lines = out.lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("\"refused\":\"line 2, column 1").contains("\"line\":2");
    assertThat(lines.get(1)).contains("\"elected\":[");
    assertThat(lines.get(2)).contains("there is no such file");
  }

  @Test
  void aTieThatNeedsALotExitsOneAndASeedResolvesIt() throws IOException {
    Files.writeString(good, GOOD.replace("4 1 2 0", "3 1 0").replace("2 3 2 0\n", ""));

    assertThat(run("count", good, "--rules", "plurality", "--json")).isEqualTo(1);
    assertThat(out).contains("\"tie\":{\"stage\":").contains("\"between\":[");
    assertThat(run("count", good, "--rules", "plurality", "--json", "--tie", "seed")).isEqualTo(0);
    assertThat(out).contains("\"tie\":null").contains("\"seed\":\"seed\"");
  }

  @Test
  void aPublishedResultIsFoundIdenticalOrItsFirstChangedStageNamed() throws IOException {
    run("count", good, "--rules", "irv", "--json");
    Path result = Files.writeString(folder.resolve("r.json"), out);

    assertThat(run("recount", result, good)).isEqualTo(0);
    String published = Files.readString(result);
    int last = published.lastIndexOf("\"nonTransferable\":\"");
    Files.writeString(
        result, published.substring(0, last + 19) + "9" + published.substring(last + 19));
    assertThat(run("recount", result, good)).isEqualTo(1);
    assertThat(out).contains("stage 2").contains("nonTransferable");
    Files.writeString(result, published.substring(0, 80));
    assertThat(run("recount", result, good)).isEqualTo(1);
    assertThat(run("recount", folder.resolve("none.json"), good)).isEqualTo(2);
  }

  @Test
  void aRecountSaysWhichLotItUsedAndThatTheBallotsHoldAnother() throws IOException {
    Files.writeString(good, GOOD.replace("3 1\n4", "3 1\n[tie 3 2 1]\n4"));
    run("count", good, "--rules", "irv", "--json", "--tie", "chosen later");
    Path result = Files.writeString(folder.resolve("r.json"), out);

    assertThat(run("recount", result, good)).isEqualTo(0);

    assertThat(out).contains("by the seed 'chosen later'");
    assertThat(out).contains("The ballots hold another: [3, 2, 1]");
  }

  @Test
  void aPageEscapesWhatAFileSays() {
    assertThat(run("count", good, "--rules", "irv", "--html")).isEqualTo(0);

    assertThat(out).contains("&lt;b&gt;Bob").doesNotContain("<b>Bob").doesNotContain("<script");
    assertThat(out.strip()).endsWith("</html>");
  }

  @Test
  void wrongUseIsSaidInOneSentence() {
    assertThat(run("count", good, "--rules", "nope")).isEqualTo(2);
    assertThat(err).contains("There is no rule 'nope'");
    assertThat(run("count", good, "--rules", "irv", "--guard", "nurse")).isEqualTo(2);
    assertThat(err).contains("Guarded seats");
    assertThat(run("count", "--list-rules")).isEqualTo(0);
    assertThat(run("count", "--compare", "irv,plurality", good)).isEqualTo(0);
    assertThat(out).contains("They part here");
  }
}
