package org.mandate.app.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.reading.OfficialRow;
import org.mandate.tlog.Hash;
import org.mandate.tlog.InclusionProof;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.Prover;

/**
 * The RFC 6962 tree over the facts of one file: a leaf is a row as canonical JSON, leaves stand in
 * the order of their hashes, so that the root depends on the facts alone and building it needs 32
 * bytes for each. docs/record.md has it.
 */
final class FactTree {
  private static final Comparator<Hash> BY_BYTES =
      (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes());

  private final List<Hash> leaves = new ArrayList<>();
  private boolean sorted;
  private @Nullable Prover prover;

  void add(OfficialRow row) {
    add(row.fact());
  }

  void add(String fact) {
    leaves.add(leaf(fact));
    sorted = false;
    prover = null;
  }

  static Hash leaf(String fact) {
    return Merkle.leaf(fact.getBytes(StandardCharsets.UTF_8));
  }

  Hash root() {
    return Merkle.root(sorted());
  }

  InclusionProof proof(String fact) {
    int index = Collections.binarySearch(sorted(), leaf(fact), BY_BYTES);
    if (index < 0) {
      throw new IllegalArgumentException("this fact is not of this tree");
    }
    if (prover == null) {
      prover = Prover.overLeaves(leaves);
    }
    return prover.inclusion(index, leaves.size());
  }

  private List<Hash> sorted() {
    if (!sorted) {
      leaves.sort(BY_BYTES);
      sorted = true;
    }
    return leaves;
  }
}
