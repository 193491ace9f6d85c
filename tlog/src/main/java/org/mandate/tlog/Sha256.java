package org.mandate.tlog;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two domain-separated hashes of RFC 9162 section 2.1.1. One instance re-uses one digest, which
 * is several times faster than asking for a new one; so it is not safe for several threads.
 */
final class Sha256 {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  byte[] leaf(byte[] data) {
    return leaf(data, 0, data.length);
  }

  byte[] leaf(byte[] data, int offset, int length) {
    digest.update(LEAF);
    digest.update(data, offset, length);
    return digest.digest();
  }

  byte[] node(byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    digest.update(right);
    return digest.digest();
  }

  byte[] plain(byte[] data) {
    return digest.digest(data);
  }

  /** Hashes two neighbours of a row of hashes into a place of the same row, left of or at them. */
  private void nodeInPlace(byte[] row, int from, int to) {
    digest.update(NODE);
    digest.update(row, from, 2 * Hash.BYTES);
    try {
      digest.digest(row, to, Hash.BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("a row always has room for its own hashes", e);
    }
  }

  /**
   * The Merkle tree hash over a row of {@code count} node hashes, which is overwritten.
   *
   * <p>Level by level, an odd last one going up as it is, gives the tree of RFC 9162 section 2.1.1:
   * its left part is always the largest full subtree.
   */
  byte[] rootOverwriting(byte[] row, int count) {
    if (count == 0) {
      return plain(new byte[0]);
    }
    int width = count;
    while (width > 1) {
      for (int i = 0; i < width / 2; i++) {
        nodeInPlace(row, 2 * i * Hash.BYTES, i * Hash.BYTES);
      }
      if (width % 2 == 1) {
        System.arraycopy(row, (width - 1) * Hash.BYTES, row, (width / 2) * Hash.BYTES, Hash.BYTES);
      }
      width = (width + 1) / 2;
    }
    return java.util.Arrays.copyOf(row, Hash.BYTES);
  }
}
