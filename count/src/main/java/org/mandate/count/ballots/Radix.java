package org.mandate.count.ballots;

/**
 * Sorts longs that are not negative, with what belongs to each, by their bits from the highest
 * down. Each part is split by about as many bits as it has papers for, so that small parts cost
 * little.
 */
final class Radix {
  private static final int MOST_BITS = 11;
  private static final int SMALL = 20;

  private final long[] keys;
  private final long[] with;
  private final long[] otherKeys;
  private final long[] otherWith;

  private Radix(long[] keys, long[] with, int size) {
    this.keys = keys;
    this.with = with;
    this.otherKeys = new long[size];
    this.otherWith = new long[size];
  }

  /** Sorts the first {@code size} of both by the keys. */
  static void sort(long[] keys, long[] with, int size) {
    if (size > 1) new Radix(keys, with, size).sort(0, size, 63);
  }

  private void sort(int from, int to, int bits) {
    int size = to - from;
    if (size <= SMALL) {
      insert(from, to);
      return;
    }
    if (bits == 0) return;
    int step = Math.min(bits, Math.clamp(30 - Integer.numberOfLeadingZeros(size), 3, MOST_BITS));
    int shift = bits - step;
    int mask = (1 << step) - 1;
    int[] ends = new int[mask + 2];
    for (int i = from; i < to; i++) ends[((int) (keys[i] >>> shift) & mask) + 1]++;
    for (int d = 0; d <= mask; d++) ends[d + 1] += ends[d];
    for (int i = from; i < to; i++) {
      int target = from + ends[(int) (keys[i] >>> shift) & mask]++;
      otherKeys[target] = keys[i];
      otherWith[target] = with[i];
    }
    System.arraycopy(otherKeys, from, keys, from, size);
    System.arraycopy(otherWith, from, with, from, size);
    for (int d = 0, start = from; d <= mask; d++) {
      int end = from + ends[d];
      if (end - start > 1) sort(start, end, shift);
      start = end;
    }
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      long value = with[i];
      int j = i;
      for (; j > from && keys[j - 1] > key; j--) {
        keys[j] = keys[j - 1];
        with[j] = with[j - 1];
      }
      keys[j] = key;
      with[j] = value;
    }
  }
}
