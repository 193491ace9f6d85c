package org.mandate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Reading;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/** One file read and counted by a rule in a fresh process, as a peer's program is run. */
public final class CountOnce {
  private CountOnce() {}

  /** Rule id, files. */
  public static void main(String[] args) throws IOException {
    Rule rule = Rules.named(args[0]).orElseThrow();
    for (String file : List.of(args).subList(1, args.length)) {
      long start = System.nanoTime();
      Election election = read(Path.of(file));
      long read = System.nanoTime();
      Count count = count(rule, election);
      long end = System.nanoTime();
      System.out.printf(
          "%s read %.3f s, counted %.3f s, %d stages, elected %s%n",
          rule.id(),
          (read - start) / 1e9,
          (end - read) / 1e9,
          count.stages().size(),
          count.elected().stream().map(count.names()::get).toList());
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) System.out.println(line.replaceAll("\\s+", " "));
    }
  }

  static Election read(Path file) throws IOException {
    return switch (BallotFiles.read(Files.readAllBytes(file))) {
      case Reading.Read ready -> ready.election();
      case Reading.Refused refused ->
          throw new IllegalArgumentException(file + ": " + refused.why().sentence());
    };
  }

  /** Ties are drawn by candidate number, as Droop does without an order in the file. */
  static Count count(Rule rule, Election election) {
    var order =
        election.tieOrder().isEmpty()
            ? election.candidates().stream().map(c -> c.number()).toList()
            : election.tieOrder();
    return (Count) rule.count(election, new Lot.Order(order));
  }
}
