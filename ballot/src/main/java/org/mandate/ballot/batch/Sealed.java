package org.mandate.ballot.batch;

import org.mandate.ballot.board.Ballot;

/**
 * A ballot to be checked.
 *
 * @param ballot as read from the text
 * @param tracker Base64 of the SHA-256 of the whole text
 */
public record Sealed(Ballot ballot, String tracker) {

  /** Of a ballot in hand, whose tracker is computed. */
  public static Sealed of(Ballot ballot) {
    return new Sealed(ballot, ballot.tracker());
  }
}
