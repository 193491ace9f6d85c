package org.mandate.ballot.batch;

import org.mandate.ballot.proof.Claim;

/** What is wrong with one ballot, or with what the sidecar keeps of it. */
public sealed interface Finding {

  /** Which of the checked ballots, from 0. */
  int ballot();

  /** Which part of it, in words. */
  String part();

  /** The rule that is broken, in words. */
  String rule();

  /** An answer has the wrong kind or number of ciphertexts or proofs. */
  record Shape(int ballot, String part) implements Finding {
    @Override
    public String rule() {
      return "a ballot has what its questions ask for";
    }
  }

  /** An element is outside the group of prime order. */
  record Foreign(int ballot, String part) implements Finding {
    @Override
    public String rule() {
      return "every element has the prime order of the group";
    }
  }

  /** A proof of the ballot does not hold: the challenges do not fit what follows from them. */
  record Proof(int ballot, Claim claim, String part) implements Finding {
    @Override
    public String rule() {
      return "the challenges of a proof are the hash of its commitments";
    }
  }

  /**
   * The ballot itself is good and counts, but what is kept of it in the sidecar is not: other
   * commitments than its proofs have, or a second signature that does not hold.
   */
  record Beside(int ballot, String part) implements Finding {
    @Override
    public String rule() {
      return "the sidecar keeps the commitments of the ballot's proofs and a good second signature";
    }
  }
}
