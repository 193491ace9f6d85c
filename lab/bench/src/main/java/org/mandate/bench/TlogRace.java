package org.mandate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.mandate.tlog.Appender;
import org.mandate.tlog.Appender.Appended;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.ConsistencyProof;
import org.mandate.tlog.Hash;
import org.mandate.tlog.InclusionProof;
import org.mandate.tlog.LogChecker;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.Prover;
import org.mandate.tlog.SignerKey;
import org.mandate.tlog.TileSource;
import org.mandate.tlog.Verification;

/** How fast the log library appends, proves, verifies and checks, on one thread. */
public final class TlogRace {
  private static final int ENTRY_BYTES = 300;
  private static final int BATCH = 1_000;
  private static final int LOG = 100_000;

  private final Random random = new Random(42);
  private final SignerKey key = SignerKey.log("example.org/race", new byte[32]);
  private final List<byte[]> batch = entries();
  private final Map<String, byte[]> files = new HashMap<>();
  private Checkpoint head = new Checkpoint("example.org/race", 0, Merkle.emptyRoot());

  private TlogRace() {}

  /** Runs all races; about a minute. */
  public static void main(String[] args) throws IOException {
    System.out.printf(
        "Java %s, %s, %d processors, entries of %d bytes, batches of %,d%n",
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        Runtime.getRuntime().availableProcessors(),
        ENTRY_BYTES,
        BATCH);
    TlogRace race = new TlogRace();
    race.appending();
    race.durableAppending();
    race.proving();
    race.checking();
  }

  private List<byte[]> entries() {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      byte[] entry = new byte[ENTRY_BYTES];
      random.nextBytes(entry);
      all.add(entry);
    }
    return all;
  }

  private void appending() {
    Stopwatch.race(
        "append in memory, checkpoint signed each batch", "entries", () -> append(batch));
    Stopwatch.race(
        "append one at a time, checkpoint signed each",
        "entries",
        () -> append(batch.subList(0, 1)));
  }

  private int append(List<byte[]> entries) {
    if (head.size() >= LOG) {
      files.clear();
      head = new Checkpoint(head.origin(), 0, Merkle.emptyRoot());
    }
    Appended more = Appender.append(head.size(), head.root(), source(), entries);
    files.putAll(more.files());
    head = new Checkpoint(head.origin(), more.size(), more.root());
    files.put(LogChecker.CHECKPOINT, head.sign(key).bytes());
    return entries.size();
  }

  private TileSource source() {
    return path -> Optional.ofNullable(files.get(path));
  }

  private void durableAppending() throws IOException {
    Path folder = Files.createTempDirectory("tlog-race");
    try {
      FolderLog log = new FolderLog(folder, key);
      List<Double> millis = new ArrayList<>();
      Stopwatch.race(
          "append to a folder, every file forced to disk",
          "entries",
          () -> {
            long start = System.nanoTime();
            log.append(batch);
            millis.add((System.nanoTime() - start) / 1e6);
            return BATCH;
          });
      Collections.sort(millis);
      System.out.printf(
          "  time to integrate a batch: median %.1f ms, 99th %.1f ms, slowest %.1f ms%n",
          millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100), millis.getLast());
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Collections.reverseOrder()).forEach(p -> p.toFile().delete());
      }
    }
  }

  private void proving() {
    List<Hash> leaves = batch.stream().map(Merkle::leaf).toList();
    while (head.size() != LOG) {
      append(batch);
    }
    Prover tiles = Prover.overTiles(source(), LOG);
    Stopwatch.race(
        "make an inclusion proof from tiles of 100,000",
        "proofs",
        () -> tiles.inclusion(random.nextLong(LOG), LOG).path().isEmpty() ? 0 : 1);
    InclusionProof deep = tiles.inclusion(12_345, LOG);
    Stopwatch.race(
        "verify an inclusion proof of 17 hashes",
        "proofs",
        () -> good(deep.verify(leaves.get(345), head.root())));
    ConsistencyProof grown = tiles.consistency(54_321, LOG);
    Hash old = tiles.root(54_321);
    Stopwatch.race(
        "verify a consistency proof, 54,321 to 100,000",
        "proofs",
        () -> good(grown.verify(old, head.root())));
    InclusionProof shallow = Prover.overLeaves(leaves.subList(0, 8)).inclusion(5, 8);
    Hash root = Merkle.root(leaves.subList(0, 8));
    Stopwatch.race(
        "verify an inclusion proof of 3 hashes",
        "proofs",
        () -> good(shallow.verify(leaves.get(5), root)));
  }

  private static int good(Verification verification) {
    if (verification instanceof Verification.Bad bad) {
      throw new IllegalStateException(bad.reason());
    }
    return 1;
  }

  private void checking() {
    Stopwatch.race(
        "check a whole log of 100,000",
        "entries",
        () ->
            LogChecker.check(source(), List.of(key.verifier()), Optional.empty(), _ -> {})
                    instanceof LogChecker.Report.Good good
                ? good.checkpoint().size()
                : 0);
  }
}
