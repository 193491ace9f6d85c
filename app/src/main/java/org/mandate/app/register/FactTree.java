package org.mandate.app.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.reading.OfficialRow;
import org.mandate.app.register.reading.SortedRuns;
import org.mandate.app.register.reading.Utf8Line;
import org.mandate.tlog.Hash;
import org.mandate.tlog.InclusionProof;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.MerkleStream;
import org.mandate.tlog.Prover;

/**
 * The RFC 6962 tree over the facts of one file: a leaf is a row as canonical JSON, leaves stand in
 * the order of their hashes, so that the root depends on the facts alone and building it needs no
 * more memory for a larger file (a proof does: it keeps all leaves). docs/record.md has it.
 */
final class FactTree implements AutoCloseable {
  private static final Comparator<Hash> BY_BYTES =
      (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes());

  private final SortedRuns leaves = new SortedRuns();
  private final MerkleStream hashes = new MerkleStream();
  private final Utf8Line line = new Utf8Line();
  private List<Hash> proved = List.of();
  private @Nullable Prover prover;

  void add(OfficialRow row) {
    line.clear();
    row.writeFact(line);
    addLine();
  }

  void add(String fact) {
    line.clear();
    line.text(fact);
    addLine();
  }

  private void addLine() {
    leaves.add(hashes.leaf(line.bytes(), 0, line.length()));
    prover = null;
  }

  static Hash leaf(String fact) {
    return Merkle.leaf(fact.getBytes(StandardCharsets.UTF_8));
  }

  Hash root() {
    MerkleStream tree = new MerkleStream();
    leaves.inOrder(tree::add);
    return tree.root();
  }

  InclusionProof proof(String fact) {
    if (prover == null) {
      proved = new ArrayList<>();
      leaves.inOrder(leaf -> proved.add(Hash.of(leaf)));
      prover = Prover.overLeaves(proved);
    }
    int index = Collections.binarySearch(proved, leaf(fact), BY_BYTES);
    if (index < 0) {
      throw new IllegalArgumentException("this fact is not of this tree");
    }
    return prover.inclusion(index, proved.size());
  }

  @Override
  public void close() {
    leaves.close();
  }
}
