package org.mandate.count.ballots;

import java.util.Arrays;

/**
 * Puts equal papers together. Sorting makes the result independent of the order of the file.
 *
 * <p>Papers are compared place by place, as {@link Arrays#compare(short[], short[])} would, then by
 * their marks. To be fast, as many places as fit are packed into one long, a paper's end being the
 * lowest digit; the longs are sorted by radix, and only papers alike in all of them are looked at
 * further.
 */
final class Sorting {
  private static final int RADIX_BITS = 11;
  private static final int SMALL = 24;

  private final int papers;
  private final int[] starts;
  private final Digits first;
  private final Digits second;

  private Sorting(int papers, int[] starts, short[] preferences, int[] marks) {
    this.papers = papers;
    this.starts = starts;
    this.first = Digits.of(preferences, starts[papers]);
    this.second = Digits.of(marks, Math.min(marks.length, starts[papers]));
  }

  static Ballots distinct(
      int papers, int[] starts, short[] preferences, int[] marks, long[] weights, int scale) {
    var sorting = new Sorting(papers, starts, preferences, marks);
    int[] order = new int[papers];
    for (int i = 0; i < papers; i++) order[i] = i;
    long[] keys = new long[papers];
    for (int i = 0; i < papers; i++) keys[i] = sorting.key(i, 0);
    sorting.sort(keys, order, new long[papers], new int[papers], 0, papers, 63, 0);
    return sorting.merged(keys, order, preferences, marks, weights, scale);
  }

  /** The digits of a paper from a place on; places past the preferences are those of the marks. */
  private long key(int paper, int place) {
    int from = starts[paper];
    int length = starts[paper + 1] - from;
    return place < 0
        ? second.pack(from + ~place, Math.max(from + ~place, from + length))
        : first.pack(from + Math.min(place, length), from + length);
  }

  /** Whether a key that begins at this place leaves out some of the paper. */
  private boolean goesOn(int paper, int place) {
    int length = starts[paper + 1] - starts[paper];
    return place < 0 ? ~place + second.perKey() < length : place + first.perKey() <= length;
  }

  /** The next place to compare by: along the preferences, then (complemented) along the marks. */
  private int next(int paper, int place) {
    if (place < 0) return ~(~place + second.perKey());
    return goesOn(paper, place) ? place + first.perKey() : ~0;
  }

  private boolean alikeSoFarIsAlike(int paper, int place) {
    return !goesOn(paper, place) && (place < 0 || second.isEmpty());
  }

  private void sort(
      long[] keys, int[] order, long[] k2, int[] o2, int from, int to, int bits, int place) {
    if (to - from < 2) return;
    if (bits == 0) {
      deeper(order, from, to, place);
      return;
    }
    if (to - from <= SMALL) {
      insert(keys, order, from, to);
      for (int i = from, j; i < to; i = j) {
        for (j = i + 1; j < to && keys[j] == keys[i]; ) j++;
        if (j - i > 1) deeper(order, i, j, place);
      }
      return;
    }
    int step = Math.min(RADIX_BITS, bits);
    int shift = bits - step;
    int mask = (1 << step) - 1;
    int[] ends = new int[mask + 2];
    for (int i = from; i < to; i++) ends[((int) (keys[i] >>> shift) & mask) + 1]++;
    for (int d = 0; d <= mask; d++) ends[d + 1] += ends[d];
    for (int i = from; i < to; i++) {
      int target = ends[(int) (keys[i] >>> shift) & mask]++;
      k2[target] = keys[i];
      o2[target] = order[i];
    }
    System.arraycopy(k2, 0, keys, from, to - from);
    System.arraycopy(o2, 0, order, from, to - from);
    for (int d = 0, start = from; d <= mask; d++) {
      int end = from + ends[d];
      sort(keys, order, k2, o2, start, end, shift, place);
      start = end;
    }
  }

  private static void insert(long[] keys, int[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int paper = order[i];
      int j = i;
      for (; j > from && keys[j - 1] > key; j--) {
        keys[j] = keys[j - 1];
        order[j] = order[j - 1];
      }
      keys[j] = key;
      order[j] = paper;
    }
  }

  /** Papers alike up to the end of a key: by what follows. The keys of the caller stay as are. */
  private void deeper(int[] order, int from, int to, int place) {
    if (alikeSoFarIsAlike(order[from], place)) return;
    int count = to - from;
    int[] some = Arrays.copyOfRange(order, from, to);
    long[] keys = new long[count];
    int next = next(some[0], place);
    for (int i = 0; i < count; i++) keys[i] = key(some[i], next);
    sort(keys, some, new long[count], new int[count], 0, count, 63, next);
    System.arraycopy(some, 0, order, from, count);
  }

  private Ballots merged(
      long[] keys, int[] order, short[] preferences, int[] marks, long[] weights, int scale) {
    int[] outStarts = new int[papers + 1];
    short[] outPreferences = new short[starts[papers]];
    int[] outMarks = new int[second.isEmpty() ? 0 : starts[papers]];
    long[] outWeights = new long[papers];
    int kept = 0;
    int used = 0;
    for (int i = 0; i < papers; i++) {
      int from = order[i];
      if (i > 0 && keys[i - 1] == keys[i] && alike(order[i - 1], from, preferences, marks)) {
        outWeights[kept - 1] = Math.addExact(outWeights[kept - 1], weights[from]);
        continue;
      }
      int length = starts[from + 1] - starts[from];
      System.arraycopy(preferences, starts[from], outPreferences, used, length);
      if (outMarks.length > 0) System.arraycopy(marks, starts[from], outMarks, used, length);
      used += length;
      outWeights[kept++] = weights[from];
      outStarts[kept] = used;
    }
    return new Ballots(
        Arrays.copyOf(outStarts, kept + 1),
        used == outPreferences.length ? outPreferences : Arrays.copyOf(outPreferences, used),
        Arrays.copyOf(outMarks, outMarks.length == 0 ? 0 : used),
        Arrays.copyOf(outWeights, kept),
        scale);
  }

  private boolean alike(int a, int b, short[] preferences, int[] marks) {
    if (alikeSoFarIsAlike(a, 0)) return true;
    return Arrays.equals(
            preferences, starts[a], starts[a + 1], preferences, starts[b], starts[b + 1])
        && (second.isEmpty()
            || Arrays.equals(marks, starts[a], starts[a + 1], marks, starts[b], starts[b + 1]));
  }
}
