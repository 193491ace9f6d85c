package org.mandate.ballot.proof;

import java.math.BigInteger;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * An election's group and key with tables of their powers, which thousands of proofs share.
 *
 * @param key the election's public key y
 */
public record Tables(Group group, Element key, Group.Powers g, Group.Powers y) {

  /** Makes the tables. */
  public static Tables of(Group group, Element key) {
    return new Tables(group, key, group.powersOf(group.g()), group.powersOf(key));
  }

  /** g^response x^challenge: the commitment of a proof that x has a known logarithm. */
  public Element commitment(Proof proof, Element x) {
    return group.times(g.to(proof.response()), group.power(x, proof.challenge()));
  }

  /** g^e. */
  Element g(BigInteger e) {
    return g.to(e.mod(group.q()));
  }
}
