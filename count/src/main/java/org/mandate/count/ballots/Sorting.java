package org.mandate.count.ballots;

import java.util.Arrays;

/**
 * Puts equal papers together. Sorting makes the result independent of the order of the file.
 *
 * <p>Papers are compared place by place, as {@link Arrays#compare(short[], short[])} would, then by
 * their marks. As many places as fit are packed into one long, a paper's end being the lowest
 * digit; the longs are sorted, and only papers alike in all of them are looked at further.
 */
final class Sorting {
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
    long[] order = new long[papers];
    for (int i = 0; i < papers; i++) order[i] = i;
    long[] keys = sorting.sorted(order, 0);
    return sorting.merged(keys, order, preferences, marks, weights, scale);
  }

  /** Sorts papers by what stands from a place on; gives their keys at that place. */
  private long[] sorted(long[] order, int place) {
    long[] keys = new long[order.length];
    for (int i = 0; i < order.length; i++) keys[i] = key((int) order[i], place);
    Radix.sort(keys, order, order.length);
    for (int i = 0, j; i < order.length; i = j) {
      for (j = i + 1; j < order.length && keys[j] == keys[i]; ) j++;
      if (j - i > 1 && differLater((int) order[i], place)) {
        long[] some = Arrays.copyOfRange(order, i, j);
        sorted(some, next((int) order[i], place));
        System.arraycopy(some, 0, order, i, j - i);
      }
    }
    return keys;
  }

  /** The digits of a paper from a place on; places below 0 are complements of those of marks. */
  private long key(int paper, int place) {
    int from = starts[paper];
    int length = starts[paper + 1] - from;
    return place < 0
        ? second.pack(from + ~place, from + length)
        : first.pack(from + Math.min(place, length), from + length);
  }

  /** Whether a key that begins at this place leaves out some of the paper, or its end. */
  private boolean goesOn(int paper, int place) {
    int length = starts[paper + 1] - starts[paper];
    return place < 0 ? ~place + second.perKey() < length : place + first.perKey() <= length;
  }

  /** The next place to compare by: along the preferences, then along the marks. */
  private int next(int paper, int place) {
    if (place < 0) return ~(~place + second.perKey());
    return goesOn(paper, place) ? place + first.perKey() : ~0;
  }

  /** Whether papers alike in the key at this place may still differ. */
  private boolean differLater(int paper, int place) {
    return goesOn(paper, place) || (place >= 0 && !second.isEmpty());
  }

  private Ballots merged(
      long[] keys, long[] order, short[] preferences, int[] marks, long[] weights, int scale) {
    int[] outStarts = new int[papers + 1];
    short[] outPreferences = new short[starts[papers]];
    int[] outMarks = new int[second.isEmpty() ? 0 : starts[papers]];
    long[] outWeights = new long[papers];
    int kept = 0;
    int used = 0;
    for (int i = 0; i < papers; i++) {
      int from = (int) order[i];
      if (i > 0 && keys[i - 1] == keys[i] && alike((int) order[i - 1], from, preferences, marks)) {
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
    if (!differLater(a, 0)) return true;
    return Arrays.equals(
            preferences, starts[a], starts[a + 1], preferences, starts[b], starts[b + 1])
        && (second.isEmpty()
            || Arrays.equals(marks, starts[a], starts[a + 1], marks, starts[b], starts[b + 1]));
  }
}
