package org.mandate.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.mandate.app.record.Draft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the record on this machine: durable entries a second at several entries a transaction,
 * and how long the sequencer takes to integrate them. For docs/benchmarks.md; use a throw-away
 * folder.
 */
@Command(
    name = "race",
    subcommands = {
      RaceImportCommand.class,
      RaceSearchCommand.class,
      RaceIndexCommand.class,
      RaceWallsCommand.class,
      RaceNationalCommand.class
    },
    hidden = true,
    mixinStandardHelpOptions = true,
    description =
        "Measures durable entries a second and time to integrate, on a throw-away folder.",
    footer = {"", "Example: ./mandate race --data /tmp/race --entries 20000 --writers 16", ""})
final class RaceCommand extends Main.OnData {
  @Option(names = "--entries", defaultValue = "20000", description = "entries a round")
  int entries;

  @Option(names = "--writers", defaultValue = "16", description = "writers at once")
  int writers;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    try (Running running = Running.alone(where.settings())) {
      for (int together : new int[] {1, 1, 1, 10, 10, 50, 50}) {
        double perSecond = write(running.program, together);
        long began = System.nanoTime();
        List<Double> rounds = new ArrayList<>();
        int done = 1;
        while (done > 0) {
          long round = System.nanoTime();
          done = running.program.sequencer.integrate();
          rounds.add((System.nanoTime() - round) / 1e9);
        }
        System.out.printf(
            "{\"entriesPerTransaction\":%d,\"writers\":%d,\"durableEntriesPerSecond\":%.0f,"
                + "\"integrateSeconds\":%.3f,\"longestRoundSeconds\":%.3f}%n",
            together,
            writers,
            perSecond,
            (System.nanoTime() - began) / 1e9,
            rounds.stream().mapToDouble(d -> d).max().orElse(0));
      }
    }
    return 0;
  }

  private double write(Composition program, int together)
      throws InterruptedException, ExecutionException {
    int[] share = new int[writers];
    Arrays.fill(share, entries / together / writers);
    long began = System.nanoTime();
    try (ExecutorService all = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int mine : share) {
        running.add(all.submit(() -> writeShare(program, mine, together)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return (double) Arrays.stream(share).sum() * together / ((System.nanoTime() - began) / 1e9);
  }

  private static void writeShare(Composition program, int transactions, int together) {
    for (int i = 0; i < transactions; i++) {
      int round = i;
      program.writing.executeWithoutResult(
          status ->
              program.record.appendAll(
                  IntStream.range(0, together)
                      .mapToObj(
                          n ->
                              Draft.of("race.fact", "race:" + round)
                                  .fact("n", n)
                                  .sealed("choice", "for", Draft.Sight.CLOSED))
                      .toList()));
    }
  }
}
