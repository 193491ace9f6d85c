package org.mandate.ballot.proof;

import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.group.Element;

/** A ballot's signature and a ranked answer's proof, by the formulas as they stand. */
public final class SignatureCheck {
  private SignatureCheck() {}

  /** That the credential signed the ballot, and the hash that it signed is the ballot's. */
  public static Verdict signature(Tables tables, Ballot ballot) {
    Ballot.Signature signature = ballot.signature();
    if (!ballot.hashToSign().equals(signature.hash())) {
      return new Verdict.Fails(Claim.SIGNED_HASH, "the signed hash is not that of the ballot");
    }
    Element a = tables.commitment(signature.proof(), ballot.credential());
    return Verdict.of(
        Challenges.signature(tables.group(), signature.hash(), a)
            .equals(signature.proof().challenge()),
        Claim.SIGNATURE,
        "the signature does not fit the credential");
  }

  /** That whoever made a ranked answer for that statement (S0) knows what it holds. */
  public static Verdict ranked(Tables tables, String s0, Answer.Ranked answer) {
    Ciphertext c = answer.choices();
    Element a = tables.commitment(answer.proof(), c.alpha());
    return Verdict.of(
        Challenges.ranked(tables.group(), s0, tables.key(), c, a)
            .equals(answer.proof().challenge()),
        Claim.RANKED,
        "the proof of the ranked ciphertext is false");
  }
}
