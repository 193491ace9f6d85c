package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * One trustee's factors of a tally and their proofs (specification, "Partial decryptions"). Whether
 * the tally may be opened is asked before, by {@code ceremony}.
 */
public final class DecryptionMaking {
  private final Group group;
  private final String fingerprint;
  private final BigInteger secret;
  private final Group.Powers g;
  private final Element key;
  private final RandomGenerator random;

  /**
   * For a trustee.
   *
   * @param fingerprint of the election
   * @param secret the trustee's exponent
   */
  public DecryptionMaking(
      Group group, String fingerprint, BigInteger secret, RandomGenerator random) {
    this.group = group;
    this.fingerprint = fingerprint;
    this.secret = secret;
    this.g = group.powersOf(group.g());
    this.key = g.toSecret(secret);
    this.random = random;
  }

  /** The public key that belongs to the secret. */
  public Element key() {
    return key;
  }

  /** The factors of everything in a tally. */
  public PartialDecryption decrypt(EncryptedTally tally) {
    List<Rows<Element>> factors = new ArrayList<>();
    List<Rows<Proof>> proofs = new ArrayList<>();
    for (Rows<Ciphertext> rows : tally.questions()) {
      Rows<Factor> made = rows.map(this::factor);
      factors.add(made.map(Factor::value));
      proofs.add(made.map(Factor::proof));
    }
    return new PartialDecryption(factors, proofs);
  }

  /**
   * The proof of a whole opening, which version 1's proofs are not (docs/ballots-sidecar.md).
   *
   * @param part what {@link #decrypt} made of this tally
   */
  public Proof prove(EncryptedTally tally, PartialDecryption part) {
    OpeningProof opening = OpeningProof.of(group, fingerprint, key, tally, part);
    return opening.prove(secret, g, random);
  }

  private record Factor(Element value, Proof proof) {}

  private Factor factor(Ciphertext ciphertext) {
    KnowledgeProof.Made made =
        KnowledgeProof.prove(
            group,
            secret,
            w -> List.of(g.toSecret(w), group.secretPower(ciphertext.alpha(), w)),
            a -> Challenges.decryption(group, fingerprint, key, a),
            random);
    return new Factor(group.secretPower(ciphertext.alpha(), secret), made.proof());
  }
}
