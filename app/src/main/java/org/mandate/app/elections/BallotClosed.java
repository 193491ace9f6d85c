package org.mandate.app.elections;

import java.util.Map;
import org.mandate.app.matters.Matter;

/** A feature that must know when a ballot closes, in the closing transaction and as its job. */
@FunctionalInterface
public interface BallotClosed {
  /** Called once; a fault undoes the close, and the next round tries again. */
  void closed(Closed closed);

  /**
   * A closed ballot, counted.
   *
   * @param count the votes counted
   * @param undecided challenges nobody settled
   * @param entry record entry {@code ballot.closed}
   * @param votes the counted votes by practice
   */
  record Closed(
      Ballot ballot,
      Matter matter,
      BallotCount count,
      long undecided,
      long entry,
      Map<String, Vote> votes) {}
}
