package org.mandate.constitution;

import java.util.List;

/** What {@link Constitution#parse} returns. */
public sealed interface Parsed {

  /** A constitution that can be adopted. */
  record Ok(Constitution constitution) implements Parsed {}

  /** No constitution; every problem found, at least one. */
  record Refused(List<Problem> problems) implements Parsed {
    /** Copies the list. */
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
