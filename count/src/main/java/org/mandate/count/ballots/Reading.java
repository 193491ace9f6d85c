package org.mandate.count.ballots;

import java.util.List;

/** What reading a file of ballots gives: an election, or the reason why nothing of it is used. */
public sealed interface Reading {

  /**
   * The whole file was understood.
   *
   * @param format in words, such as {@code BLT}
   * @param notes what a reader of the result should know of the file, in sentences; often empty
   */
  record Read(Election election, String format, List<String> notes) implements Reading {
    /** Copies the list. */
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /** Nothing of the file is used. */
  record Refused(Unreadable why) implements Reading {}
}
