package org.mandate.ballot.leak;

/** Gaussian elimination over fractions. */
final class Elimination {
  private Elimination() {}

  /** Clears the first {@code columns} below their pivots; answers how many rows hold a pivot. */
  static int clear(Ratio[][] table, int columns) {
    int used = 0;
    for (int c = 0; c < columns && used < table.length; c++) {
      int pivot = used;
      while (pivot < table.length && table[pivot][c].isZero()) {
        pivot++;
      }
      if (pivot < table.length) {
        Ratio[] row = table[pivot];
        table[pivot] = table[used];
        table[used] = row;
        for (int r = used + 1; r < table.length; r++) {
          subtract(table[r], row, c);
        }
        used++;
      }
    }
    return used;
  }

  private static void subtract(Ratio[] from, Ratio[] row, int column) {
    if (!from[column].isZero()) {
      Ratio factor = from[column].over(row[column]);
      for (int c = column; c < row.length; c++) {
        if (!row[c].isZero()) {
          from[c] = from[c].minusProduct(factor, row[c]);
        }
      }
    }
  }
}
