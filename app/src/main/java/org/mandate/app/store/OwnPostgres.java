package org.mandate.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL: real, durable (fsync and synchronous_commit on, which the packaging
 * turns off), and password-protected (which the packaging does not do). The PostgreSQL of a killed
 * start is found by its pid file and ended before a new one starts.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final String HBA_MARK =
      "# Written by Mandate: nobody on trust, local machine only.";
  private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
  private final DataFolder folder;
  private final String password;
  private volatile EmbeddedPostgres server;
  private volatile boolean closing;

  private OwnPostgres(DataFolder folder, EmbeddedPostgres server, String password) {
    this.folder = folder;
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
    boolean finished = isFinished(folder.cluster());
    if (!finished) {
      putAside(folder.cluster());
    }
    OwnPostgres started = new OwnPostgres(folder, launch(folder, 0), password);
    try {
      if (!finished) {
        started.shutTheDoor();
      }
      return started;
    } catch (IOException e) {
      started.close();
      throw new CannotStart("PostgreSQL started but its door could not be shut.", e);
    }
  }

  /**
   * Watches the server for as long as it should run; one that ends by itself (killed, out of
   * memory) is started again on the same port, so that the pool finds it. What was acknowledged is
   * on disk.
   *
   * @param givenUp called with a sentence when it does not come back
   */
  public void watch(Consumer<String> givenUp) {
    // The packaging stops the server from a hook of its own: that end is no fault.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closing = true, "closing"));
    watchOnce(givenUp);
  }

  private void watchOnce(Consumer<String> givenUp) {
    pidIn(folder.cluster())
        .flatMap(ProcessHandle::of)
        .ifPresent(
            process ->
                process
                    .onExit()
                    .thenRunAsync(
                        () -> {
                          if (!closing) {
                            revive(givenUp);
                          }
                        }));
  }

  private synchronized void revive(Consumer<String> givenUp) {
    if (closing) {
      return;
    }
    LOG.error("PostgreSQL ended by itself; it is started again");
    int port = server.getPort();
    closeQuietly(server);
    CannotStart last = null;
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        endOrphan(folder.cluster());
        server = launch(folder, port);
        watchOnce(givenUp);
        return;
      } catch (CannotStart e) {
        last = e;
        pause();
      }
    }
    LOG.error("PostgreSQL did not come back", last);
    givenUp.accept(
        "PostgreSQL ended by itself and did not come back. Mandate stops; nothing acknowledged is"
            + " lost. The log above says why; mend that, then start again.");
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(EmbeddedPostgres dead) {
    try {
      dead.close();
    } catch (IOException e) {
      LOG.debug("the ended server had nothing left to close", e);
    }
  }

  private static EmbeddedPostgres launch(DataFolder folder, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(folder.cluster())
          .setCleanDataDirectory(false)
          .setOverrideWorkingDirectory(folder.programs().toFile())
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("listen_addresses", "127.0.0.1")
          // no way in beside the network: a process without one reaches no database
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("max_connections", "60")
          .setServerConfig("shared_buffers", "128MB")
          .setServerConfig("password_encryption", "scram-sha-256")
          .setServerConfig("log_statement", "none")
          .setServerConfig("log_min_error_statement", "panic")
          .setConnectConfig("password", folder.clusterPassword())
          .setPGStartupWait(Duration.ofSeconds(40))
          .start();
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
  public Optional<Long> pid() {
    return pidIn(folder.cluster());
  }

  @Override
  public synchronized void close() {
    closing = true;
    Optional<ProcessHandle> process = pid().flatMap(ProcessHandle::of);
    try {
      server.close();
      if (process.isPresent()) {
        process.get().onExit().get(60, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | TimeoutException | java.util.concurrent.ExecutionException e) {
      throw new CannotStart("PostgreSQL did not stop cleanly; the next start will mend it.", e);
    }
  }

  // The packaging's cluster trusts every local account. Give the superuser a password, then ask all
  // for theirs (scram), and re-read the rules: no connection is accepted on trust from here on.
  private void shutTheDoor() throws IOException {
    try (Connection c = DriverManager.getConnection(superuserUrl(), "postgres", password);
        Statement s = c.createStatement()) {
      s.execute("alter role postgres password '" + password + "'");
      Files.writeString(
          folder.cluster().resolve("pg_hba.conf.new"),
          HBA_MARK
              + """

          local all all scram-sha-256
          host all all 127.0.0.1/32 scram-sha-256
          host all all ::1/128 scram-sha-256
          """,
          StandardCharsets.UTF_8);
      Files.move(
          folder.cluster().resolve("pg_hba.conf.new"),
          folder.cluster().resolve("pg_hba.conf"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      s.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL started but its door could not be shut.", e);
    }
  }

  // The rules of entry are written last: a cluster that has not ours was never finished, so nothing
  // that anybody was promised stands in it.
  private static boolean isFinished(Path cluster) {
    Path rules = cluster.resolve("pg_hba.conf");
    try {
      return Files.exists(rules) && Files.readString(rules).startsWith(HBA_MARK);
    } catch (IOException e) {
      throw new CannotStart(
          "The database in " + cluster + " cannot be read. Give yourself the right to it.", e);
    }
  }

  private static void putAside(Path cluster) {
    try (Stream<Path> inside = Files.exists(cluster) ? Files.list(cluster) : Stream.empty()) {
      if (inside.findAny().isPresent()) {
        Files.move(
            cluster, cluster.resolveSibling("postgres.half-made-" + System.currentTimeMillis()));
      }
    } catch (IOException e) {
      throw new CannotStart("The half-made database in " + cluster + " cannot be put aside.", e);
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

  // A process number is used again after a restart of the machine: only a postgres that works in
  // this very folder is ours to end.
  private static boolean serves(ProcessHandle process, Path cluster) {
    if (!process.info().command().orElse("").endsWith("postgres")) {
      return false;
    }
    try {
      Path at = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.exists(at)
          ? at.toRealPath().equals(cluster.toRealPath())
          : Arrays.asList(process.info().arguments().orElse(new String[0]))
              .contains(cluster.toString());
    } catch (IOException e) {
      return false;
    }
  }

  // A hard-killed program leaves its PostgreSQL running on the folder: end that one process, by its
  // own id, if it is a postgres, and wait until it is gone.
  private static void endOrphan(Path cluster) {
    Optional<ProcessHandle> orphan =
        pidIn(cluster).flatMap(ProcessHandle::of).filter(p -> serves(p, cluster));
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
