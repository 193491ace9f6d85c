package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.KnowledgeProof;

/** Signatures of threshold trustees (specification, "Public key infrastructure", "Signing"). */
final class MessageSigning {
  private MessageSigning() {}

  static SignedMessage sign(Group group, BigInteger key, String message, RandomGenerator random) {
    return new SignedMessage(message, signature(group, key, message, random));
  }

  static Proof signature(Group group, BigInteger key, String message, RandomGenerator random) {
    Group.Powers g = group.powersOf(group.g());
    return KnowledgeProof.prove(
            group,
            key,
            w -> List.of(g.toSecret(w)),
            a -> Challenges.message(group, message, a.getFirst()),
            random)
        .proof();
  }

  /** Whether the owner of a verification key signed that. */
  static boolean isGood(Group group, Element key, String message, Proof signature) {
    Element a =
        group.product(
            List.of(group.g(), key), List.of(signature.response(), signature.challenge()));
    return Challenges.message(group, message, a).equals(signature.challenge());
  }

  static boolean isGood(Group group, Element key, SignedMessage signed) {
    return isGood(group, key, signed.message(), signed.signature());
  }
}
