package org.mandate.app.elections;

import java.time.Instant;

/** What became of a vote. */
public sealed interface Casting {
  /** It stands. */
  record Recorded(Vote vote) implements Casting {}

  /** The ballot was not open when its row was locked. */
  record NotOpen(Ballot.State state, Instant opensAt, Instant closesAt) implements Casting {}

  /** The practice is not on this ballot's roll. */
  record NotOnRoll(String practice) implements Casting {}

  /** Whoever asks has no authority to vote for that practice today. */
  record NoAuthority(String practice) implements Casting {}

  /**
   * The practice closed after the freeze; a vote cast before stands.
   *
   * @param successorMay whether the constitution lets its successor cast
   */
  record PracticeClosed(String practice, boolean successorMay) implements Casting {}

  /** No such option. */
  record NoSuchChoice(String choice) implements Casting {}
}
