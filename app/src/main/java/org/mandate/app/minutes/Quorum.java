package org.mandate.app.minutes;

import java.util.Optional;
import org.mandate.app.meetings.Meeting;
import org.mandate.constitution.Setting.BoardQuorum;

/**
 * The sentence about a board's quorum. Whether there was one at a vote is judged by library
 * constitution; this only says the numbers.
 *
 * @param rule number of the clause
 */
record Quorum(BoardQuorum quorum, String rule) {

  /** Of the constitution in force when a meeting was opened; empty where it has none for boards. */
  static Optional<Quorum> at(Minutes.Ground ground, Meeting m) {
    return m.kind() == Meeting.Kind.BOARD
        ? ground
            .bodies()
            .constitutionAt(m.body(), m.openedAt().orElse(m.startsAt()))
            .flatMap(a -> a.constitution().boardQuorum())
            .map(c -> new Quorum(c.setting(), c.rule()))
        : Optional.empty();
  }

  long needed(long members) {
    return quorum.needed(members);
  }

  /** "3 of 8 members with a vote were present, 5 are needed (rule 9.2)". */
  String words(long present, long members) {
    return present
        + " of "
        + members
        + " members with a vote were present, "
        + needed(members)
        + " are needed (rule "
        + rule
        + ")";
  }
}
