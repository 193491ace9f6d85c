package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.KnowledgeProof;

/**
 * A trustee's secret exponent and what it publishes of it (specification, "Verification keys"). The
 * secret is not shown by {@code toString}.
 *
 * @param secret x in 0..q-1
 * @param key g^x and the proof that x is known
 */
public record TrusteeKeyPair(BigInteger secret, TrusteeKey key) {

  /** A fresh pair, for a mandatory trustee. */
  public static TrusteeKeyPair fresh(Group group, RandomGenerator random) {
    return of(group, group.exponent(random), random);
  }

  /** The pair of a known secret, with a fresh proof. */
  public static TrusteeKeyPair of(Group group, BigInteger secret, RandomGenerator random) {
    Group.Powers g = group.powersOf(group.g());
    Element x = g.toSecret(secret);
    KnowledgeProof.Made proof =
        KnowledgeProof.prove(
            group,
            secret,
            w -> List.of(g.toSecret(w)),
            a -> Challenges.pok(group, x, a.getFirst()),
            random);
    return new TrusteeKeyPair(secret, new TrusteeKey(proof.proof(), x));
  }

  /** Whether the key is a member of the group and proved: to be asked before it is used. */
  static boolean isProved(Group group, TrusteeKey key) {
    Proof pok = key.pok();
    Element a =
        group.product(
            List.of(group.g(), key.publicKey()), List.of(pok.response(), pok.challenge()));
    return group.isMember(key.publicKey())
        && !key.publicKey().equals(group.one())
        && Challenges.pok(group, key.publicKey(), a).equals(pok.challenge());
  }

  @Override
  public String toString() {
    return "TrusteeKeyPair[" + key.publicKey().text() + "]";
  }
}
