package org.mandate.count.ballots;

/** Numbers of a small range, several packed into 63 bits so that longs compare as they would. */
sealed interface Digits {

  /** How many numbers one long holds. */
  int perKey();

  /** Whether there are none at all. */
  boolean isEmpty();

  /** The numbers from a place to before another, as many as fit; 0 where there are fewer. */
  long pack(int from, int to);

  static Digits of(short[] values, int used) {
    int min = 0;
    int max = 0;
    for (int i = 0; i < used; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    return new Shorts(values, min - 1, width(max - (long) min + 1), used == 0);
  }

  static Digits of(int[] values, int used) {
    int min = 0;
    int max = 0;
    for (int i = 0; i < used; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    return new Ints(values, min - 1L, width(max - (long) min + 1), used == 0);
  }

  private static int width(long largest) {
    return 64 - Long.numberOfLeadingZeros(largest);
  }

  /** Of preferences. */
  record Shorts(short[] values, int below, int bits, boolean isEmpty) implements Digits {
    @Override
    public int perKey() {
      return 63 / bits;
    }

    @Override
    public long pack(int from, int to) {
      int last = Math.min(to, from + 63 / bits);
      long key = 0;
      int shift = 63;
      for (int i = from; i < last; i++) {
        shift -= bits;
        key |= (long) (values[i] - below) << shift;
      }
      return key;
    }
  }

  /** Of marks. */
  record Ints(int[] values, long below, int bits, boolean isEmpty) implements Digits {
    @Override
    public int perKey() {
      return 63 / bits;
    }

    @Override
    public long pack(int from, int to) {
      int last = Math.min(to, from + 63 / bits);
      long key = 0;
      int shift = 63;
      for (int i = from; i < last; i++) {
        shift -= bits;
        key |= (values[i] - below) << shift;
      }
      return key;
    }
  }
}
