package org.mandate.count.ballots;

import java.util.Arrays;

/**
 * Papers short enough to stand in one long: a digit for each preference, the candidate's number,
 * highest bits first. Longs then compare as the papers do. Most papers of most elections fit.
 *
 * <p>A small table catches papers met again soon, which in a large file is most of them; the rest
 * is sorted.
 */
final class PackedPapers {
  private static final int TABLE_FROM = 1 << 13;
  private static final int TABLE_BITS = 15;

  private final int bits;
  private long[] keys = new long[256];
  private long[] weights = new long[256];
  private int size;
  private long[] tableKeys = new long[0];
  private long[] tableWeights = new long[0];

  /**
   * @param bits of each digit; 0 when nothing is to be packed
   */
  PackedPapers(int bits) {
    this.bits = bits;
  }

  /** The bits that hold the number of any of so many candidates. */
  static int bits(int candidates) {
    return 32 - Integer.numberOfLeadingZeros(candidates);
  }

  int longest() {
    return bits == 0 ? 0 : 63 / bits;
  }

  int size() {
    return size;
  }

  /** The row as one long; 0 when it does not fit, or shares a rank. */
  long pack(short[] row, int length) {
    if (length > longest()) return 0;
    long key = 0;
    int shift = 63;
    for (int i = 0; i < length; i++) {
      if (row[i] < 0) return 0;
      shift -= bits;
      key |= (row[i] + 1L) << shift;
    }
    return key;
  }

  /** Writes the row of a key at a place and returns its length. */
  int unpack(long key, short[] row, int at) {
    int mask = (1 << bits) - 1;
    int length = 0;
    for (int shift = 63 - bits; shift >= 0; shift -= bits) {
      int digit = (int) (key >>> shift) & mask;
      if (digit == 0) break;
      row[at + length++] = (short) (digit - 1);
    }
    return length;
  }

  int length(long key) {
    int used = 64 - Long.numberOfTrailingZeros(key);
    return (used - 2) / bits + 1;
  }

  void add(long key, long weight) {
    if (tableKeys.length == 0) {
      push(key, weight);
      return;
    }
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> (64 - TABLE_BITS));
    if (tableKeys[slot] == key) {
      tableWeights[slot] = Math.addExact(tableWeights[slot], weight);
      return;
    }
    if (tableKeys[slot] != 0) push(tableKeys[slot], tableWeights[slot]);
    tableKeys[slot] = key;
    tableWeights[slot] = weight;
  }

  private void push(long key, long weight) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    keys[size] = key;
    weights[size++] = weight;
    if (size == TABLE_FROM && tableKeys.length == 0) {
      tableKeys = new long[1 << TABLE_BITS];
      tableWeights = new long[1 << TABLE_BITS];
    }
  }

  /** All distinct, sorted. */
  void sort() {
    long[] waiting = tableKeys;
    for (int slot = 0; slot < waiting.length; slot++) {
      if (waiting[slot] != 0) push(waiting[slot], tableWeights[slot]);
    }
    tableKeys = new long[0];
    tableWeights = new long[0];
    Radix.sort(keys, weights, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept > 0 && keys[kept - 1] == keys[i]) {
        weights[kept - 1] = Math.addExact(weights[kept - 1], weights[i]);
      } else {
        keys[kept] = keys[i];
        weights[kept++] = weights[i];
      }
    }
    size = kept;
  }

  /** After {@link #sort()}. */
  long key(int i) {
    return keys[i];
  }

  long weight(int i) {
    return weights[i];
  }

  /** After {@link #sort()} of both: takes in all of the other. */
  void merge(PackedPapers other) {
    long[] allKeys = new long[size + other.size];
    long[] allWeights = new long[size + other.size];
    int n = 0;
    for (int i = 0, j = 0; i < size || j < other.size; n++) {
      boolean both = i < size && j < other.size && keys[i] == other.keys[j];
      if (both) {
        allKeys[n] = keys[i];
        allWeights[n] = Math.addExact(weights[i++], other.weights[j++]);
      } else if (j >= other.size || i < size && keys[i] < other.keys[j]) {
        allKeys[n] = keys[i];
        allWeights[n] = weights[i++];
      } else {
        allKeys[n] = other.keys[j];
        allWeights[n] = other.weights[j++];
      }
    }
    keys = allKeys;
    weights = allWeights;
    size = n;
  }
}
