package org.mandate.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.proof.ShuffleMaking;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * Sealed ballots raced: the whole verification with and without a sidecar, shuffles, and the close
 * of an election; and other programs on the same board in the same run. Processor time of the whole
 * process, all threads, compiler and collector included. See docs/benchmarks.md for how to repeat.
 *
 * <p>System properties: {@code race.parts} (verify, old, shuffle, close, peer), {@code
 * race.ballots} (sizes with commas), {@code race.peer} (the command of another verifier, which is
 * given {@code election verify --dir FOLDER}).
 */
public final class BallotsRace {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private BallotsRace() {}

  /** Runs the parts asked for. */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.printf("load at the start %.1f%n", SYSTEM.getSystemLoadAverage());
    List<String> parts =
        Arrays.asList(System.getProperty("race.parts", "verify,old,shuffle,close,peer").split(","));
    int[] sizes =
        Arrays.stream(System.getProperty("race.ballots", "1000,10000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    for (int size : sizes) {
      if (parts.contains("verify")) verify("Ed25519", size, parts.contains("peer"));
    }
    if (parts.contains("old")) verify("BELENIOS-2048", 100, parts.contains("peer"));
    if (parts.contains("shuffle")) shuffle("Ed25519", 1000);
    if (parts.contains("close")) close(1000);
    System.out.printf("load at the end %.1f%n", SYSTEM.getSystemLoadAverage());
  }

  private static double cpuMillis() {
    return SYSTEM.getProcessCpuTime() / 1e6;
  }

  private static void verify(String group, int size, boolean peer)
      throws IOException, InterruptedException {
    double start = cpuMillis();
    SealedElection made = SealedElection.homomorphic(group, size);
    made.vote();
    System.out.printf(
        "%s, %,d ballots: roll made, sealed and written %.2f ms a ballot%n",
        group, size, (cpuMillis() - start) / size);
    byte[] board = made.board();
    Options plain = Options.everything();
    Options helped = plain.with(made.sidecar());
    for (int round = 1; round <= (size > 1000 ? 1 : 3); round++) {
      System.out.printf(
          "  round %d: with sidecar %s; without %s%n",
          round, verified(board, helped, size), verified(board, plain, size));
    }
    System.out.printf("  one thread, with sidecar %s%n", verified(board, helped.on(1), size));
    if (peer && size <= 1000) peer(made.election.uuid(), board, size);
  }

  private static String verified(byte[] board, Options options, int size) {
    double start = cpuMillis();
    long clock = System.nanoTime();
    Report report = Verifier.verify(BoardSource.of(board), options, (step, done, all) -> {});
    double cpu = (cpuMillis() - start) / size;
    if (!report.accepted() || !report.sidecar().isEmpty()) {
      throw new IllegalStateException(report.toString());
    }
    return String.format("%.2f (%.2f by the clock)", cpu, (System.nanoTime() - clock) / 1e6 / size);
  }

  /** Another program's verification of the same board. */
  private static void peer(String uuid, byte[] board, int size)
      throws IOException, InterruptedException {
    String command = System.getProperty("race.peer", "");
    if (command.isEmpty()) return;
    Path folder = Files.createTempDirectory("race");
    Path file = folder.resolve(uuid + ".bel");
    Files.write(file, board);
    List<String> line = new ArrayList<>(List.of("/usr/bin/time", "-f", "%U %S", command));
    line.addAll(List.of("election", "verify", "--dir", folder.toString()));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String last = "";
    try (Stream<String> output = process.inputReader().lines()) {
      last = output.reduce((a, b) -> b).orElse("");
    }
    String[] seconds = last.strip().split(" ");
    System.out.printf(
        "  %s: exit %d, %.1f ms a ballot%n",
        command,
        process.waitFor(),
        (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1])) * 1000 / size);
    Files.delete(file);
    Files.delete(folder);
  }

  private static void shuffle(String group, int size) {
    for (int round = 1; round <= 3; round++) {
      SealedElection made = SealedElection.ranked(group, size);
      made.vote();
      Tallying.Tally tally = made.tally();
      List<List<Ciphertext>> ballots = Tallying.ranked(made.election, tally.encrypted());
      double[] making = new double[2];
      double before = verifiedMillis(made.board());
      for (int owner = 1; owner <= 2; owner++) {
        double start = cpuMillis();
        List<ShuffleMaking.Made> shuffled = made.shuffle(ballots);
        making[owner - 1] = (cpuMillis() - start) / size;
        made.publish(owner, shuffled);
        ballots = shuffled.stream().map(ShuffleMaking.Made::ciphertexts).toList();
      }
      double checking = (verifiedMillis(made.board()) - before) / 2 / size;
      System.out.printf(
          "%s, %,d rankings, round %d: a shuffle with proof %.2f and %.2f ms a ballot, its check %.2f%n",
          group, size, round, making[0], making[1], checking);
    }
  }

  private static double verifiedMillis(byte[] board) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      double start = cpuMillis();
      Report report =
          Verifier.verify(BoardSource.of(board), Options.everything(), (step, done, all) -> {});
      if (!report.accepted()) {
        throw new IllegalStateException(report.toString());
      }
      least = Math.min(least, cpuMillis() - start);
    }
    return least;
  }

  private static void close(int size) {
    SealedElection made = SealedElection.homomorphic("Ed25519", size);
    made.vote();
    double start = cpuMillis();
    Tallying.Tally tally = made.tally();
    double tallied = cpuMillis();
    made.open(tally.encrypted(), tally.weight());
    double opened = cpuMillis();
    byte[] board = made.board();
    verified(board, Options.everything().with(made.sidecar()), size);
    double checked = cpuMillis();
    verified(board, Options.everything(), size);
    System.out.printf(
        "close of %,d ballots, processor seconds: tally %.2f, three decryptions and result %.2f,"
            + " full check with sidecar %.2f (without %.2f)%n",
        size,
        (tallied - start) / 1000,
        (opened - tallied) / 1000,
        (checked - opened) / 1000,
        (cpuMillis() - checked) / 1000);
  }
}
