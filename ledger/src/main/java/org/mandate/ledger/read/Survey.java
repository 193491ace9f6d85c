package org.mandate.ledger.read;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pass before any line is read: what only the whole file can decide. Eight bytes are kept for
 * each row, to find rows that repeat.
 */
final class Survey implements Sheet.Visitor {
  private static final int MOST_REPEATED = 100_000;
  private final DateOrders dates = new DateOrders();
  private long[] rows = new long[1024];
  private int count;
  private int comma;
  private int point;

  @Override
  public void row(int line, List<String> cells, Columns columns) {
    remember(fingerprint(cells));
    Days.written(columns.cell(cells, Role.DATE))
        .ifPresent(day -> dates.see(columns.cell(cells, Role.PART), line, day));
    for (Role role : List.of(Role.AMOUNT, Role.IN, Role.OUT)) {
      String amount = columns.cell(cells, role);
      if (comma == 0 && Amounts.provesComma(amount)) {
        comma = line;
      }
      if (point == 0 && Amounts.provesPoint(amount)) {
        point = line;
      }
    }
  }

  private void remember(long fingerprint) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, count * 2);
    }
    rows[count++] = fingerprint;
  }

  static long fingerprint(List<String> cells) {
    long hash = 0xcbf29ce484222325L;
    for (String cell : cells) {
      for (int i = 0; i < cell.length(); i++) {
        hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
      }
      hash = Long.rotateLeft(hash ^ 0xffff, 23) * 0x9e3779b97f4a7c15L;
    }
    return hash;
  }

  private Amounts.Style style() {
    if (comma > 0 && point > 0) {
      throw new Unreadable(
          comma,
          "Amounts are written in two ways: a comma before the pence on line "
              + comma
              + ", a point on line "
              + point
              + ".",
          "Make them alike in a spreadsheet, and bring the file again.");
    }
    return comma > 0 ? Amounts.Style.COMMA : Amounts.Style.POINT;
  }

  /** What the whole file decides about each of its rows. */
  record Decided(Amounts.Style style, DateOrders dates, Set<Long> repeated) {}

  /** Decides; throws the refusal where the file says two things. */
  Decided decide(Optional<DayOrder> told) {
    dates.decide(told);
    return new Decided(style(), dates, repeated());
  }

  private Set<Long> repeated() {
    long[] sorted = Arrays.copyOf(rows, count);
    Arrays.sort(sorted);
    var repeated = new HashSet<Long>();
    for (int i = 1; i < sorted.length && repeated.size() < MOST_REPEATED; i++) {
      if (sorted[i] == sorted[i - 1]) {
        repeated.add(sorted[i]);
      }
    }
    rows = new long[0];
    return repeated;
  }
}
