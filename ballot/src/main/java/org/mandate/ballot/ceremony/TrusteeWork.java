package org.mandate.ballot.ceremony;

import java.util.Optional;
import org.mandate.ballot.batch.Opening;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.verify.Refusal;

/** What comes of asking a trustee to mix or to open. */
public sealed interface TrusteeWork {

  /** The trustee's shuffle: payload of a Shuffle event of this owner. */
  record Mixed(int owner, Shuffle shuffle) implements TrusteeWork {}

  /**
   * The trustee's part: payload of a PartialDecryption event of this owner.
   *
   * @param opening the proof that it is that of this tally, for the sidecar
   */
  record Opened(int owner, PartialDecryption part, Opening opening) implements TrusteeWork {}

  /**
   * Nothing was done with the key.
   *
   * @param reason why, in words
   * @param fault the broken rule, where the board does not verify
   */
  record Refused(String reason, Optional<Refusal> fault) implements TrusteeWork {
    Refused(String reason) {
      this(reason, Optional.empty());
    }
  }
}
