package org.mandate.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mandate.tlog.Verification.Bad;
import org.mandate.tlog.Verification.Good;

/** The fast code against the literal one, for every size to 300 and some beyond. */
class ProofsAgainstTheOracleTest {
  private static final int MOST = 300;

  private final long seed = Long.getLong("mandate.seed", System.nanoTime());
  private final Random random = new Random(seed);

  ProofsAgainstTheOracleTest() {
    System.out.println("ProofsAgainstTheOracleTest -Dmandate.seed=" + seed);
  }

  @Test
  void rootsAndProofsAreTheOnesTheRfcDefines() {
    Oracle oracle = new Oracle(Oracle.entries(MOST));
    TestLog log = TestLog.of(MOST);
    Prover memory = Prover.overLeaves(leaves(MOST));
    Prover tiles = Prover.overTiles(log, MOST);
    for (int size = 0; size <= MOST; size++) {
      assertThat(memory.root(size)).as("root of %d", size).isEqualTo(oracle.mth(0, size));
      assertThat(tiles.root(size)).isEqualTo(oracle.mth(0, size));
      for (int index : some(size)) {
        List<Hash> path = oracle.path(index, 0, size);
        assertThat(memory.inclusion(index, size).path()).isEqualTo(path);
        InclusionProof inclusion = tiles.inclusion(index, size);
        assertThat(inclusion.path()).isEqualTo(path);
        assertThat(inclusion.verify(oracle.mth(index, index + 1), oracle.mth(0, size)))
            .isEqualTo(new Good());
        int earlier = index + 1;
        ConsistencyProof consistency = tiles.consistency(earlier, size);
        assertThat(consistency.path()).isEqualTo(oracle.proof(earlier, size));
        assertThat(consistency.verify(oracle.mth(0, earlier), oracle.mth(0, size)))
            .isEqualTo(new Good());
      }
    }
  }

  @Test
  void largeRandomTreesAgreeToo() {
    for (int round = 0; round < 4; round++) {
      int size = 60_000 + random.nextInt(20_000);
      Oracle oracle = new Oracle(Oracle.entries(size));
      TestLog log = TestLog.of(size);
      assertThat(log.head.root()).isEqualTo(oracle.mth(0, size));
      for (int i = 0; i < 3; i++) {
        int index = random.nextInt(size);
        assertThat(Prover.overTiles(log, size).inclusion(index, size).path())
            .isEqualTo(oracle.path(index, 0, size));
        assertThat(Prover.overTiles(log, size).consistency(index + 1, size).path())
            .isEqualTo(oracle.proof(index + 1, size));
      }
    }
  }

  @Test
  void aProofReadsOnlyTheTilesItNeeds() {
    TestLog log = TestLog.of(70_000);
    log.asked.clear();

    Prover.overTiles(log, 70_000).inclusion(12_345, 70_000);

    assertThat(log.asked)
        .containsExactlyInAnyOrder(
            "tile/0/048", "tile/1/000", "tile/1/001.p/17", "tile/0/273.p/112");
  }

  @Test
  void anyFlippedBitOfProofRootOrLeafIsRefused() {
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(MOST - 1);
      int index = random.nextInt(size);
      Prover prover = Prover.overLeaves(leaves(size));
      List<byte[]> parts = new ArrayList<>();
      prover.inclusion(index, size).path().forEach(h -> parts.add(h.bytes()));
      parts.add(leaves(size).get(index).bytes());
      parts.add(prover.root(size).bytes());
      flip(parts);
      byte[] root = parts.removeLast();
      byte[] leaf = parts.removeLast();
      assertThat(ProofVerifier.inclusion(index, size, leaf, parts, root))
          .as("entry %d of %d", index, size)
          .isInstanceOf(Bad.class);
    }
  }

  @Test
  void anyFlippedBitOfAConsistencyProofIsRefused() {
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(MOST - 1);
      int earlier = 1 + random.nextInt(size - 1);
      Prover prover = Prover.overLeaves(leaves(size));
      List<byte[]> parts = new ArrayList<>();
      prover.consistency(earlier, size).path().forEach(h -> parts.add(h.bytes()));
      parts.add(prover.root(earlier).bytes());
      parts.add(prover.root(size).bytes());
      flip(parts);
      byte[] root = parts.removeLast();
      byte[] first = parts.removeLast();
      assertThat(ProofVerifier.consistency(earlier, size, first, parts, root))
          .as("%d to %d", earlier, size)
          .isInstanceOf(Bad.class);
    }
  }

  @Test
  void aProofForOtherSizesIsRefusedUnlessTheShapeIsTheSame() {
    Prover prover = Prover.overLeaves(leaves(MOST));
    for (int size = 1; size < 60; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = prover.inclusion(index, size);
        for (int claimed = 0; claimed < size; claimed++) {
          Verification outcome =
              new InclusionProof(claimed, size, proof.path())
                  .verify(leaves(MOST).get(index), prover.root(size));
          assertThat(outcome instanceof Good).isEqualTo(claimed == index);
        }
      }
    }
  }

  private void flip(List<byte[]> parts) {
    byte[] part = parts.get(random.nextInt(parts.size()));
    part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
  }

  private TreeSet<Integer> some(int size) {
    TreeSet<Integer> some = new TreeSet<>();
    for (int i = 0; i < 4 && size > 0; i++) {
      some.add(random.nextInt(size));
    }
    if (size > 0) {
      some.add(0);
      some.add(size - 1);
    }
    return some;
  }

  private static final List<Hash> LEAVES = Oracle.entries(MOST).stream().map(Merkle::leaf).toList();

  private static List<Hash> leaves(int count) {
    return LEAVES.subList(0, count);
  }
}
