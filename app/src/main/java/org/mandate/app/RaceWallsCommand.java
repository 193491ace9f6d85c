package org.mandate.app;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandate.app.access.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures what walls cost where they are not needed: listing a body's matters under row security,
 * against the same rows with every policy of theirs letting all through, in turns; and one wall
 * asked through SQL. Use a throw-away folder.
 */
@Command(
    name = "walls",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Measures a body's list with walls and without, on a throw-away folder.",
    footer = {"", "Example: ./mandate race walls --data /tmp/race --rounds 9", ""})
final class RaceWallsCommand extends Main.OnData {
  @Option(names = "--matters", defaultValue = "2000", description = "matters of the body")
  int matters;

  @Option(names = "--sealed", defaultValue = "20", description = "of them, closed ones")
  int sealed;

  @Option(names = "--rounds", defaultValue = "9", description = "turns of each side")
  int rounds;

  @Option(names = "--lists", defaultValue = "40", description = "lists a turn")
  int lists;

  private String secret = "";

  @Override
  public Integer call() throws SQLException {
    try (Running running = Running.alone(where.settings())) {
      RaceWallsStore store = new RaceWallsStore(running);
      secret = Secrets.make();
      store.fill(matters, sealed, secret);
      Composition program = running.program;
      Supplier<Integer> rows = () -> store.list();
      Supplier<Integer> pages = () -> program.matters.of(RaceWallsStore.BODY).size();
      race(running, store, "select", rows, lists);
      race(running, store, "matters.of", pages, Math.max(3, lists / 10));
      checks(running, store);
    }
    return 0;
  }

  private void race(
      Running running, RaceWallsStore store, String what, Supplier<Integer> list, int times)
      throws SQLException {
    double[] on = new double[rounds * times];
    double[] off = new double[rounds * times];
    turn(running, list, new double[times], 0, times);
    int seen = 0;
    for (int round = 0; round < rounds; round++) {
      seen = turn(running, list, on, round * times, times);
      store.withoutWalls(true);
      turn(running, list, off, round * times, times);
      store.withoutWalls(false);
    }
    System.out.printf(
        "{\"list\":\"%s\",\"matters\":%d,\"sealed\":%d,\"seen\":%d,\"wallsOnMillis\":%.3f,"
            + "\"wallsOffMillis\":%.3f,\"overPercent\":%.1f}%n",
        what, matters, sealed, seen, median(on), median(off), 100 * (median(on) / median(off) - 1));
  }

  private int turn(Running running, Supplier<Integer> list, double[] millis, int at, int times) {
    int seen = 0;
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      seen =
          java.util.Objects.requireNonNull(
              running.program.reading.execute(
                  status -> {
                    running.program.identity.take(secret);
                    return list.get();
                  }));
      millis[at + i] = (System.nanoTime() - began) / 1e6;
    }
    return seen;
  }

  /** One wall by matter and person as the warden, and what a person may know of, each by SQL. */
  private void checks(Running running, RaceWallsStore store) {
    Composition program = running.program;
    double[] wall = new double[2000];
    double[] mine = new double[2000];
    program.jobs.as(
        "warden",
        () -> {
          for (int i = 0; i < wall.length; i++) {
            UUID matter = matter(i % matters);
            long began = System.nanoTime();
            store.wall(matter);
            wall[i] = (System.nanoTime() - began) / 1e6;
          }
          return true;
        });
    program.reading.executeWithoutResult(
        status -> {
          program.identity.take(secret);
          for (int i = 0; i < mine.length; i++) {
            UUID matter = matter(i % matters);
            long began = System.nanoTime();
            store.mayKnow(matter);
            mine[i] = (System.nanoTime() - began) / 1e6;
          }
        });
    System.out.printf(
        "{\"oneWallMedianMillis\":%.3f,\"oneWallP99Millis\":%.3f,\"mayKnowMedianMillis\":%.3f,"
            + "\"mayKnowP99Millis\":%.3f}%n",
        median(wall), at(wall, 0.99), median(mine), at(mine, 0.99));
  }

  private static UUID matter(int i) {
    return new UUID(7, i);
  }

  private static double median(double[] millis) {
    return at(millis, 0.5);
  }

  private static double at(double[] millis, double part) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }
}
