package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Making proofs that somebody knows an exponent: of a trustee's key, of a signature, of what a
 * ranked ciphertext holds, and that a decryption factor has the exponent of the trustee's key.
 */
public final class KnowledgeProof {
  private KnowledgeProof() {}

  /**
   * A proof and what a sidecar keeps of it.
   *
   * @param commitments A, or A and B
   */
  public record Made(Proof proof, List<Element> commitments) {
    public Made {
      commitments = List.copyOf(commitments);
    }
  }

  /**
   * Proves knowledge of a secret x: response = w - x challenge.
   *
   * @param secret x in 0..q-1
   * @param powers w to every base in turn, in time that does not depend on w
   * @param hash the challenge for these commitments
   */
  public static Made prove(
      Group group,
      BigInteger secret,
      Function<BigInteger, List<Element>> powers,
      Function<List<Element>, BigInteger> hash,
      RandomGenerator random) {
    BigInteger w = group.exponent(random);
    List<Element> commitments = powers.apply(w);
    BigInteger challenge = hash.apply(commitments);
    BigInteger response = w.subtract(secret.multiply(challenge)).mod(group.q());
    return new Made(new Proof(challenge, response), commitments);
  }
}
