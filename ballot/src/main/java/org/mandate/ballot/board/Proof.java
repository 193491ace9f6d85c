package org.mandate.ballot.board;

import java.math.BigInteger;

/** Challenge and response of a proof, both in 0..q-1. */
public record Proof(BigInteger challenge, BigInteger response) implements Written {
  public Proof {
    if (challenge.signum() < 0 || response.signum() < 0) {
      throw new IllegalArgumentException("a proof has no negative numbers");
    }
  }

  @Override
  public void writeTo(StringBuilder out) {
    new Text(out).plain("challenge", challenge).plain("response", response).end();
  }
}
