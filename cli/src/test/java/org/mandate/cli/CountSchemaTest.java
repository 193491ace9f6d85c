package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Reading;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code ./mandate count --json} writes, against docs/*.schema.json. */
class CountSchemaTest {
  private static final Path DOCS =
      Path.of(System.getProperty("mandate.root", "..")).resolve("docs");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Schema RESULT = schema("count-result");
  private static final Schema REFUSED = schema("count-refused");
  private static final Schema BALLOTS = schema("ballots");
  private static final List<String> LINE =
      List.of(
          "file rules title seats valid rejected quota tie elected stages rejections lot lots format sha256 treatment notes pairwise"
              .split(" "));
  private static final List<String> STAGE =
      List.of(
          "number action candidate votes transfers nonTransferable elected excluded candidates quota keep"
              .split(" "));

  private static Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text(DOCS.resolve(name + ".schema.json")), InputFormat.JSON);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> faults(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  @Test
  void everyLineUnderEveryRuleKeepsTheSchemaAndTheIssuesOrder(@TempDir Path folder)
      throws IOException {
    List<Path> files = CountedLines.writtenTo(folder);
    var seen = new TreeSet<String>();
    for (Rule rule : Rules.all()) {
      var words = new java.util.ArrayList<Object>(List.of("count", "--json", "--rules", rule.id()));
      words.addAll(files);
      words.add(folder.resolve("no such file"));

      List<String> lines = CountedLines.run(words.toArray()).out().lines().toList();

      assertThat(lines).hasSize(files.size() + 1);
      for (String line : lines) {
        JsonNode node = JSON.readTree(line);
        boolean refused = node.has("refused");
        assertThat(faults(refused ? REFUSED : RESULT, line)).as(line).isEmpty();
        assertThat(faults(refused ? RESULT : REFUSED, line)).as(line).isNotEmpty();
        if (refused) seen.add(node.has("line") ? "unreadable" : "refused");
        else seen.addAll(kinds(node));
      }
    }
    assertThat(seen) // else the spread proves less than it says
        .contains("unreadable", "refused", "tie elect", "tie exclude", "lot", "weights", "pairwise")
        .contains("keep", "candidates", "stage quota", "below 0", "rejections", "Ann (2)");
  }

  /** Checks the order of members, and says what this line shows of the schema. */
  private static List<String> kinds(JsonNode line) {
    assertThat(List.copyOf(line.propertyNames())).isEqualTo(known(LINE, line));
    Stream<String> stages =
        line.path("stages")
            .valueStream()
            .flatMap(
                stage -> {
                  assertThat(List.copyOf(stage.propertyNames())).isEqualTo(known(STAGE, stage));
                  return Stream.of(
                      stage.has("keep") ? "keep" : "",
                      stage.has("candidates") ? "candidates" : "",
                      stage.has("quota") ? "stage quota" : "",
                      stage.path("votes").has("Ann (2)") ? "Ann (2)" : "",
                      stage.path("transfers").toString().contains("\"-") ? "below 0" : "");
                });
    return Stream.concat(
            stages,
            Stream.of(
                line.path("tie").isNull() ? "" : "tie " + line.path("tie").path("for").asString(),
                line.path("lot").isNull() ? "" : "lot",
                line.path("valid").isString() ? "weights" : "",
                line.has("pairwise") ? "pairwise" : "",
                line.path("rejections").isEmpty() ? "" : "rejections"))
        .toList();
  }

  private static List<String> known(List<String> order, JsonNode object) {
    return order.stream().filter(object::has).toList();
  }

  @Test
  void countsOfRandomElectionsKeepTheSchema(@TempDir Path folder) throws IOException {
    var random = new Random(2003);
    for (int i = 0; i < 40; i++) {
      String blt = CountedLines.random(random);
      Path file = Files.writeString(folder.resolve("r.blt"), blt);
      Rule rule = Rules.all().get(i % Rules.all().size());
      String line = CountedLines.run("count", "--json", "--rules", rule.id(), file).out();
      boolean refused = line.contains("\"refused\"");
      assertThat(faults(refused ? REFUSED : RESULT, line)).as(rule.id() + "\n" + blt).isEmpty();
    }
  }

  @Test
  void theSchemaNamesTheRulesThereAre() {
    JsonNode schema = JSON.readTree(text(DOCS.resolve("count-result.schema.json")));

    assertThat(schema.at("/properties/rules/enum").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(Rules.all().stream().map(Rule::id).toList());
  }

  @Test
  void aLineWithoutAFieldOfTheContractIsRefused() {
    String good = text(DOCS.resolve("examples/count-result.json"));
    for (String field : LINE.subList(0, 10)) {
      var line = (ObjectNode) JSON.readTree(good);
      line.remove(field);
      assertThat(faults(RESULT, line.toString())).as(field).isNotEmpty();
    }
    for (String field : STAGE.subList(0, 8)) {
      var line = (ObjectNode) JSON.readTree(good);
      ((ObjectNode) line.at("/stages/1")).remove(field);
      assertThat(faults(RESULT, line.toString())).as("stage " + field).isNotEmpty();
    }
  }

  @Test
  void aNumberWhereADecimalStringIsDueIsRefused() {
    var good = (ObjectNode) JSON.readTree(text(DOCS.resolve("examples/count-result.json")));
    int changed = 0;
    for (String place :
        List.of("/votes/Ann Ash", "/transfers/Ann Ash", "/nonTransferable", "/quota")) {
      ObjectNode line = good.deepCopy();
      boolean top = place.equals("/quota");
      int end = place.lastIndexOf('/');
      var holder = (ObjectNode) line.at((top ? "" : "/stages/1") + place.substring(0, end));
      String name = place.substring(end + 1);
      assertThat(holder.path(name).isString()).as(place).isTrue();
      for (String wrong : List.of("1", "1.00000", "null", "\"1e3\"", "\"1,000\"", "\"\"")) {
        holder.set(name, JSON.readTree(wrong));
        if (top && wrong.equals("null")) continue; // a rule without a quota
        assertThat(faults(RESULT, line.toString())).as(place + " " + wrong).isNotEmpty();
        changed++;
      }
    }
    assertThat(changed).isEqualTo(23);
  }

  @Test
  void theExamplesAreWhatTheProgramWrites() {
    assertThat(faults(BALLOTS, text(DOCS.resolve("examples/ballots.json")))).isEmpty();
    String[] asked = {"count", "--json", "--rules", "scottish-2007"};
    String line = counted(asked[0], asked[1], asked[2], asked[3], "docs/examples/ballots.json");
    assertThat(line).isEqualTo(text(DOCS.resolve("examples/count-result.json")).strip());
    String refused = counted(asked[0], asked[1], asked[2], asked[3], "docs/examples/commas.blt");
    assertThat(refused).isEqualTo(text(DOCS.resolve("examples/count-refused.json")).strip());
    assertThat(faults(REFUSED, refused)).isEmpty();
    assertThat(faults(REFUSED, refused.replaceAll(",\"column\":[0-9]+", ""))).isNotEmpty();
  }

  /** The file as a reader in the root folder names it. */
  private static String counted(String... words) {
    String[] from = words.clone();
    String name = from[from.length - 1];
    Path file = DOCS.resolveSibling(name);
    from[from.length - 1] = file.toString();
    return CountedLines.run((Object[]) from).out().strip().replace(file.toString(), name);
  }

  @Test
  void whateverTheReaderTakesAsOwnBallotsKeepsTheirSchema() {
    String good = text(DOCS.resolve("examples/ballots.json"));
    var random = new Random(77);
    String noise = "\"{}[],:>=019 abtrue-";
    int read = 0;
    for (int i = 0; i < 4000; i++) {
      var text = new StringBuilder(good);
      for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        char c = noise.charAt(random.nextInt(noise.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.deleteCharAt(at);
        }
      }
      String json = text.toString();
      if (BallotFiles.read(json.getBytes(StandardCharsets.UTF_8)) instanceof Reading.Read) {
        read++;
        assertThat(faults(BALLOTS, json)).as(json).isEmpty();
      }
    }
    assertThat(read).isGreaterThan(300);
  }

  @Test
  void ofOwnBallotsTheSchemaAndTheReaderRefuseTheSameFields() {
    String good = text(DOCS.resolve("examples/ballots.json"));
    for (String[] change :
        List.of(
            new String[] {"\"withdrawn\": true", "\"withdrawn\": \"true\""},
            new String[] {"\"patients\": 8200", "\"patients\": \"8200\""},
            new String[] {"\"patients\": 8200", "\"patients\": -1"},
            new String[] {"\"area\": \"North\"", "\"area\": 1"},
            new String[] {"\"entry\": 41", "\"entry\": [41]"},
            new String[] {"\"entry\": 41", "\"when\": 41"},
            new String[] {"\"seats\": 2", "\"seats\": 0"},
            new String[] {"\"weights\": \"one\"", "\"weights\": \"list\""},
            new String[] {"ballots 1", "ballots 2"},
            new String[] {"\"id\": \"ash\"", "\"id\": \"abstain\""},
            new String[] {"ash>cedar", "ash>>cedar"})) {
      String bad = good.replace(change[0], change[1]);
      assertThat(bad).isNotEqualTo(good);
      assertThat(faults(BALLOTS, bad)).as(change[1]).isNotEmpty();
      assertThat(BallotFiles.read(bad.getBytes(StandardCharsets.UTF_8)))
          .as(change[1])
          .isInstanceOf(Reading.Refused.class);
    }
  }
}
