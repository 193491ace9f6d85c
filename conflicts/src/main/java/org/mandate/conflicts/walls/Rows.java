package org.mandate.conflicts.walls;

import java.util.Arrays;

/**
 * Lists of dated entries, one list for each number: target, first day, first day after, rules. Each
 * entry is four ints side by side, so that a walk reads them in one go.
 */
final class Rows {
  static final int WIDTH = 4;
  private static final int[] NONE = {};

  private int[][] rows = new int[16][];

  int[] at(int number) {
    int[] row = number < rows.length ? rows[number] : null;
    return row == null ? NONE : row;
  }

  void add(int number, int target, int from, int until, int mask) {
    if (number >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(number + 1, rows.length * 2));
    }
    int[] row = at(number);
    int[] more = Arrays.copyOf(row, row.length + WIDTH);
    more[row.length] = target;
    more[row.length + 1] = from;
    more[row.length + 2] = until;
    more[row.length + 3] = mask;
    rows[number] = more;
  }

  /** Takes one such entry out; there must be one. */
  void remove(int number, int target, int from, int until, int mask) {
    int[] row = at(number);
    for (int i = 0; i < row.length; i += WIDTH) {
      if (row[i] == target && row[i + 1] == from && row[i + 2] == until && row[i + 3] == mask) {
        int[] less = new int[row.length - WIDTH];
        System.arraycopy(row, 0, less, 0, i);
        System.arraycopy(row, i + WIDTH, less, i, less.length - i);
        rows[number] = less;
        return;
      }
    }
    throw new IllegalArgumentException("no such fact is here to end");
  }
}
