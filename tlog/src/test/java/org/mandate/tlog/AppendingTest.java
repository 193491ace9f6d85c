package org.mandate.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.tlog.Verification.Good;

class AppendingTest {
  private final long seed = Long.getLong("mandate.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void appendingInAnyBatchesGivesTheSameFilesAndKeepsOldProofsValid() {
    System.out.println("AppendingTest -Dmandate.seed=" + seed);
    List<byte[]> entries = Oracle.entries(3_000);
    TestLog log = new TestLog();
    int done = 0;
    while (done < entries.size()) {
      int batch = Math.min(entries.size() - done, random.nextInt(random.nextBoolean() ? 9 : 700));
      Checkpoint before = log.head;
      log.append(entries.subList(done, done + batch));
      done += batch;
      if (before.size() > 0) {
        Prover prover = Prover.overTiles(log, done);
        assertThat(prover.consistency(before.size(), done).verify(before.root(), log.head.root()))
            .isEqualTo(new Good());
        long old = random.nextLong(before.size());
        assertThat(
                prover
                    .inclusion(old, before.size())
                    .verify(Merkle.leaf(entries.get((int) old)), before.root()))
            .isEqualTo(new Good());
      }
    }
    TestLog atOnce = new TestLog().append(entries);
    assertThat(log.head).isEqualTo(atOnce.head);
    assertThat(log.tidied().files).usingRecursiveComparison().isEqualTo(atOnce.files);
  }

  @Test
  void theFilesOfSeventyThousandEntriesAreThoseTheSpecificationCounts() {
    TestLog log = TestLog.of(70_000);
    assertThat(log.files.keySet())
        .contains("tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17")
        .contains("tile/2/000.p/1", "tile/entries/273.p/112", "checkpoint")
        .hasSize(274 + 2 + 1 + 274 + 1);
    assertThat(TestLog.of(256).files.keySet())
        .containsExactlyInAnyOrder(
            "tile/0/000", "tile/1/000.p/1", "tile/entries/000", "checkpoint");
  }

  @Test
  void addingNothingChangesNothing() {
    TestLog log = TestLog.of(300);
    var nothing = Appender.append(300, log.head.root(), log, List.of());
    assertThat(nothing.files()).isEmpty();
    assertThat(nothing.root()).isEqualTo(log.head.root());
  }

  @Test
  void onlyTheRightEdgeIsRead() {
    TestLog log = TestLog.of(70_000);
    log.asked.clear();
    log.append(Oracle.entries(1));
    assertThat(log.asked)
        .containsExactlyInAnyOrder(
            "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112");
  }

  @Test
  void aDamagedEdgeIsNeverExtended() {
    for (String path : List.of("tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44")) {
      TestLog log = TestLog.of(300);
      log.files.get(path)[5] ^= 1;
      assertThatThrownBy(() -> log.append(Oracle.entries(1))).isInstanceOf(TlogException.class);
      TestLog without = TestLog.of(300);
      without.files.remove(path);
      assertThatThrownBy(() -> without.append(Oracle.entries(1)))
          .isInstanceOf(TlogException.class)
          .hasMessage(path + ": is missing");
    }
  }

  @Test
  void anEntryOverTheLimitIsRefused() {
    new TestLog().append(List.of(new byte[EntryBundle.MAX_ENTRY_BYTES]));
    assertThatThrownBy(() -> new TestLog().append(List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65,535");
  }
}
