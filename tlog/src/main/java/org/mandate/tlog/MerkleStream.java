package org.mandate.tlog;

import java.util.Arrays;

/**
 * The Merkle tree hash of leaves that come one by one and are not kept: it holds one hash for each
 * level, so that a tree of a million leaves needs 640 bytes. Agrees with {@link Merkle#root}. Not
 * safe for several threads.
 */
public final class MerkleStream {
  private final Sha256 hashes = new Sha256();

  /** At each level the root of a full subtree that waits for its right neighbour, or null. */
  private final byte[][] waiting = new byte[64][];

  private long size;

  /** The hash of one leaf's data, with this stream's own digest; adds nothing. */
  public byte[] leaf(byte[] data, int offset, int length) {
    return hashes.leaf(data, offset, length);
  }

  /**
   * Adds the next leaf by its hash, which must not be changed afterwards.
   *
   * @throws TlogException if it does not have 32 bytes
   */
  public void add(byte[] leafHash) {
    if (leafHash.length != Hash.BYTES) {
      throw new TlogException("hash", "has " + leafHash.length + " bytes instead of 32");
    }
    byte[] carried = leafHash;
    int level = 0;
    for (long left = size; (left & 1) == 1; left >>= 1) {
      carried = hashes.node(waiting[level], carried);
      level++;
    }
    waiting[level] = carried;
    size++;
  }

  /** How many leaves were added. */
  public long size() {
    return size;
  }

  /** The root over what was added so far. */
  public Hash root() {
    if (size == 0) {
      return Merkle.emptyRoot();
    }
    int level = Long.numberOfTrailingZeros(size);
    byte[] right = waiting[level];
    for (level++; level < waiting.length && size >> level != 0; level++) {
      if ((size >> level & 1) == 1) {
        right = hashes.node(waiting[level], right);
      }
    }
    return Hash.owning(Arrays.copyOf(right, Hash.BYTES));
  }
}
