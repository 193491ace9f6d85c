package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command on the documented example, and on what it must refuse. */
class ConflictsCommandTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("mandate.root"), "docs/examples/conflicts-facts.json");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("conflicts", file.toString()));
    args.addAll(List.of("--as-of", "2026-09-20"));
    args.addAll(List.of(more));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
  }

  private JsonNode json(String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.add("--json");
    assertThat(run(EXAMPLE, args.toArray(String[]::new))).isEqualTo(0);
    return JsonMapper.builder().build().readTree(out.toString());
  }

  private static JsonNode person(JsonNode answer, String id) {
    for (JsonNode one : answer.get("matters").get(0).get("people")) {
      if (one.get("person").asString().equals(id)) {
        return one;
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void itSaysWhoIsConflictedWhoIsNotAndWhatRemains() {
    assertThat(run(EXAMPLE)).isEqualTo(0);

    assertThat(out.toString())
        .contains("Not quorate: 3 of 7 members remain.")
        .contains("Alder Surgery, which is a member of Marlbrook GP Federation, which is expected")
        .contains("Dr Femi Adeyo, gp: clear.")
        .contains("Has overheard sealed papers of Owl Nights Care on 18 September 2026")
        .contains("Proxy, Dr Ben Marsh to Dr Femi Adeyo: refused (clause 9.6).");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void thePublicCutTellsNothingOfASealedPath() {
    JsonNode full = json("--matter", "OOH", "--person", "P-10");
    assertThat(person(full, "P-10").get("conflicts").get(0).get("sentence").asString())
        .contains("close tie", "spouse");

    JsonNode open = json("--matter", "OOH", "--person", "P-10", "--public");
    assertThat(person(open, "P-10").toString())
        .isEqualTo(
            "{\"person\":\"P-10\",\"name\":\"Joan Teller\",\"answer\":\"conflicted\",\"conflicts\":"
                + "[{\"kind\":\"indirect\",\"sentence\":\"Conflicted, indirect.\"}],\"why\":[],"
                + "\"bars\":[],\"complete\":true}");
    assertThat(open.toString()).doesNotContain("spouse", "close", "overheard");
  }

  @Test
  void aWhatIfSaysWhatItChanges() {
    JsonNode answer = json("--matter", "ROOMS", "--what-if", "party:ROOMS:bidder:MB-FED");

    JsonNode change = answer.get("matters").get(0).get("change");
    assertThat(change.get("newlyConflicted").toString()).isEqualTo("[\"P-01\",\"P-02\",\"P-03\"]");
    assertThat(change.get("verdictBefore").asString()).isEqualTo("quorate");
    assertThat(change.get("verdictAfter").asString()).isEqualTo("not-quorate");
  }

  @Test
  void refusedFactsAreToldWithPlaceAndMendAndExitTwo(@TempDir Path folder) throws IOException {
    Path bad = folder.resolve("bad.json");
    Files.writeString(bad, Files.readString(EXAMPLE).replaceFirst("\"partner\"", "\"partnr\""));

    assertThat(run(bad)).isEqualTo(2);
    assertThat(err.toString()).contains("links[0].relation: 'partnr' is not known here. Use one");
    assertThat(run(bad, "--json")).isEqualTo(2);
    assertThat(out.toString()).contains("\"place\":\"links[0].relation\"");
    assertThat(run(folder.resolve("none.json"))).isEqualTo(2);
    assertThat(run(EXAMPLE, "--what-if", "party:OOH:bidder:NOBODY")).isEqualTo(2);
    assertThat(run(EXAMPLE, "--matter", "NONE")).isEqualTo(2);
    assertThat(run(EXAMPLE, "--room", "P-99")).isEqualTo(2);
  }

  @Test
  void eachPathIsDrawn(@TempDir Path folder) throws IOException {
    assertThat(run(EXAMPLE, "--drawings", folder.toString())).isEqualTo(0);

    assertThat(Files.readString(folder.resolve("OOH-P-01-1.svg")))
        .startsWith("<svg")
        .contains("<title>", "<desc>");
  }
}
