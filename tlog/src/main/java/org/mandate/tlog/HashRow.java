package org.mandate.tlog;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A tile being filled: up to 256 hashes end to end, and room for one more. */
final class HashRow {
  private final byte[] hashes = new byte[(Tile.FULL + 1) * Hash.BYTES];
  private int count;

  int count() {
    return count;
  }

  void add(byte[] hash) {
    System.arraycopy(hash, 0, hashes, count * Hash.BYTES, Hash.BYTES);
    count++;
  }

  void addAll(byte[] row) {
    System.arraycopy(row, 0, hashes, count * Hash.BYTES, row.length);
    count += row.length / Hash.BYTES;
  }

  void clear() {
    count = 0;
  }

  byte[] get(int i) {
    return Arrays.copyOfRange(hashes, i * Hash.BYTES, (i + 1) * Hash.BYTES);
  }

  /** A copy of the hashes so far. */
  byte[] bytes() {
    return Arrays.copyOf(hashes, count * Hash.BYTES);
  }

  /** A copy with one more at the end, if there is one. */
  HashRow with(byte @Nullable [] last) {
    HashRow copy = new HashRow();
    copy.addAll(bytes());
    if (last != null) {
      copy.add(last);
    }
    return copy;
  }
}
