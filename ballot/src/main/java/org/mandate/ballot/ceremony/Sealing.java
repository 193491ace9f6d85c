package org.mandate.ballot.ceremony;

import java.util.List;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Element;

/** What comes of sealing a vote. */
public sealed interface Sealing {

  /**
   * Nothing was sealed, because the rules of a question do not allow the choices.
   *
   * @param question its number, from 1; 0 when the number of answers is wrong
   * @param reason why, without telling the choices
   */
  record Refused(int question, String reason) implements Sealing {}

  /**
   * A sealed ballot.
   *
   * @param ballot as it goes on the board
   * @param commitments those of every proof in the order in which the ballot's text has the proofs:
   *     for each answer the individual proofs, the overall proof and the blank proof (A and B of
   *     each part in turn), or the one A of a ranked answer; last the A of the signature
   * @param second the second signature, over the credential's key, the election and the ballot
   * @param secondCommitment its A
   */
  record SealedBallot(
      Ballot ballot, List<Element> commitments, Proof second, Element secondCommitment)
      implements Sealing {
    public SealedBallot {
      commitments = List.copyOf(commitments);
    }
  }
}
