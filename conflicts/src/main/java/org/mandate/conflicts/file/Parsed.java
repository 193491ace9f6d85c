package org.mandate.conflicts.file;

import java.util.List;
import org.mandate.conflicts.Facts;

/** What {@link FactsFile#read} returns. */
public sealed interface Parsed {

  /** Facts that can be judged. */
  record Ok(Facts facts) implements Parsed {}

  /**
   * No facts; every problem found, at least one.
   *
   * @param more how many problems more there are than are listed
   */
  record Refused(List<Problem> problems, int more) implements Parsed {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
