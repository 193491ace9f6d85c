package org.mandate.app;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandate.app.access.Secrets;
import org.mandate.app.store.DataFolder;
import org.mandate.app.store.Databases;
import org.mandate.app.store.OwnPostgres;

/**
 * A whole program on a real database for tests: one embedded PostgreSQL per test JVM, one fresh
 * database per call. Stopped with the JVM.
 */
public final class TestProgram {
  // The server has 100 connections: the pools of tests long done make room.
  private static final int MOST_POOLS = 8;
  private static final java.util.ArrayDeque<HikariDataSource> POOLS = new java.util.ArrayDeque<>();
  // Brought up to date once; every fresh database is a copy of it, installed when it was copied.
  private static final String UP_TO_DATE = "up_to_date";
  // The town, loaded once; every town of a test is a copy of it.
  private static final String SETTLED = "settled";
  private static boolean townIsSettled;
  private static OwnPostgres server;
  private static DataFolder folder;

  public final Databases databases;
  public final Composition program;

  private final HikariDataSource pool;

  private TestProgram(Databases databases, Composition program, HikariDataSource pool) {
    this.databases = databases;
    this.program = program;
    this.pool = pool;
  }

  /** For a program that several test classes share: its connections stay open with the JVM. */
  public TestProgram lasting() {
    synchronized (TestProgram.class) {
      POOLS.remove(pool);
    }
    return this;
  }

  /** A new, migrated, empty database with the program on it. */
  public static synchronized TestProgram fresh() {
    return serving(copy(), "http://localhost:0");
  }

  /** The demonstration town, loaded: a database of its own, which the test may change. */
  public static synchronized TestProgram inTown() {
    if (!townIsSettled) {
      TestProgram loading = serving(copyOf(upToDate(), SETTLED), "http://localhost:0").lasting();
      loading.program.settleTown(loading.databases, true, System.err);
      loading.pool.close();
      townIsSettled = true;
    }
    return serving(copyOf(SETTLED, named()), "http://localhost:0");
  }

  /** The program on a database of this server, made and brought up to date when need be. */
  public static TestProgram on(Databases one) {
    one.prepare();
    return serving(one, "http://localhost:0");
  }

  /** A new one that people reach at an address. */
  public static TestProgram reachedAt(String publicUrl) {
    return serving(copy(), publicUrl);
  }

  private static synchronized Databases copy() {
    Databases one = copyOf(upToDate(), named());
    try (var owner = one.asOwner();
        var s = owner.createStatement()) {
      s.executeUpdate("update installation set sealing_from = default");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return one;
  }

  private static synchronized String upToDate() {
    if (server == null) {
      start();
      Databases.of(server).named(UP_TO_DATE).prepare();
    }
    return UP_TO_DATE;
  }

  private static String named() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  private static Databases copyOf(String template, String name) {
    try (var administrator =
            DriverManager.getConnection(
                Databases.of(server).named("postgres").url(),
                "postgres",
                folder.read("postgres.password").orElseThrow());
        var s = administrator.createStatement()) {
      s.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
              + template
              + "'");
      s.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Databases.of(server).named(name);
  }

  private static synchronized TestProgram serving(Databases one, String publicUrl) {
    HikariDataSource pool = one.forServing(8);
    POOLS.addLast(pool);
    if (POOLS.size() > MOST_POOLS) {
      POOLS.removeFirst().close();
    }
    Composition program =
        new Composition(
            new Composition.Outside(
                one, pool, null, "mandate@example.org", publicUrl, true, note -> {}));
    return new TestProgram(one, program, pool);
  }

  /** The environment by which another process comes in as the administrator of this server. */
  public static java.util.Map<String, String> administrator() {
    return java.util.Map.of(
        "MANDATE_DATABASE_PASSWORD", folder.read("postgres.password").orElseThrow());
  }

  /** Work in one transaction with no identity. */
  public <T> T asNobody(Supplier<T> work) {
    return program.writing.execute(status -> work.get());
  }

  /** Opens a session of a person, as signing in does; the secret is what the cookie carries. */
  public String session(UUID person) {
    String secret = Secrets.make();
    try (var owner = databases.asOwner();
        var s =
            owner.prepareStatement(
                "insert into session (hash, person, began_at, ends_at) values (?, ?,"
                    + " clock_timestamp(), clock_timestamp() + interval '1 hour')")) {
      s.setBytes(1, Secrets.hash(secret));
      s.setObject(2, person);
      s.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return secret;
  }

  /** Work in one transaction as a signed-in person, whose session this opens. */
  public <T> T as(UUID person, Supplier<T> work) {
    String secret = session(person);
    return program.writing.execute(
        status -> {
          program.identity.take(secret);
          return work.get();
        });
  }

  private static void start() {
    try {
      Path root = Files.createTempDirectory("mandate-test");
      folder = DataFolder.open(root);
      folder.claim();
      server = OwnPostgres.start(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
  }
}
