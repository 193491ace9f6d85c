package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Values published by others: constants of transparency-dev/merkle's tests, and the accumulated
 * vectors of draft-ietf-plants-merkle-tree-certs, appendix "Subtree Test Vectors": the text of all
 * results for trees up to 130 leaves (leaf i is the byte i), hashed.
 */
class KnownValuesTest {
  private static final int MOST = 130;
  private final List<Hash> leaves = new ArrayList<>();
  private final MessageDigest all;

  KnownValuesTest() throws Exception {
    all = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < MOST; i++) {
      leaves.add(Merkle.leaf(new byte[] {(byte) i}));
    }
  }

  @Test
  void leafNodeAndEmptyTreeHaveTheirPublishedHashes() {
    assertThat(Merkle.emptyRoot().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Merkle.leaf(new byte[0]).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(Merkle.leaf("L123456".getBytes(UTF_8)).hex())
        .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    assertThat(new Sha256().node("N123".getBytes(UTF_8), "N456".getBytes(UTF_8)))
        .asHexString()
        .isEqualToIgnoringCase("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
  }

  @Test
  void subtreeHashesAreThoseOfTheDraft() {
    for (int end = 1; end <= MOST; end++) {
      for (int start = 0; start < end; start++) {
        if (ProofShape.validSubtree(start, end)) {
          line("[" + start + ", " + end + ")", List.of(Merkle.root(leaves, start, end)));
        }
      }
    }
    assertThat(total())
        .isEqualTo("94a95384a8c69acea9b50d035a58285b3a777cb7a724005faa5e1f1e1190007f");
  }

  @Test
  void subtreeInclusionProofsAreThoseOfTheDraft() {
    Prover prover = Prover.overLeaves(leaves);
    for (int end = 1; end <= MOST; end++) {
      for (int start = 0; start < end; start++) {
        if (ProofShape.validSubtree(start, end)) {
          for (int index = start; index < end; index++) {
            line(
                index + " [" + start + ", " + end + ")",
                prover.subtreeInclusion(index, start, end));
          }
        }
      }
    }
    assertThat(total())
        .isEqualTo("ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f");
  }

  @Test
  void subtreeConsistencyProofsAreThoseOfTheDraft() {
    Prover prover = Prover.overLeaves(leaves);
    for (int size = 0; size <= MOST; size++) {
      for (int end = 1; end <= size; end++) {
        for (int start = 0; start < end; start++) {
          if (ProofShape.validSubtree(start, end)) {
            line(
                "[" + start + ", " + end + ") " + size,
                prover.subtreeConsistency(start, end, size));
          }
        }
      }
    }
    assertThat(total())
        .isEqualTo("c586ebbb73a5621baf2140095d87dde934e3b6503a562a1a5215b8209edd083d");
  }

  private void line(String head, List<Hash> hashes) {
    StringBuilder line = new StringBuilder(head);
    hashes.forEach(h -> line.append(' ').append(h.hex()));
    all.update(line.append('\n').toString().getBytes(UTF_8));
  }

  private String total() {
    return HexFormat.of().formatHex(all.digest());
  }
}
