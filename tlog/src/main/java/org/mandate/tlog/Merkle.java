package org.mandate.tlog;

import java.util.List;

/**
 * The Merkle tree hash of RFC 9162 section 2.1.1 (the same as RFC 6962 section 2.1), SHA-256.
 *
 * <p>Leaf: SHA-256(0x00 || data). Node: SHA-256(0x01 || left || right). Empty tree: SHA-256 of
 * nothing. Agrees with {@code rfc6962} of transparency-dev/merkle.
 */
public final class Merkle {
  private static final Hash EMPTY = Hash.owning(new Sha256().plain(new byte[0]));

  private Merkle() {}

  /** The hash of one leaf's data (any length, also none). */
  public static Hash leaf(byte[] data) {
    return Hash.owning(new Sha256().leaf(data));
  }

  /** The hash of a node above two others. */
  public static Hash node(Hash left, Hash right) {
    return Hash.owning(new Sha256().node(left.raw(), right.raw()));
  }

  /** The root of the tree with no leaves. */
  public static Hash emptyRoot() {
    return EMPTY;
  }

  /** The root of the tree with these leaf hashes, in this order. */
  public static Hash root(List<Hash> leafHashes) {
    return root(leafHashes, 0, leafHashes.size());
  }

  static Hash root(List<Hash> leafHashes, int start, int end) {
    byte[] row = new byte[(end - start) * Hash.BYTES];
    for (int i = start; i < end; i++) {
      System.arraycopy(leafHashes.get(i).raw(), 0, row, (i - start) * Hash.BYTES, Hash.BYTES);
    }
    return Hash.owning(new Sha256().rootOverwriting(row, end - start));
  }
}
