package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.record.Audit;
import org.mandate.app.record.Succession;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.LogChecker;
import org.mandate.tlog.TileSource;
import org.mandate.tlog.VerifierKey;

/**
 * Kill -9 in the middle of a voting rush, again and again on the same folder: the program, or its
 * PostgreSQL. Whatever was answered stands, once; the record verifies and grew from what was shown.
 */
class NothingAcknowledgedIsLostTest {
  private static final int CLIENTS = 8;

  @TempDir Path data;
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong next = new AtomicLong();

  @Test
  void afterThreeKills() {
    kills(3);
  }

  @Test
  @Tag("long")
  void afterTwentyKills() {
    kills(20);
  }

  private void kills(int times) {
    for (int round = 0; round < times; round++) {
      boolean killPostgres = round % 2 == 1;
      try (RealProcess program =
          RealProcess.java("org.mandate.app.RushMain", Map.of(), data.toString())) {
        int port =
            Integer.parseInt(
                program.awaitLine(l -> l.startsWith("ready ")).substring("ready ".length()));
        long postgres = RealProcess.postgresOn(data);
        int before = acknowledged.size();
        Rush rush = new Rush(port);
        awaitMoreThan(before + 100 + 37 * (round % 5));
        RealProcess.signal("KILL", killPostgres ? postgres : program.pid());
        if (killPostgres) {
          int atKill = acknowledged.size();
          awaitMoreThan(atKill + CLIENTS);
          program.signal("TERM");
          program.exitCode();
        }
        rush.stop();
        checkAll();
        assertThat(RealProcess.isPostgres(postgres)).as("no orphan is left").isFalse();
      }
    }
    System.out.printf("%d acknowledged votes through %d kills%n", acknowledged.size(), times);
  }

  private void awaitMoreThan(int count) {
    for (int i = 0; i < 600 && acknowledged.size() <= count; i++) {
      RealProcess.pause(50);
    }
    assertThat(acknowledged.size()).as("the rush goes on").isGreaterThan(count);
  }

  /** Starts on the folder as a next start would, and holds everything against what was answered. */
  private void checkAll() {
    Optional<Checkpoint> shown = published();
    Settings settings =
        new Settings(0, "127.0.0.1", data, false, Optional.empty(), Optional.empty());
    long postgres;
    try (Running running = Running.alone(settings)) {
      postgres = RealProcess.postgresOn(data);
      Composition program = running.program;
      program.jobs.as("sealer", program.sealed::seal);
      while (program.sequencer.integrate() > 0) {
        // until every entry has its place
      }
      Map<Long, Integer> found = new HashMap<>();
      // Before the close nobody sees a vote but its own practice: only the owner counts them here.
      try (var owner = running.databases.asOwner();
          var s = owner.createStatement();
          var row =
              s.executeQuery(
                  "select v.words::bigint, e.place from vote v join record_entry e on e.id = v.entry"
                      + " where e.kind = 'vote.cast' and v.words ~ '^[0-9]+$'")) {
        while (row.next()) {
          assertThat(row.getObject(2)).as("its entry has a place").isNotNull();
          found.merge(row.getLong(1), 1, Integer::sum);
        }
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      assertThat(found.keySet()).as("none missing").containsAll(acknowledged);
      assertThat(found.values()).as("none doubled").allMatch(n -> n == 1);
      assertThat(sealed(program)).as("kept sealed, as often as voted").isEqualTo(found.keySet());
      assertThat(
              program.jobs.as(
                  "audit", () -> new Audit(program.jdbc, program.record, program.audited).run()))
          .isInstanceOf(Audit.Outcome.Fits.class);
      assertThat(verify(program, shown)).isInstanceOf(LogChecker.Report.Good.class);
    }
    assertThat(RealProcess.isPostgres(postgres)).as("stopped with its program").isFalse();
  }

  /** The numbers of the votes that keep a sealed fact; every hour that has ended is sealed once. */
  private static Set<Long> sealed(Composition program) {
    assertThat(
            program
                .db
                .sql("select count(distinct from_at) - count(*) from sealed_batch")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            program
                .db
                .sql("select count(*) from record_entry where kind = 'sealed'")
                .query(Long.class)
                .single())
        .isBetween(2L, 3L);
    return program.jobs.as(
        "audit",
        () ->
            Set.copyOf(
                program
                    .db
                    .sql(
                        "select (fact::json ->> 'n')::bigint from sealed_fact where fact::json ->> 'n' is not null")
                    .query(Long.class)
                    .list()));
  }

  private Optional<Checkpoint> published() {
    try {
      Path file = data.resolve(Running.PUBLISHED);
      return Files.exists(file) ? Succession.checkpoint(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static LogChecker.Report verify(Composition program, Optional<Checkpoint> earlier) {
    byte[] note = program.sequencer.published().orElseThrow().getBytes(StandardCharsets.UTF_8);
    TileSource files =
        new TileSource() {
          @Override
          public Optional<byte[]> fetch(String path) {
            return path.equals(LogChecker.CHECKPOINT) ? Optional.of(note) : program.log.fetch(path);
          }

          @Override
          public List<String> holdings() {
            return program.log.holdings();
          }
        };
    return LogChecker.check(
        files,
        List.of(VerifierKey.parse(program.log.verifierKey().orElseThrow())),
        earlier,
        n -> {});
  }

  /** Clients that write as fast as they are answered, each number once. */
  private final class Rush {
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Thread> clients = new ArrayList<>();

    Rush(int port) {
      HttpClient client = HttpClient.newHttpClient();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> write(client, port)));
      }
    }

    private void write(HttpClient client, int port) {
      while (!enough.get()) {
        long n = next.incrementAndGet();
        try {
          HttpResponse<Void> answer =
              client.send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + n))
                      .timeout(Duration.ofSeconds(30))
                      .POST(HttpRequest.BodyPublishers.noBody())
                      .build(),
                  HttpResponse.BodyHandlers.discarding());
          if (answer.statusCode() == 200) {
            acknowledged.add(n);
          } else {
            RealProcess.pause(50);
          }
        } catch (IOException e) {
          RealProcess.pause(50); // the program is gone: not acknowledged
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    void stop() {
      enough.set(true);
      for (Thread each : clients) {
        try {
          each.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
