package org.mandate.ballot.batch;

import java.util.Optional;
import org.mandate.ballot.board.Ballot;

/**
 * A ballot to be checked.
 *
 * @param ballot as read from {@code tracker}'s text
 * @param tracker Base64 of the SHA-256 of the ballot's whole text
 * @param kept what the sidecar keeps of it
 */
public record Sealed(Ballot ballot, String tracker, Optional<Kept> kept) {

  /** Of a ballot alone, whose tracker is computed. */
  public static Sealed alone(Ballot ballot) {
    return new Sealed(ballot, ballot.tracker(), Optional.empty());
  }
}
