package org.mandate.spark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.ProvedElsewhere;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * Verifies a board over a cluster: the proofs and signatures of ballots, which are nearly all of the
 * work, in the executors; the file, its chain, the setup, doubles, the tally, the shuffles, the
 * decryptions and the result in the driver. The report is the one that a single machine gives.
 *
 * <p>The board must stand at the same path on every machine. The executors are believed: run them
 * yourself.
 */
public final class SparkVerify {
  private static final int LARGEST_SHARE = 500;

  private SparkVerify() {}

  /** Give the board's path; the master comes from {@code spark-submit} or -Dspark.master. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length != 1) {
      out.println("Give one file: UUID.bel, at the same path on every machine.");
      System.exit(2);
    }
    Report report;
    try (JavaSparkContext spark =
        new JavaSparkContext(new SparkConf(true).setAppName("election verify"))) {
      report = verify(spark, Path.of(args[0]));
    }
    out.println(
        report.refusal().map(r -> "Refused: " + r.line()).orElse("Accepted: " + report.outcome()));
    System.exit(report.accepted() ? 0 : 1);
  }

  /** The report that {@link Verifier} would give. */
  public static Report verify(JavaSparkContext spark, Path board) {
    Path path = board.toAbsolutePath();
    try (BoardSource source = BoardSource.of(path)) {
      Options options = Options.everything().named(String.valueOf(path.getFileName()));
      return Verifier.verify(source, options, Progress.NONE, () -> proved(spark, source, path));
    }
  }

  private static ProvedElsewhere proved(
      JavaSparkContext spark, BoardSource source, Path path) {
    List<Share> shares = shares(source, path, spark.defaultParallelism());
    return ProvedElsewhere.all(
        spark.parallelize(shares, shares.size()).map(Share::check).collect());
  }

  /** Some shares for each core, so that a slow machine holds nobody up for long. */
  private static List<Share> shares(BoardSource source, Path path, int cores) {
    Board board = Board.read(source);
    String election = board.text(board.setup().election());
    String trustees = board.text(board.setup().trustees());
    List<Share.Place> places = new ArrayList<>();
    for (Board.Link link : board.events()) {
      if (link.event().type() == Event.Type.BALLOT) {
        String hash = link.event().payload().orElseThrow();
        Board.Entry entry = board.entries().get(board.place(hash).orElseThrow());
        places.add(new Share.Place(entry.from(), entry.size(), hash));
      }
    }
    int size = Math.clamp(places.size() / (4L * Math.max(1, cores)), 1, LARGEST_SHARE);
    List<Share> shares = new ArrayList<>();
    for (int from = 0; from < places.size(); from += size) {
      shares.add(
          new Share(
              path.toString(),
              election,
              trustees,
              new ArrayList<>(places.subList(from, Math.min(from + size, places.size())))));
    }
    return shares;
  }
}
