package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs of others read a log we wrote: Go's sumdb note and tlog (checkpoint, tiles, entries) and
 * transparency-dev/merkle (our proofs). See lab/judges.
 */
@Tag("long")
class GoJudgeTest {
  private static final int NOT_INSTALLED = 77;

  @TempDir private Path folder;
  private final Random random = new Random(42);

  @Test
  void goAgreesWithALogAndProofsWeWrote() throws Exception {
    TestLog log = TestLog.of(70_000).tidied();
    write(log);
    Path proofs = folder.resolve("proofs.txt");
    Files.writeString(proofs, proofs(log));

    Judged judged = judge(proofs);

    assertThat(judged.said)
        .isEqualTo("as expected: 70000 entries, 400 good proofs, 400 bad proofs\n");
    assertThat(judged.code).isZero();
  }

  @Test
  void goAgreesThatAChangedTileAndAChangedEntryAreWrong() throws Exception {
    for (String path : List.of("tile/1/000", "tile/0/100", "tile/entries/100", "checkpoint")) {
      TestLog log = TestLog.of(70_000).tidied();
      log.files.get(path)[70] ^= 1;
      write(log);
      Path proofs = folder.resolve("proofs.txt");
      Files.writeString(proofs, proofs(TestLog.of(70_000)));
      assertThat(judge(proofs).code).as(path).isEqualTo(1);
    }
  }

  private record Judged(int code, String said) {}

  private Judged judge(Path proofs) throws IOException, InterruptedException {
    Path run = Path.of(System.getProperty("mandate.root", ".."), "lab/judges/tlog-go/run");
    Process process =
        new ProcessBuilder(
                run.toString(),
                folder.toString(),
                TestLog.KEY.verifier().toString(),
                proofs.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    assumeTrue(
        code != NOT_INSTALLED, "outside program not here: the Go judge (lab/judges/tlog-go)");
    return new Judged(code, said);
  }

  private void write(TestLog log) throws IOException {
    for (Map.Entry<String, byte[]> file : log.files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** 200 good proofs of each kind at many sizes, and each again with one bit changed. */
  private String proofs(TestLog log) {
    List<byte[]> entries = Oracle.entries(70_000);
    Prover prover = Prover.overTiles(log, 70_000);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      int size = 2 + random.nextInt(i < 100 ? 600 : 69_999);
      int index = random.nextInt(size);
      List<Hash> hashes = new ArrayList<>();
      hashes.add(Merkle.leaf(entries.get(index)));
      hashes.add(prover.root(size));
      hashes.addAll(prover.inclusion(index, size).path());
      twice(lines, "inclusion " + index + " " + size, hashes);

      int earlier = 1 + random.nextInt(size - 1);
      hashes.clear();
      hashes.add(prover.root(earlier));
      hashes.add(prover.root(size));
      hashes.addAll(prover.consistency(earlier, size).path());
      twice(lines, "consistency " + earlier + " " + size, hashes);
    }
    return lines.toString();
  }

  private void twice(StringBuilder lines, String what, List<Hash> hashes) {
    lines.append("good ").append(what).append(hex(hashes)).append('\n');
    int at = random.nextInt(hashes.size());
    byte[] changed = hashes.get(at).bytes();
    changed[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
    hashes.set(at, Hash.of(changed));
    lines.append("bad ").append(what).append(hex(hashes)).append('\n');
  }

  private static String hex(List<Hash> hashes) {
    return hashes.stream().map(h -> " " + h.hex()).collect(Collectors.joining());
  }
}
