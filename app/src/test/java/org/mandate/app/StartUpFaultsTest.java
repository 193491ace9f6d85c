package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.app.store.Databases;

/**
 * What the machine cannot do is said in one clear sentence, with exit code 3 and nothing half-done.
 */
class StartUpFaultsTest {
  private static final Map<String, String> NONE = Map.of();
  private static final String PASSPHRASE = "correct horse battery";

  @TempDir Path folder;

  private static void assertSays(RealProcess program, int code, String... words) {
    assertThat(program.exitCode()).as(program.err.toString()).isEqualTo(code);
    List<String> said =
        program.err.stream()
            .filter(
                line -> !line.equals("Starting the database.") && !line.matches("\\d\\d:\\d\\d:.*"))
            .toList();
    assertThat(said).as("one sentence").hasSize(1);
    assertThat(said.getFirst()).contains(words);
    assertThat(program.out).as("nothing on stdout").isEmpty();
  }

  private RealProcess up(Path data, int port, String... more) {
    String[] all =
        Stream.concat(
                Stream.of("up", "--empty", "--port", "" + port, "--data", data.toString()),
                Stream.of(more))
            .toArray(String[]::new);
    return RealProcess.mandate(NONE, all);
  }

  @Test
  void aTakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RealProcess program = up(folder.resolve("data"), taken.getLocalPort())) {
      assertSays(program, 3, "Port " + taken.getLocalPort() + " is taken", "--port");
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aDataFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "x");
    try (RealProcess program = up(file, RealProcess.freePort())) {
      assertSays(program, 3, "cannot be written", "--data");
    }
    assertThat(file).hasContent("x");
  }

  @Test
  void aFullDisk() throws IOException, InterruptedException {
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=120m", "none", small.toString()),
        "no right to mount a small file system here");
    try (RealProcess program = up(small.resolve("data"), RealProcess.freePort())) {
      assertSays(program, 3, "less than 300 MB free", "--data");
    } finally {
      run("umount", small.toString());
    }
  }

  private static boolean run(String... line) throws IOException, InterruptedException {
    return new ProcessBuilder(line).start().waitFor() == 0;
  }

  @Test
  void aDatabaseWrittenByANewerProgram() throws SQLException {
    TestProgram t = TestProgram.fresh();
    try (Connection owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(
          "insert into migration (installed_rank, version, description, type, script, checksum, installed_by,"
              + " execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', 1, true)");
    }
    try (RealProcess program = external(t.databases)) {
      assertSays(program, 3, "newer Mandate", "9999");
    }
  }

  private RealProcess external(Databases databases) {
    return RealProcess.mandate(
        TestProgram.administrator(),
        "up",
        "--empty",
        "--port",
        "" + RealProcess.freePort(),
        "--data",
        folder.resolve("beside").toString(),
        "--database-url",
        databases.url());
  }

  @Test
  void anExternalDatabaseThatDoesNotAnswerAndOneWithoutAPassword() {
    String url = "jdbc:postgresql://127.0.0.1:" + RealProcess.freePort() + "/mandate";
    try (RealProcess silent =
            RealProcess.mandate(
                Map.of("MANDATE_DATABASE_PASSWORD", "x"),
                "up",
                "--port",
                "" + RealProcess.freePort(),
                "--data",
                folder.resolve("a").toString(),
                "--database-url",
                url);
        RealProcess without =
            RealProcess.mandate(
                NONE,
                "up",
                "--port",
                "" + RealProcess.freePort(),
                "--data",
                folder.resolve("b").toString(),
                "--database-url",
                url)) {
      assertSays(silent, 3, "did not answer");
      assertSays(without, 3, "MANDATE_DATABASE_PASSWORD");
    }
  }

  @Test
  void anExternalDatabaseServesAndStopsWithCtrlC() throws Exception {
    Databases database =
        TestProgram.fresh().databases.named("x" + UUID.randomUUID().toString().replace("-", ""));
    try (RealProcess program = external(database)) {
      String address = program.awaitLine(l -> l.startsWith("Mandate answers at "));
      assertThat(status(address)).isEqualTo(200);
      program.signal("INT");
      assertThat(program.exitCode()).isEqualTo(130);
    }
    assertThat(folder.resolve("beside/postgres")).doesNotExist();
  }

  private static int status(String address) throws IOException, InterruptedException {
    String base = address.replaceFirst(".*(http://[^ ]+/).*", "$1");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(base + "record")).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aSecondStartAKilledDatabaseABackupBesideAndCtrlC() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy.backup");
    try (RealProcess first = up(data, RealProcess.freePort())) {
      String address = first.awaitLine(l -> l.startsWith("Mandate answers at "));
      try (RealProcess second = up(data, RealProcess.freePort())) {
        assertSays(second, 3, "Another Mandate runs on", "--data");
      }
      long postgres = RealProcess.postgresOn(data);
      RealProcess.signal("KILL", postgres);
      awaitRevival(address);
      assertThat(first.isAlive()).isTrue();
      backupBeside(data, copy);

      first.signal("INT");

      assertThat(first.exitCode()).isEqualTo(130);
      long last = RealProcess.isPostgres(postgres) ? postgres : -1;
      assertThat(last).isEqualTo(-1);
      assertThat(data.resolve("postgres/postmaster.pid"))
          .as("its PostgreSQL stopped")
          .doesNotExist();
    }
    assertRestores(copy, data);
  }

  private static void awaitRevival(String address) throws Exception {
    for (int i = 0; i < 300; i++) {
      if (status(address) == 200) {
        return;
      }
      RealProcess.pause(100);
    }
    throw new AssertionError("the program did not come back after its PostgreSQL was killed");
  }

  private static void backupBeside(Path data, Path copy) {
    Map<String, String> secret = Map.of("MANDATE_BACKUP_PASSPHRASE", PASSPHRASE);
    try (RealProcess backup =
        RealProcess.mandate(
            secret, "backup", copy.toString(), "--data", data.toString(), "--json")) {
      assertThat(backup.exitCode()).as(backup.err.toString()).isZero();
      assertThat(backup.out).hasSize(1);
      assertThat(backup.out.getFirst()).startsWith("{").contains("\"tables\":");
      assertThat(String.join("", backup.err) + backup.out).doesNotContain(PASSPHRASE);
    }
  }

  private void assertRestores(Path copy, Path data) throws IOException {
    Path key = Files.writeString(folder.resolve("key.txt"), PASSPHRASE + "\n");
    Path other = folder.resolve("other");
    try (RealProcess restore =
        RealProcess.mandate(
            NONE,
            "restore",
            copy.toString(),
            "--data",
            other.toString(),
            "--passphrase-file",
            key.toString())) {
      assertThat(restore.exitCode()).as(restore.err.toString()).isZero();
    }
    byte[] cut = Files.readAllBytes(copy);
    Path bad =
        Files.write(folder.resolve("bad.backup"), java.util.Arrays.copyOf(cut, cut.length - 9));
    try (RealProcess restore =
        RealProcess.mandate(
            NONE,
            "restore",
            bad.toString(),
            "--data",
            folder.resolve("c").toString(),
            "--passphrase-file",
            key.toString())) {
      assertSays(restore, 2, "changed or cut short");
    }
    assertThat(folder.resolve("c")).as("nothing half-done").doesNotExist();
    assertThat(data).exists();
  }

  @Test
  void aBackupWithoutAPassphraseAndARestoreOfNothing() {
    try (RealProcess backup =
            RealProcess.mandate(
                NONE,
                "backup",
                folder.resolve("f").toString(),
                "--data",
                folder.resolve("d").toString());
        RealProcess restore =
            RealProcess.mandate(
                Map.of("MANDATE_BACKUP_PASSPHRASE", PASSPHRASE),
                "restore",
                folder.resolve("none").toString(),
                "--data",
                folder.resolve("d").toString())) {
      assertSays(backup, 2, "MANDATE_BACKUP_PASSPHRASE", "--passphrase-file");
      assertSays(restore, 2, "no backup");
    }
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "import", "backup", "restore", "erase", "record audit"})
  void everyCommandHasHelpWithAnExample(String command) {
    String[] line = (command + " --help").split(" ");
    java.io.PrintStream before = System.out;
    java.io.ByteArrayOutputStream shown = new java.io.ByteArrayOutputStream();
    System.setOut(new java.io.PrintStream(shown, true));
    int code;
    try {
      code = Main.run(line);
    } finally {
      System.setOut(before);
    }
    assertThat(code).isZero();
    assertThat(shown.toString())
        .contains("Usage:")
        .contains("Example: ")
        .contains("./mandate " + command);
  }

  @Test
  void aWordItDoesNotKnowIsWrongUse() {
    assertThat(Main.run("up", "--nonsense")).isEqualTo(2);
  }
}
