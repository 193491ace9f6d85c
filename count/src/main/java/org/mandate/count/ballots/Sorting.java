package org.mandate.count.ballots;

import java.util.Arrays;

/** Puts equal papers together. Sorting makes the result independent of the order of the file. */
final class Sorting {
  private Sorting() {}

  static Ballots distinct(
      int papers, int[] starts, short[] preferences, int[] marks, long[] weights, int scale) {
    Integer[] order = new Integer[papers];
    for (int i = 0; i < papers; i++) order[i] = i;
    Arrays.sort(order, (a, b) -> compare(a, b, starts, preferences, marks));
    int[] outStarts = new int[papers + 1];
    short[] outPreferences = new short[starts[papers]];
    int[] outMarks = new int[marks.length == 0 ? 0 : starts[papers]];
    long[] outWeights = new long[papers];
    int kept = 0;
    for (int i = 0; i < papers; i++) {
      int from = order[i];
      if (i > 0 && compare(order[i - 1], from, starts, preferences, marks) == 0) {
        outWeights[kept - 1] = Math.addExact(outWeights[kept - 1], weights[from]);
        continue;
      }
      int length = starts[from + 1] - starts[from];
      System.arraycopy(preferences, starts[from], outPreferences, outStarts[kept], length);
      if (marks.length > 0) {
        System.arraycopy(marks, starts[from], outMarks, outStarts[kept], length);
      }
      outWeights[kept] = weights[from];
      outStarts[++kept] = outStarts[kept - 1] + length;
    }
    return new Ballots(
        Arrays.copyOf(outStarts, kept + 1),
        Arrays.copyOf(outPreferences, outStarts[kept]),
        marks.length == 0 ? marks : Arrays.copyOf(outMarks, outStarts[kept]),
        Arrays.copyOf(outWeights, kept),
        scale);
  }

  private static int compare(int a, int b, int[] starts, short[] preferences, int[] marks) {
    int order =
        Arrays.compare(
            preferences, starts[a], starts[a + 1], preferences, starts[b], starts[b + 1]);
    if (order != 0 || marks.length == 0) return order;
    return Arrays.compare(marks, starts[a], starts[a + 1], marks, starts[b], starts[b + 1]);
  }
}
