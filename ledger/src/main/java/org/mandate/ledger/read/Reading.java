package org.mandate.ledger.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What came of reading a file: what was read, or why not and what mends it. */
public sealed interface Reading {
  /**
   * The file was read to its end.
   *
   * @param sha256 hash of the file as brought
   * @param bytes its size as brought
   * @param kind what sort of file it is
   * @param payer the one payer of all lines; empty where there are several or none is named
   * @param columns which column of the (first) header was read as what
   * @param lines how many lines were read
   * @param pence their sum
   * @param credits how many of them are below nought
   * @param from the earliest day
   * @param to the latest day
   * @param coverage which months have lines
   * @param leftOut how many rows were left out, total lines not counted
   * @param reversals credits paired with the line that they take back
   * @param remarks everything to be said, in the order of importance
   */
  record Read(
      String sha256,
      long bytes,
      Kind kind,
      String payer,
      Map<Role, String> columns,
      int lines,
      long pence,
      int credits,
      LocalDate from,
      LocalDate to,
      Coverage coverage,
      int leftOut,
      List<Reversals.Pair> reversals,
      List<Remark> remarks)
      implements Reading {
    /** How many rows under the column names say a payment: those read, and those left out. */
    public int rows() {
      return lines + leftOut;
    }

    /** The remarks of one kind. */
    public List<Remark> remarks(Remark.Kind about) {
      return remarks.stream().filter(r -> r.kind() == about).toList();
    }
  }

  /**
   * The file was not read, and no line of it counts.
   *
   * @param line where; 0 for the whole file
   * @param reason why
   * @param mend what the person can do
   */
  record Refused(int line, String reason, String mend) implements Reading {}
}
