package org.mandate.count.results;

import java.util.List;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;

/**
 * One file counted under one rule, with all that a recount needs.
 *
 * @param file as it was named to the program
 * @param format of the ballots, such as {@code BLT}
 * @param sha256 of the file's bytes, 64 lower-case hexadecimal digits
 * @param treatment of doubtful marks
 * @param lot that ties were, or would have been, resolved by
 * @param notes what a reader should know of the file, in sentences
 * @param count its result
 */
public record Result(
    String file,
    String format,
    String sha256,
    Treatment treatment,
    Lot lot,
    List<String> notes,
    Count count) {
  /** Copies the list. */
  public Result {
    notes = List.copyOf(notes);
  }
}
