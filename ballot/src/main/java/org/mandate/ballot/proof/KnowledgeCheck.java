package org.mandate.ballot.proof;

import java.util.List;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Checks proofs of one known exponent (specification: trustee keys, signing, partial decryptions).
 * Every element must have been tested for membership.
 */
public final class KnowledgeCheck {
  private KnowledgeCheck() {}

  /** That somebody knows the secret of a trustee's key. */
  public static Verdict trusteeKey(Tables tables, TrusteeKey key) {
    Element a = tables.commitment(key.pok(), key.publicKey());
    return Verdict.of(
        Challenges.pok(tables.group(), key.publicKey(), a).equals(key.pok().challenge()),
        Claim.TRUSTEE_KEY,
        "the proof of knowledge of the secret key is false");
  }

  /** That a message was signed by the owner of that verification key. */
  public static Verdict message(Tables tables, SignedMessage signed, Element verification) {
    return message(tables, signed.message(), signed.signature(), verification);
  }

  /** {@link #message(Tables, SignedMessage, Element)} where the signature stands elsewhere. */
  public static Verdict message(
      Tables tables, String message, Proof signature, Element verification) {
    Element a = tables.commitment(signature, verification);
    return Verdict.of(
        Challenges.message(tables.group(), message, a).equals(signature.challenge()),
        Claim.MESSAGE,
        "the signature of a trustee's message is false");
  }

  /** That factor = alpha^x for the x of the trustee's key X = g^x. */
  public static Verdict decryption(
      Tables tables, String fingerprint, Element key, Element alpha, Element factor, Proof proof) {
    Group group = tables.group();
    Element a = tables.commitment(proof, key);
    Element b = group.product(List.of(alpha, factor), List.of(proof.response(), proof.challenge()));
    return Verdict.of(
        Challenges.decryption(group, fingerprint, key, List.of(a, b)).equals(proof.challenge()),
        Claim.DECRYPTION,
        "the proof of a decryption factor is false");
  }
}
