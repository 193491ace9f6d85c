package org.mandate.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mandate.tlog.LogChecker.Report;
import org.mandate.tlog.LogChecker.Report.Bad;
import org.mandate.tlog.LogChecker.Report.Good;

class WholeLogCheckTest {
  private final long seed = Long.getLong("mandate.seed", System.nanoTime());
  private final Random random = new Random(seed);

  WholeLogCheckTest() {
    System.out.println("WholeLogCheckTest -Dmandate.seed=" + seed);
  }

  @Test
  void goodLogsOfManySizesAreGood() {
    for (int size : List.of(0, 1, 2, 255, 256, 257, 511, 512, 513, 1_000, 65_536, 66_000)) {
      TestLog log = TestLog.of(size);
      assertThat(log.check(Optional.empty())).as("%d entries", size).isInstanceOf(Good.class);
    }
  }

  @Test
  void everyChangedByteOfASmallLogIsFoundAndItsFileNamed() {
    TestLog log = TestLog.of(7).append(Oracle.entries(13)).tidied();
    for (String path : log.holdings()) {
      for (int at = 0; at < log.files.get(path).length; at++) {
        assertFound(log, path, at, 1 << random.nextInt(8));
      }
    }
  }

  @Test
  void changedBytesOfALogOfThreeLevelsAreFoundAndTheirFileNamed() {
    TestLog log = TestLog.of(66_000);
    for (String path : log.holdings().stream().filter(p -> random.nextInt(80) == 0).toList()) {
      assertFound(log, path, random.nextInt(log.files.get(path).length), 1 << random.nextInt(8));
    }
    for (String path : List.of("tile/1/000", "tile/1/001.p/1", "tile/2/000.p/1", "checkpoint")) {
      assertFound(log, path, random.nextInt(log.files.get(path).length), 1 << random.nextInt(8));
    }
  }

  @Test
  @Tag("long")
  void everyBitOfASmallLogAndEveryByteOfATwoLevelLogIsFound() {
    TestLog small = TestLog.of(20);
    TestLog larger = TestLog.of(300);
    for (int bit = 0; bit < 8; bit++) {
      changeEveryByte(small, 1 << bit);
    }
    changeEveryByte(larger, 1 << random.nextInt(8));
  }

  private static void changeEveryByte(TestLog log, int mask) {
    for (String path : log.holdings()) {
      for (int at = 0; at < log.files.get(path).length; at++) {
        assertFound(log, path, at, mask);
      }
    }
  }

  private static void assertFound(TestLog log, String path, int at, int mask) {
    byte[] file = log.files.get(path);
    file[at] ^= (byte) mask;
    Report report = log.check(Optional.empty());
    file[at] ^= (byte) mask;
    assertThat(report).as("%s byte %d mask %d", path, at, mask).isInstanceOf(Bad.class);
    assertThat(((Bad) report).file()).as("%s byte %d: %s", path, at, report).isEqualTo(path);
  }

  @Test
  void everyMissingOrCutShortOrLengthenedFileIsNamed() {
    TestLog log = TestLog.of(66_000);
    for (String path : log.holdings().stream().filter(p -> random.nextInt(60) == 0).toList()) {
      byte[] file = log.files.remove(path);
      assertNamed(log, path);
      log.files.put(path, java.util.Arrays.copyOf(file, random.nextInt(file.length)));
      assertNamed(log, path);
      log.files.put(path, java.util.Arrays.copyOf(file, file.length + 1 + random.nextInt(40)));
      assertNamed(log, path);
      log.files.put(path, file);
    }
  }

  private static void assertNamed(TestLog log, String path) {
    assertThat(log.check(Optional.empty()))
        .isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.file()).isEqualTo(path));
  }

  @Test
  void aLogMayKeepOrDropPartialTilesButNotChangeThem() {
    TestLog log = TestLog.of(5).append(Oracle.entries(300));
    assertThat(log.check(Optional.empty())).isInstanceOf(Good.class);
    for (String left : List.of("tile/0/000.p/5", "tile/entries/000.p/5")) {
      assertFound(log, left, 9, 4);
    }
    assertThat(log.tidied().check(Optional.empty())).isInstanceOf(Good.class);
  }

  @Test
  void filesAheadOfTheCheckpointAreNotYetPartOfIt() {
    TestLog log = TestLog.of(300);
    byte[] head = log.files.get("checkpoint");
    log.append(Oracle.entries(400));
    log.files.put("checkpoint", head);
    assertThat(log.check(Optional.empty())).isInstanceOf(Good.class);
  }

  @Test
  void aLongerLogContinuesTheEarlierCheckpoint() {
    TestLog log = TestLog.of(300);
    Checkpoint earlier = log.head;
    log.append(Oracle.entries(900));
    assertThat(log.check(Optional.of(earlier))).isInstanceOf(Good.class);
  }

  @Test
  void aShrunkAForkedAndAnotherLogAreRefused() {
    Checkpoint earlier = TestLog.of(500).head;
    assertRefused(TestLog.of(400), earlier, "the log shrank: it had 500 entries and now says 400");
    List<byte[]> other = new ArrayList<>(Oracle.entries(500));
    other.set(17, new byte[] {9});
    assertRefused(new TestLog().append(other), earlier, "rewritten");
    assertRefused(
        new TestLog().append(other).append(Oracle.entries(40)),
        earlier,
        "its first 500 entries are not those seen before");
    assertRefused(
        TestLog.of(600),
        new Checkpoint("example.org/other", 5, Merkle.emptyRoot()),
        "it is of the log example.org/record, not example.org/other");
  }

  private static void assertRefused(TestLog log, Checkpoint earlier, String reason) {
    assertThat(log.check(Optional.of(earlier)))
        .isInstanceOfSatisfying(
            Bad.class,
            bad -> {
              assertThat(bad.file()).isEqualTo("checkpoint");
              assertThat(bad.reason()).contains(reason);
            });
  }

  @Test
  void aBundleChangedTogetherWithItsTileIsStillFound() {
    TestLog log = TestLog.of(600);
    List<byte[]> entries =
        EntryBundle.decode(Tile.parse("tile/entries/001").get(), log.files.get("tile/entries/001"));
    entries.set(3, new byte[] {1, 2});
    log.files.put("tile/entries/001", EntryBundle.encode(entries));
    System.arraycopy(Merkle.leaf(entries.get(3)).bytes(), 0, log.files.get("tile/0/001"), 96, 32);

    Bad bad = (Bad) log.check(Optional.empty());

    assertThat(bad.file()).isEqualTo("tile/1/000.p/2");
    assertThat(bad.reason()).contains("tile/0/001");
  }

  @Test
  void theReasonSaysWhetherTheLeafTilesStillGiveTheSignedRoot() {
    TestLog log = TestLog.of(600);
    log.files.get("tile/entries/001")[9] ^= 1;
    Bad bundle = (Bad) log.check(Optional.empty());
    assertThat(bundle.reason()).isEqualTo("entry 257 does not give hash 1 of tile/0/001");
    log.files.get("tile/0/002.p/88")[9] ^= 1;
    Bad both = (Bad) log.check(Optional.empty());
    assertThat(both.reason()).contains("neither file gives the signed root");
  }

  @Test
  void theWholeLogReplacedIsTheCheckpointsFault() {
    TestLog log = TestLog.of(600);
    byte[] head = log.files.get("checkpoint");
    List<byte[]> other = new ArrayList<>(Oracle.entries(600));
    other.set(599, new byte[] {9});
    TestLog replaced = new TestLog().append(other);
    replaced.files.put("checkpoint", head);
    assertNamed(replaced, "checkpoint");
  }

  @Test
  void aCheckpointOfAnotherKeyIsRefused() {
    TestLog log = TestLog.of(3);
    log.files.put(
        "checkpoint", log.head.sign(SignerKey.log(TestLog.ORIGIN, TestLog.seed(9))).bytes());
    assertNamed(log, "checkpoint");
  }

  @Test
  void witnessesThatWeKnowAreReportedAndTheirBytesCovered() {
    TestLog log = TestLog.of(3);
    SignedNote note = log.head.sign(TestLog.KEY).cosigned(TestLog.WITNESS, 1_679_315_147);
    log.files.put("checkpoint", note.bytes());
    List<VerifierKey> keys = List.of(TestLog.KEY.verifier(), TestLog.WITNESS.verifier());
    Good good = (Good) LogChecker.check(log, keys, Optional.empty(), _ -> {});
    assertThat(good.signers()).hasSize(2);
    assertThat(good.signers().get(1).timeSeconds()).hasValue(1_679_315_147);
    for (int at = 0; at < note.bytes().length; at++) {
      byte[] changed = note.bytes();
      changed[at] ^= 2;
      log.files.put("checkpoint", changed);
      Report report = LogChecker.check(log, keys, Optional.empty(), _ -> {});
      // A witness's changed name or number makes it a witness unknown: one signer fewer.
      assertThat(report instanceof Good g && g.signers().size() == 2).as("byte %d", at).isFalse();
    }
    log.files.put("checkpoint", note.bytes());
    assertThat(
            LogChecker.check(log, List.of(TestLog.WITNESS.verifier()), Optional.empty(), _ -> {}))
        .isEqualTo(new Bad("checkpoint", "it is signed by witnesses but not by the log"));
  }
}
