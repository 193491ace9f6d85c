package org.mandate.ledger.national;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Reckoned;

/**
 * A file of "NHS Payments to General Practice": a row for each practice in England, with its lists
 * and every stream of payment in the year. Plain CSV or gzip, with or without a byte-order mark.
 * Rows are handed on one at a time; of the file only what is told here is kept.
 *
 * @param sha256 of the content, unpacked
 * @param column the column of payments, as the file heads it
 * @param claimed the year that the file's name, a column or a line above the names says
 * @param told the earliest year that the rows and columns themselves allow
 * @param practices rows of practices
 * @param registered of all practices
 * @param weighted of all practices
 * @param totalPence of the column Total NHS Payments to General Practice, where there is one
 * @param averagesOff rows whose printed average a registered patient is more than a penny from the
 *     total over the list
 * @param icbGiven which column names the integrated care board, or the older commissioner that
 *     stands in its place; empty where there is none
 * @param bases which lists it gives
 * @param networkGiven whether there is a column of networks
 * @param notes what was left out or read otherwise than it is printed, in words
 */
public record PaymentsFile(
    String sha256,
    String column,
    Optional<FinancialYear> claimed,
    Optional<FinancialYear> told,
    int practices,
    BigDecimal registered,
    BigDecimal weighted,
    Optional<Long> totalPence,
    int averagesOff,
    String icbGiven,
    Set<Basis> bases,
    boolean networkGiven,
    List<String> notes) {
  public PaymentsFile {
    bases = Set.copyOf(bases);
    notes = List.copyOf(notes);
  }

  /** Opens the file anew each time it is called. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * The hash that tells one content from another, packed or not, without reading its rows.
   *
   * @return refused where the file is no whole text
   */
  public static Reckoned<String> hash(Source source) throws IOException {
    return Bytes.look(source::open).then(b -> new Reckoned.Done<>(b.sha256()));
  }

  /**
   * Reads a file.
   *
   * @param name its name, for the year that stands in it
   * @param column the column of payments, in any case and spacing
   * @param each is handed every practice once, in the order of the file; what it was handed is void
   *     where the answer is refused
   * @return refused, with the line where there is one, where the file is another kind of file, has
   *     no such column, is cut short, or holds a practice twice, a negative list or what is no
   *     figure
   * @throws IOException when it cannot be read at all
   */
  public static Reckoned<PaymentsFile> read(
      Source source, String name, String column, Consumer<PracticePaid> each) throws IOException {
    return switch (Bytes.look(source::open)) {
      case Reckoned.Refused<Bytes>(List<Reckoned.Fault> faults) -> new Reckoned.Refused<>(faults);
      case Reckoned.Done<Bytes>(Bytes bytes) ->
          new PaymentsReader(bytes, name, column, each).read(source::open);
    };
  }
}
