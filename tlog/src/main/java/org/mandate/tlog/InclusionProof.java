package org.mandate.tlog;

import java.util.List;

/**
 * That one entry stands in the log (RFC 9162 section 2.1.3).
 *
 * @param index the entry's place, from 0
 * @param size the number of entries of the tree it is proved in
 * @param path the sibling hashes from the leaf up
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Checks it against the entry's leaf hash and the root of the tree. */
  public Verification verify(Hash leaf, Hash root) {
    return ProofVerifier.inclusion(index, size, leaf.raw(), raw(path), root.raw());
  }

  static List<byte[]> raw(List<Hash> path) {
    return path.stream().map(Hash::raw).toList();
  }
}
