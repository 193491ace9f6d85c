package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./mandate import}, alone and beside a running Mandate, on a real data folder. */
class ImportCommandTest {
  private static final List<String> KEYS =
      List.of(
          "file",
          "kind",
          "edition",
          "rows",
          "refused",
          "active",
          "joined",
          "cameIntoScope",
          "left",
          "renamed",
          "moved",
          "unchanged",
          "unresolved");

  private record Ran(int code, List<JsonNode> lines, String err) {}

  private static Ran run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      int code = Main.run(args);
      List<JsonNode> lines =
          said.toString(StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("{"))
              .map(JsonMapper.builder().build()::readTree)
              .toList();
      return new Ran(code, lines, told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void aFileIsTakenOnceRefusedWholeAndKeptOverARestart(@TempDir Path folder) throws IOException {
    Path real =
        Path.of(System.getProperty("mandate.shared", ""))
            .resolve("nhs-organisations/epraccur_2022-02.csv.gz");
    Assumptions.assumeTrue(Files.isRegularFile(real), "real files not here: " + real);
    String data = folder.resolve("data").toString();
    List<String> rows;
    try (var in = new GZIPInputStream(Files.newInputStream(real))) {
      rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().limit(50).toList();
    }
    String good = write(folder, "practices.csv", rows);
    String other = write(folder, "later.csv", rows.subList(0, 40));
    String bad = write(folder, "bad.csv", List.of(rows.getFirst(), "A81001,TOO SHORT"));

    assertThat(run("import", folder + "/none.csv", "--data", data).code()).isEqualTo(2);
    assertThat(run("import", good, "--data", data, "--edition", "25.2.2022").code()).isEqualTo(2);

    Ran dateless = run("import", good, "--data", data, "--json");
    assertThat(dateless.code()).isEqualTo(2);
    assertThat(dateless.err()).contains("--edition");

    Ran first = run("import", good, "--data", data, "--edition", "2022-02-25", "--json");
    assertThat(first.code()).isZero();
    JsonNode line = first.lines().getFirst();
    assertThat(line.propertyNames()).containsExactlyElementsOf(KEYS);
    assertThat(line.get("rows").asInt()).isEqualTo(50);
    assertThat(line.get("joined").asInt()).isZero();

    Ran refused = run("import", bad, "--data", data, "--edition", "2022-03-25", "--json");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("bad.csv", "line 2");
    assertThat(refused.lines().getFirst().propertyNames()).containsExactlyElementsOf(KEYS);

    // Beside a Mandate that runs on the same folder, and which keeps what was read before.
    try (Running running = Running.alone(settings(folder.resolve("data")))) {
      assertThat(latest(running)).isEqualTo(1);
      Ran again = run("import", good, "--data", data, "--json");
      assertThat(again.code()).isZero();
      assertThat(again.err()).contains("Nothing changed");
      Ran later = run("import", other, "--data", data, "--edition", "2022-05-25", "--json");
      assertThat(later.code()).isZero();
      assertThat(latest(running)).isEqualTo(2);
    }
    try (Running restarted = Running.alone(settings(folder.resolve("data")))) {
      assertThat(latest(restarted)).isEqualTo(2);
    }
  }

  private static int latest(Running running) {
    return running.program.reading.execute(
        status -> running.program.register.latestImports(10).size());
  }

  private static Settings settings(Path data) {
    return new Settings(
        0, "127.0.0.1", data, true, java.util.Optional.empty(), java.util.Optional.empty());
  }

  private static String write(Path folder, String name, List<String> rows) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", rows) + "\n").toString();
  }
}
