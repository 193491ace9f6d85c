package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command, its JSON against the schema, and the national case as published. */
class ReconcileCommandTest {
  private static final Path DOCS =
      Path.of(System.getProperty("mandate.root", "..")).resolve("docs");
  private static final List<String> KEYS =
      List.of(
          ("file year basis practices promisedPence receivedPence gapPence paidNothing recovered"
                  + " medianPerHead p5 p95 caveats")
              .split(" "));
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(DOCS.resolve("reconcile.schema.json")), InputFormat.JSON);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run(Object... more) {
    var args = new ArrayList<String>(List.of("reconcile"));
    for (Object one : more) args.add(one.toString());
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
  }

  private int asked(Object... more) {
    var args =
        new ArrayList<Object>(
            List.of("--rate", "1.50", "--basis", "weighted", "--column", "pcn_participation"));
    args.addAll(List.of(more));
    return run(args.toArray());
  }

  private List<JsonNode> lines() {
    var lines = new ArrayList<JsonNode>();
    for (String line : out.toString().lines().toList()) {
      assertThat(faults(line)).as(line).isEmpty();
      lines.add(JsonMapper.shared().readTree(line));
    }
    return lines;
  }

  private static List<String> faults(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private Path file(String name, String... rows) throws IOException {
    String head =
        "CCG Code,CCG NAME,PCN Code,PCN Name,Practice Code,Practice Name,"
            + "Number of Registered Patients (Last Known Figure),"
            + "Number of Weighted Patients (Last Known Figure), PCN Participation \r\n";
    return Files.writeString(folder.resolve(name), head + String.join("\r\n", rows) + "\r\n");
  }

  private Path small(String name) throws IOException {
    return file(
        name,
        "07M,NHS X CCG,U1,ONE PCN,A81001,FIRST SURGERY,1000,2000,3000.00",
        "07M,NHS X CCG,U1,ONE PCN,A81002,SECOND SURGERY,1000,2000.33,1500.17",
        "07N,NHS Y CCG,U2,TWO PCN,A81003,THIRD SURGERY,1000,2000,0",
        "07N,NHS Y CCG,U2,TWO PCN,A81004,FOURTH SURGERY,1000,2000,-100.50",
        "07N,NHS Y CCG,U2,TWO PCN,A81005,FIFTH SURGERY,10,20,0");
  }

  @Test
  void aLineHasExactlyTheKeysInTheirOrderAndExactFigures() throws IOException {
    assertThat(asked("--json", "--payments", small("pay_22-23.csv"))).isZero();

    JsonNode line = lines().getFirst();
    assertThat(List.copyOf(line.propertyNames())).isEqualTo(KEYS);
    assertThat(line.get("year").asString()).isEqualTo("2022-23");
    // 3 x 3000.00 + 3000.50 (2000.33 x 1.5 = 3000.495) + 30.00
    assertThat(line.get("promisedPence").asLong()).isEqualTo(12_030_50);
    assertThat(line.get("receivedPence").asLong()).isEqualTo(4_399_67);
    assertThat(line.get("gapPence").asLong()).isEqualTo(12_030_50 - 4_399_67);
    assertThat(line.get("paidNothing").asInt()).isEqualTo(1);
    assertThat(line.get("recovered").asInt()).isEqualTo(1);
    assertThat(line.get("medianPerHead").asString()).isEqualTo("1.1250"); // of 1.5 and 0.74996...
    assertThat(line.get("p5").asString()).isEqualTo("0.7875");
    assertThat(line.get("p95").asString()).isEqualTo("1.4625");
    assertThat(line.get("caveats").toString())
        .contains("cannot tell", "no payment recorded", "only 5 practices")
        .doesNotContain("missing");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFileThatIsRefusedDoesNotStopTheOthers() throws IOException {
    Path without =
        Files.writeString(
            folder.resolve("16-17.csv"), text(small("x.csv")).replace("Participation", "Other"));
    Path good = small("22-23.csv");
    Path again = Files.copy(good, folder.resolve("copy.csv"));

    assertThat(asked("--json", "--payments", without, folder, folder.resolve("none"), good, again))
        .isEqualTo(2);

    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0).get("refused").asString()).contains("no column 'pcn_participation'");
    assertThat(lines.get(1).get("refused").asString()).contains("folder");
    assertThat(lines.get(2).get("refused").asString()).contains("no such file");
    assertThat(lines.get(3).has("refused")).isFalse();
    assertThat(lines.get(4).get("refused").asString())
        .startsWith("The same file as " + good + ", byte for byte. It counts once");
  }

  @Test
  void twoFilesOfOneYearAreSaidNotAdded() throws IOException {
    Path first = small("a_22-23.csv");
    Path second = file("b_2022-23.csv", "07M,X,U1,ONE,A81001,FIRST,1,2000,1");

    assertThat(asked("--json", "--payments", first, second)).isZero();

    assertThat(lines().get(1).get("caveats").toString())
        .contains("a_22-23.csv is of the same year: do not add the two up");
  }

  @Test
  void networksArePutTogetherAndTheMeanOfAveragesStandsBesideThem() throws IOException {
    assertThat(asked("--json", "--by", "pcn", "--payments", small("22-23.csv"))).isZero();

    JsonNode groups = lines().getFirst().get("groups");
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).get("code").asString()).isEqualTo("U2");
    assertThat(groups.get(0).get("perHead").asString()).isEqualTo("-0.0250");
    assertThat(groups.get(1).get("name").asString()).isEqualTo("ONE PCN");
    assertThat(groups.get(1).get("perHead").asString()).isEqualTo("1.1249");
    assertThat(groups.get(1).get("meanOfAverages").asString()).isEqualTo("1.1250");
  }

  @Test
  void fifthsNeedTheirFileAndAreNamed() throws IOException {
    Path payments = small("22-23.csv");
    Path fifths =
        Files.writeString(
            folder.resolve("imd.csv"),
            "Practice.Code,IMD_quintile\nA81001,1\nA81002,5\nA81003,5\n");

    assertThat(asked("--by", "fifth", "--payments", payments)).isEqualTo(2);
    assertThat(err.toString()).contains("--by fifth needs --deprivation FILE");
    assertThat(asked("--by", "fifth", "--deprivation", fifths, "--payments", payments))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--first-fifth");
    assertThat(
            asked(
                "--json",
                "--by",
                "fifth",
                "--deprivation",
                fifths,
                "--first-fifth",
                "least",
                "--payments",
                payments))
        .isZero();
    JsonNode line = lines().getFirst();
    assertThat(line.get("groups").valueStream().map(g -> g.get("name").asString()))
        .containsExactly("most deprived", "least deprived", "not in the file of deprivation");
    assertThat(line.get("caveats").toString()).contains("1 is the least deprived, as you say");
  }

  @Test
  void onlyACoveredPracticeWithASourceIsMissing() throws IOException {
    Path payments = small("22-23.csv");
    Path covered =
        Files.writeString(
            folder.resolve("covered.csv"),
            "Practice Code,Source\nA81001,schedule 1\nA81003,\"schedule 1, page 4\"\n");

    assertThat(asked("--json", "--covered", covered, "--by", "practice", "--payments", payments))
        .isZero();

    JsonNode line = lines().getFirst();
    assertThat(line.get("missing").asInt()).isEqualTo(1);
    assertThat(line.get("missingPence").asLong()).isEqualTo(3000_00);
    assertThat(
            line.get("groups").valueStream().filter(g -> g.get("code").asString().equals("A81003")))
        .singleElement()
        .satisfies(g -> assertThat(g.get("reading").asString()).isEqualTo("missing"));
    Files.writeString(covered, "Practice Code,Source\nA81003,\n");
    assertThat(asked("--covered", covered, "--payments", payments)).isEqualTo(2);
    assertThat(err.toString()).contains("Line 2 has no source");
  }

  @Test
  void theTextOpensOnTheGap() throws IOException {
    assertThat(asked("--source", "the contract, section 10", "--payments", small("22-23.csv")))
        .isZero();

    assertThat(out.toString())
        .startsWith("In 2022-23 £4,399.67 came; £1.50 a head gives £12,030.50: a gap of £7,630.83")
        .contains("no payment recorded (exactly nought)", "Quoted from: the contract, section 10");
    assertThat(out.toString().lines().filter(l -> l.length() > 110)).isEmpty();
  }

  @Test
  void wrongUseIsAnsweredWithItsMend() throws IOException {
    Path payments = small("22-23.csv");
    for (List<Object> wrong :
        List.<List<Object>>of(
            List.of("--rate", "1.76111", "--basis", "weighted"),
            List.of("--rate", "-1", "--basis", "weighted"),
            List.of("--rate", "1", "--basis", "heads"),
            List.of("--rate", "1", "--basis", "weighted", "--by", "region"),
            List.of("--rate", "1", "--basis", "weighted", "--min-list", "-1"),
            List.of("--rate", "1", "--basis", "weighted", "--year", "2022"),
            List.of("--rate", "1", "--basis", "weighted", "--deprivation", payments))) {
      var args = new ArrayList<>(wrong);
      args.addAll(List.of("--column", "PCN Participation", "--payments", payments));
      assertThat(run(args.toArray())).as(wrong.toString()).isEqualTo(2);
      assertThat(out.toString()).isEmpty();
      assertThat(err.toString().lines()).as(wrong.toString()).hasSize(1);
    }
    assertThat(asked("--json", "--year", "2019-20", "--payments", payments)).isEqualTo(2);
    assertThat(lines().getFirst().get("refused").asString()).contains("2022-23", "2019-20");
    assertThat(run("--rate", "1", "--basis", "weighted", "--payments", payments)).isEqualTo(2);
  }

  @Test
  void aLineThatBreaksTheContractIsRefusedByTheSchema() throws IOException {
    asked("--json", "--by", "pcn", "--payments", small("22-23.csv"));
    String good = out.toString().strip();
    assertThat(faults(good)).isEmpty();
    for (String key : KEYS) {
      var line = (ObjectNode) JsonMapper.shared().readTree(good);
      line.remove(key);
      assertThat(faults(line.toString())).as(key).isNotEmpty();
    }
    for (String wrong : List.of("1.125", "\"1.125\"", "\"£1.1250\"", "\"1,125.0000\"")) {
      var line = (ObjectNode) JsonMapper.shared().readTree(good);
      line.set("medianPerHead", JsonMapper.shared().readTree(wrong));
      assertThat(faults(line.toString())).as(wrong).isNotEmpty();
    }
    for (String key : List.of("promisedPence", "receivedPence", "gapPence")) {
      var line = (ObjectNode) JsonMapper.shared().readTree(good);
      line.put(key, 1.5);
      assertThat(faults(line.toString())).as(key).isNotEmpty();
    }
  }

  /** The national case: the answers that were recomputed by others when the files were stored. */
  @Test
  void theNationalCaseIsToThePenny() {
    String shared = System.getProperty("mandate.shared", "");
    Path money = Path.of(shared, "money");
    Assumptions.assumeTrue(
        !shared.isEmpty() && Files.exists(money), "the real files are not here: " + money);
    var args = new ArrayList<Object>(List.of("--rate", "1.761", "--basis", "weighted"));
    args.addAll(List.of("--column", "PCN Participation", "--payments"));
    for (String year : List.of("16-17", "19-20", "21-22", "22-23")) {
      args.add(money.resolve("nhs_payments_to_general_practice_" + year + ".csv.gz"));
    }
    args.addAll(List.of("--min-list", "1000", "--json"));

    assertThat(run(args.toArray())).isEqualTo(2);

    List<JsonNode> lines = lines();
    assertThat(lines.getFirst().has("refused")).isTrue();
    assertThat(lines.subList(1, 4).stream().map(l -> l.get("receivedPence").asLong()))
        .containsExactly(9_590_127_401L, 10_538_155_843L, 10_701_199_650L);
    assertThat(lines.subList(1, 4).stream().map(l -> l.get("paidNothing").asInt()))
        .containsExactly(526, 44, 30);
    assertThat(lines.subList(1, 4).stream().map(l -> l.get("medianPerHead").asString()))
        .containsExactly("1.7341", "1.7373", "1.7405"); // 1.734, 1.737, 1.740
  }
}
