package org.mandate.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The embedded PostgreSQL: real, durable (fsync and synchronous_commit on, which the packaging
 * turns off), and password-protected (which the packaging does not do). The PostgreSQL of a killed
 * start is found by its pid file and ended before a new one starts.
 */
public final class OwnPostgres implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final String password;

  private OwnPostgres(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /**
   * The database of a Mandate that runs on this folder now.
   *
   * @return empty when its PostgreSQL is not up (yet)
   */
  public static Optional<Databases> running(DataFolder folder) {
    return portIn(folder.cluster())
        .map(
            port ->
                new Databases(
                    "jdbc:postgresql://127.0.0.1:" + port + "/mandate",
                    "postgres",
                    folder.clusterPassword()));
  }

  /**
   * Starts on the folder's cluster, making it when there is none.
   *
   * @throws CannotStart when PostgreSQL does not come up
   */
  public static OwnPostgres start(DataFolder folder) {
    endOrphan(folder.cluster());
    String password = folder.clusterPassword();
    boolean fresh = !Files.exists(folder.cluster().resolve("PG_VERSION"));
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.cluster())
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(folder.programs().toFile())
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "60")
              .setServerConfig("shared_buffers", "128MB")
              .setServerConfig("password_encryption", "scram-sha-256")
              .setServerConfig("log_statement", "none")
              .setServerConfig("log_min_error_statement", "panic")
              .setConnectConfig("password", password)
              .setPGStartupWait(Duration.ofSeconds(40));
      OwnPostgres started = new OwnPostgres(builder.start(), password);
      if (fresh) {
        started.shutTheDoor(folder);
      }
      return started;
    } catch (IOException | IllegalStateException e) {
      throw new CannotStart(
          "PostgreSQL did not start in "
              + folder.cluster()
              + ". If another Mandate runs on this folder, stop it first; the log is in the terminal"
              + " above.",
          e);
    }
  }

  /** The address for the superuser; only store provisions with it. */
  String superuserUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  String password() {
    return password;
  }

  /** The process that serves, for tests that kill it. */
  public Optional<Long> pid(DataFolder folder) {
    return pidIn(folder.cluster());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new CannotStart("PostgreSQL did not stop cleanly; the next start will mend it.", e);
    }
  }

  // The packaging's cluster trusts every local account. Give the superuser a password, then ask all
  // for theirs (scram), and re-read the rules: no connection is accepted on trust from here on.
  private void shutTheDoor(DataFolder folder) throws IOException {
    try (Connection c = DriverManager.getConnection(superuserUrl(), "postgres", password);
        Statement s = c.createStatement()) {
      s.execute("alter role postgres password '" + password + "'");
      Files.writeString(
          folder.cluster().resolve("pg_hba.conf"),
          """
          # Written by Mandate: nobody on trust, local machine only.
          local all all scram-sha-256
          host all all 127.0.0.1/32 scram-sha-256
          host all all ::1/128 scram-sha-256
          """,
          StandardCharsets.UTF_8,
          StandardOpenOption.TRUNCATE_EXISTING);
      s.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL started but its door could not be shut.", e);
    }
  }

  // postmaster.pid: line 1 the process, line 4 the port (PostgreSQL manual, "Server Control").
  private static Optional<Long> pidIn(Path cluster) {
    return line(cluster, 0);
  }

  private static Optional<Long> portIn(Path cluster) {
    return line(cluster, 3);
  }

  private static Optional<Long> line(Path cluster, int index) {
    Path file = cluster.resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      return lines.size() <= index
          ? Optional.empty()
          : Optional.of(Long.parseLong(lines.get(index).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  // A hard-killed program leaves its PostgreSQL running on the folder: end that one process, by its
  // own id, if it is a postgres, and wait until it is gone.
  private static void endOrphan(Path cluster) {
    Optional<ProcessHandle> orphan =
        pidIn(cluster)
            .flatMap(ProcessHandle::of)
            .filter(p -> p.info().command().orElse("").endsWith("postgres"));
    if (orphan.isEmpty()) {
      return;
    }
    orphan.get().destroy();
    try {
      orphan.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      throw new CannotStart(
          "A PostgreSQL left by an earlier start (process "
              + orphan.get().pid()
              + ") does not stop. End it, then start again.",
          e);
    }
  }
}
