package org.mandate.app.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A longest common subsequence of two lists of words, 64 cells of the table at a time: H. Hyyrö,
 * "Bit-parallel LCS-length computation revisited" (2004). In row i, bit j is nought where the
 * longest common subsequence of the first i words before and the first j + 1 words after is longer
 * than that of the first j.
 *
 * <p>The work is the same however different the texts are, so nobody makes a page slow with two
 * texts that have nothing in common.
 */
final class WordMatch {
  private static final int BITS = Long.SIZE;

  private WordMatch() {}

  /**
   * Which words before stand in a longest common subsequence. Read greedily from the left, each of
   * them is found again among the words after, in order.
   */
  static boolean[] kept(List<String> before, List<String> after) {
    long[][] rows = rows(before, after);
    boolean[] kept = new boolean[before.size()];
    int i = before.size();
    int j = after.size();
    while (i > 0 && j > 0) {
      if (bit(rows[i], j - 1)) {
        j--; // this word after lengthens nothing
      } else if (!bit(rows[i - 1], j - 1)) {
        i--; // as long without this word before
      } else {
        kept[--i] = true;
        j--;
      }
    }
    return kept;
  }

  private static long[][] rows(List<String> before, List<String> after) {
    int width = (after.size() + BITS - 1) / BITS;
    Map<String, long[]> places = places(before, after, width);
    long[][] rows = new long[before.size() + 1][];
    rows[0] = new long[width];
    Arrays.fill(rows[0], -1L);
    long[] none = new long[width];
    for (int i = 0; i < before.size(); i++) {
      rows[i + 1] = next(rows[i], places.getOrDefault(before.get(i), none));
    }
    return rows;
  }

  /** V = (V + (V and M)) or (V and not M), with the carry taken from word to word. */
  private static long[] next(long[] v, long[] m) {
    long[] next = new long[v.length];
    long carry = 0;
    for (int w = 0; w < v.length; w++) {
      long met = v[w] & m[w];
      long sum = v[w] + met;
      long withCarry = sum + carry;
      boolean over = Long.compareUnsigned(sum, met) < 0 || Long.compareUnsigned(withCarry, sum) < 0;
      carry = over ? 1 : 0;
      next[w] = withCarry | (v[w] & ~m[w]);
    }
    return next;
  }

  private static Map<String, long[]> places(List<String> before, List<String> after, int width) {
    Map<String, long[]> places = new HashMap<>();
    before.forEach(word -> places.putIfAbsent(word, new long[width]));
    for (int j = 0; j < after.size(); j++) {
      long[] bits = places.get(after.get(j));
      if (bits != null) {
        bits[j / BITS] |= 1L << (j % BITS);
      }
    }
    return places;
  }

  private static boolean bit(long[] row, int j) {
    return (row[j / BITS] >>> (j % BITS) & 1) == 1;
  }
}
