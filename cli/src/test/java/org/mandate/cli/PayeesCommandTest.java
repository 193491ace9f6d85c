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

/** Two files in, matches out; what is missing is said. */
class PayeesCommandTest {
  @TempDir private Path folder;
  private Path organisations;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void threePractices() throws IOException {
    organisations =
        write(
            "organisations.csv",
            """
            \uFEFFCode,Name,Former,Postcode,Areas
            A10001,THE OAK TREE SURGERY,,AB1 2CD,north
            A10002,HIGH STREET PRACTICE,,AB1 3EF,north;town
            A10003,HIGH STREET PRACTICE,CANAL LANE SURGERY,ZZ9 9ZZ,south
            """);
  }

  private Path write(String name, String words) throws IOException {
    return Files.writeString(folder.resolve(name), words);
  }

  private int run(Path file, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("payees", file.toString(), "--organisations", organisations.toString()));
    args.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
  }

  @Test
  void eachPayeeIsAnsweredInOrderAndTheSumsAreSaid() throws IOException {
    Path payees =
        write(
            "payees.csv",
            "date,Supplier,sum\n1,Oak Tree Surg,5\n2,High Street Practice,6\n3,Fenwick Builders,7\n");

    int exit = run(payees);

    assertThat(exit).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).startsWith("Oak Tree Surg,automatic,A10001,THE OAK TREE SURGERY,");
    assertThat(lines.get(2)).startsWith("High Street Practice,ask,");
    assertThat(lines.get(3)).startsWith("Fenwick Builders,none,,,");
    assertThat(err.toString()).contains("3 payees: 1 automatic, 1 to ask a person, 1 none.");
  }

  @Test
  void thePayersAreaTellsEqualNamesApart() throws IOException {
    Path payees = write("payees.csv", "High Street Practice\n");

    run(payees, "--area", "South", "--json");

    JsonNode line = JsonMapper.shared().readTree(out.toString());
    assertThat(line.get("decision").asString()).isEqualTo("automatic");
    assertThat(line.get("code").asString()).isEqualTo("A10003");
    assertThat(line.get("alternatives").get(0).get("agree").size()).isEqualTo(3);
  }

  @Test
  void aColumnOfTruthGivesFigures() throws IOException {
    Path payees =
        write(
            "payees.csv",
            "payee,truth\nOak Tree Surgery,A10001\nCanal Lane Surgery,High Street Practice\nFenwick Builders,\n");

    int exit = run(payees, "--truth", "truth");

    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains(
            "Automatic: 2, right 2: precision 1.0000; of 2 with an organisation: recall 1.0000");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Path payees = write("payees.csv", "payee\nOak Tree Surgery\n");

    assertThat(run(folder.resolve("nowhere.csv"))).isEqualTo(2);
    assertThat(run(payees, "--column", "vendor")).isEqualTo(2);
    assertThat(run(payees, "--threshold", "0.2")).isEqualTo(2);
    assertThat(err.toString()).contains("no file", "no column 'vendor'", "threshold");
  }
}
