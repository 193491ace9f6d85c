package org.mandate.app;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.mandate.app.access.Secrets;
import org.mandate.app.elections.Casting;

/**
 * The real program on the demonstration town with one more door, for the kill tests: a POST casts
 * or changes a practice's vote in the open ballot, the number it names as the words for the record,
 * and answers after the commit.
 */
final class RushMain {
  private RushMain() {}

  public static void main(String[] args) throws Exception {
    Settings settings =
        new Settings(0, "127.0.0.1", Path.of(args[0]), true, Optional.empty(), Optional.empty());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  try {
                    stopped.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    try (Running running = Running.alone(settings)) {
      running.watch(sentence -> stop.countDown());
      running.program.settleTown(running.databases, true, System.err);
      beginSealingHoursAgo(running);
      rush(running, stop);
    } finally {
      stopped.countDown();
    }
  }

  /** So that the sealer has two hours to seal while the rush goes on, and a kill may meet it. */
  private static void beginSealingHoursAgo(Running running) throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement()) {
      s.execute(
          "update installation set sealing_from = sealing_from - interval '3 hours'"
              + " where not exists (select 1 from sealed_batch)");
    }
  }

  private static void rush(Running running, CountDownLatch stop) throws Exception {
    try (Background background = new Background(running.program)) {
      Voters voters = Voters.of(running);
      HttpServer door =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      door.createContext(
          "/",
          exchange -> {
            String n = exchange.getRequestURI().getPath().substring(1);
            int status = 200;
            try {
              status = voters.cast(Long.parseLong(n)) ? 200 : 500;
            } catch (RuntimeException e) {
              status = 500;
            }
            byte[] answer = n.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      door.start();
      System.out.println("ready " + door.getAddress().getPort());
      stop.await();
      door.stop(0);
    }
  }

  /** The open ballot's practices, each with a session of its authorised voter. */
  private record Voters(Composition program, UUID ballot, List<String> options, List<Voter> all) {
    private record Voter(String practice, UUID person, String secret) {}

    static Voters of(Running running) throws SQLException {
      try (Connection owner = running.databases.asOwner();
          Statement s = owner.createStatement()) {
        UUID ballot;
        List<String> options;
        try (ResultSet row =
            s.executeQuery(
                "select id, options from ballot where state = 'open' order by closes_at desc limit 1")) {
          row.next();
          ballot = row.getObject(1, UUID.class);
          options = List.of((String[]) row.getArray(2).getArray());
        }
        List<Voter> all = new ArrayList<>();
        try (ResultSet row =
            s.executeQuery(
                "select r.practice, a.person from ballot_roll r join authority a on a.practice = r.practice"
                    + " and a.standing = 'voter' and a.superseded_at = 'infinity' and a.to_date = 'infinity'"
                    + " where r.ballot = '"
                    + ballot
                    + "' order by r.practice")) {
          while (row.next()) {
            all.add(new Voter(row.getString(1), row.getObject(2, UUID.class), Secrets.make()));
          }
        }
        openSessions(owner, all);
        return new Voters(running.program, ballot, options, all);
      }
    }

    private static void openSessions(Connection owner, List<Voter> all) throws SQLException {
      try (PreparedStatement s =
          owner.prepareStatement(
              "insert into session (hash, person, began_at, ends_at) values (?, ?, clock_timestamp(),"
                  + " clock_timestamp() + interval '1 hour')")) {
        for (Voter voter : all) {
          s.setBytes(1, Secrets.hash(voter.secret()));
          s.setObject(2, voter.person());
          s.executeUpdate();
        }
      }
    }

    /** What a vote's transaction keeps sealed must be there as surely as the vote. */
    private boolean keepsSealed(long n) {
      program.sealed.keep("test.rush", "test:rush", Map.of("n", n), Optional.empty());
      return true;
    }

    boolean cast(long n) {
      Voter voter = all.get((int) (n % all.size()));
      String choice = options.get((int) (n % options.size()));
      return Boolean.TRUE.equals(
          program.writing.execute(
              status ->
                  program.elections.cast(
                              ballot,
                              voter.practice(),
                              choice,
                              String.valueOf(n),
                              program.identity.take(voter.secret()))
                          instanceof Casting.Recorded
                      && keepsSealed(n)));
    }
  }
}
