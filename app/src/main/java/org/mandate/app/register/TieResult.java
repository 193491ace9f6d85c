package org.mandate.app.register;

import java.util.List;

/** What became of ties that somebody wanted recorded or ended. */
public sealed interface TieResult {
  /** All were recorded; in the order in which they were wanted. */
  record Done(List<Tie> ties) implements TieResult {
    public Done {
      ties = List.copyOf(ties);
    }
  }

  /** Nothing was changed. */
  record Refused(List<Fault> faults) implements TieResult {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What to mend.
   *
   * @param field relation, child, parent, share, source, from or until
   * @param words what is missing or wrong, and what to do
   */
  record Fault(String field, String words) {}

  /** What was done. For callers whose request cannot be wrong. */
  default List<Tie> orElseThrow() {
    return switch (this) {
      case Done(List<Tie> ties) -> ties;
      case Refused(List<Fault> faults) -> throw new IllegalArgumentException(faults.toString());
    };
  }
}
