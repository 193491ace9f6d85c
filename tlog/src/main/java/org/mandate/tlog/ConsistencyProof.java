package org.mandate.tlog;

import java.util.List;

/**
 * That a later tree begins with all entries of an earlier one, unchanged (RFC 9162 section 2.1.4).
 *
 * @param earlier the number of entries of the earlier tree, at least 1
 * @param size the number of entries of the later tree
 */
public record ConsistencyProof(long earlier, long size, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Checks it against both roots. */
  public Verification verify(Hash earlierRoot, Hash root) {
    return ProofVerifier.consistency(
        earlier, size, earlierRoot.raw(), InclusionProof.raw(path), root.raw());
  }
}
