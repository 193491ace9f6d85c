package org.mandate.tlog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.tlog.Appender.Appended;

/** A log in memory, for tests: files by path, a key, and what was asked for. */
final class TestLog implements TileSource {
  static final String ORIGIN = "example.org/record";
  static final SignerKey KEY = SignerKey.log(ORIGIN, seed(1));
  static final SignerKey WITNESS = SignerKey.witness("witness.example/w", seed(2));

  final Map<String, byte[]> files = new HashMap<>();
  final List<String> asked = new java.util.ArrayList<>();
  Checkpoint head = new Checkpoint(ORIGIN, 0, Merkle.emptyRoot());

  static TestLog of(int entries) {
    return new TestLog().append(Oracle.entries(entries));
  }

  TestLog append(List<byte[]> entries) {
    Appended more = Appender.append(head.size(), head.root(), this, entries);
    files.putAll(more.files());
    head = new Checkpoint(ORIGIN, more.size(), more.root());
    files.put(LogChecker.CHECKPOINT, head.sign(KEY).bytes());
    return this;
  }

  /** Drops what a log may drop: partial files that a wider one replaces. */
  TestLog tidied() {
    files
        .keySet()
        .removeIf(
            path ->
                Tile.parse(path)
                    .filter(
                        t ->
                            Tile.in(head.size(), t.level(), t.index()).orElseThrow().width()
                                != t.width())
                    .isPresent());
    return this;
  }

  @Override
  public Optional<byte[]> fetch(String path) {
    asked.add(path);
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public List<String> holdings() {
    return List.copyOf(files.keySet());
  }

  LogChecker.Report check(Optional<Checkpoint> earlier) {
    return LogChecker.check(this, List.of(KEY.verifier()), earlier, _ -> {});
  }

  static byte[] seed(int n) {
    byte[] seed = new byte[32];
    seed[0] = (byte) n;
    return seed;
  }
}
