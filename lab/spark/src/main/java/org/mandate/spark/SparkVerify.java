package org.mandate.spark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.ProvedElsewhere;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * Verifies a board over a cluster: the proofs and signatures of ballots, which are nearly all of
 * the work, in the executors; the file, its chain, the setup, doubles, the tally, the shuffles, the
 * decryptions and the result in the driver. The report is the one that a single machine gives.
 *
 * <p>The board (and its sidecar, if there is one) must stand at the same path on every machine. The
 * executors are believed: run them yourself.
 */
public final class SparkVerify {
  private static final int LARGEST_SHARE = 512;

  private SparkVerify() {}

  /** Give the paths; the master comes from {@code spark-submit} or -Dspark.master. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length < 1 || args.length > 2) {
      out.println("Give UUID.bel and perhaps its sidecar, at the same paths on every machine.");
      System.exit(2);
    }
    Report report;
    try (JavaSparkContext spark =
        new JavaSparkContext(new SparkConf(true).setAppName("election verify"))) {
      report =
          verify(
              spark,
              Path.of(args[0]),
              args.length == 2 ? Optional.of(Path.of(args[1])) : Optional.empty());
    }
    out.println(
        report.refusal().map(r -> "Refused: " + r.line()).orElse("Accepted: " + report.outcome()));
    System.exit(report.accepted() ? 0 : 1);
  }

  /** The report that {@link Verifier} would give. */
  public static Report verify(JavaSparkContext spark, Path board, Optional<Path> sidecar) {
    Path path = board.toAbsolutePath();
    try (BoardSource source = BoardSource.of(path)) {
      Options options = Options.everything().named(String.valueOf(path.getFileName()));
      return Verifier.verify(
          source, options, Progress.NONE, () -> proved(spark, source, path, sidecar));
    }
  }

  private static ProvedElsewhere proved(
      JavaSparkContext spark, BoardSource source, Path path, Optional<Path> sidecar) {
    List<Share> shares = shares(source, path, sidecar, spark.defaultParallelism());
    return ProvedElsewhere.all(
        spark.parallelize(shares, shares.size()).map(Share::check).collect());
  }

  /** Some shares for each core, so that a slow machine holds nobody up for long. */
  private static List<Share> shares(
      BoardSource source, Path path, Optional<Path> sidecar, int cores) {
    Board board = Board.read(source);
    LinesOfSidecar lines =
        sidecar
            .map(file -> LinesOfSidecar.read(file, board.election()))
            .orElseGet(LinesOfSidecar::none);
    List<Share.Place> places =
        board.events().stream()
            .filter(link -> link.event().type() == Event.Type.BALLOT)
            .map(link -> place(board, link.event().payload().orElseThrow(), lines))
            .toList();
    int size = Math.clamp(places.size() / (4L * Math.max(1, cores)), 1, LARGEST_SHARE);
    List<Share> shares = new ArrayList<>();
    for (int from = 0; from < places.size(); from += size) {
      shares.add(
          new Share(
              path.toString(),
              sidecar
                  .filter(_ -> !lines.isEmpty())
                  .map(file -> file.toAbsolutePath().toString())
                  .orElse(""),
              board.text(board.setup().election()),
              board.text(board.setup().trustees()),
              new ArrayList<>(places.subList(from, Math.min(from + size, places.size())))));
    }
    return shares;
  }

  private static Share.Place place(Board board, String hash, LinesOfSidecar lines) {
    Board.Entry entry = board.entries().get(board.place(hash).orElseThrow());
    LinesOfSidecar.Line line = lines.of(Digest.base64OfHex(hash));
    return new Share.Place(entry.from(), entry.size(), hash, line.from(), line.size());
  }
}
