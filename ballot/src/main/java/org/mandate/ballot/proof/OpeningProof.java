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
 * That one trustee's factors are alpha^x for every ciphertext of a tally, with the x of its key:
 * one proof for all, beside those of version 1. Theirs hash neither alpha nor factor, so whoever
 * knows x can choose a commitment first and a factor that fits it afterwards. Here everything is
 * hashed before any number is drawn: a false factor passes with a chance of at most 2^-128 a try.
 *
 * <p>All pairs are multiplied up with numbers z from that hash, and the product is proved to have
 * the logarithm of the key (Chaum and Pedersen, Wallet databases with observers, 1992; batching
 * after Bellare, Garay and Rabin, 1998). Every element must have been tested for membership.
 */
public final class OpeningProof {
  private final Group group;
  private final Element key;
  private final String statement;
  private final Element alpha;
  private final Element factor;

  private OpeningProof(
      Group group, String fingerprint, Element key, List<Element> alphas, List<Element> factors) {
    if (alphas.size() != factors.size()) {
      throw new IllegalArgumentException(factors.size() + " factors of " + alphas.size());
    }
    this.group = group;
    this.key = key;
    this.statement = Challenges.opening(fingerprint, key, alphas, factors);
    List<BigInteger> numbers = new ArrayList<>(alphas.size());
    for (int i = 1; i <= alphas.size(); i++) {
      numbers.add(Challenges.openingNumber(statement, i));
    }
    this.alpha = group.product(alphas, numbers);
    this.factor = group.product(factors, numbers);
  }

  /**
   * The statement about one opening.
   *
   * @param key the trustee's public key
   * @param tally what is opened: sums, or what the last shuffle left
   * @param part the trustee's factors, in the shape of the tally
   */
  public static OpeningProof of(
      Group group, String fingerprint, Element key, EncryptedTally tally, PartialDecryption part) {
    return of(group, fingerprint, key, tally.questions(), part);
  }

  /** {@link #of(Group, String, Element, EncryptedTally, PartialDecryption)} of its questions. */
  public static OpeningProof of(
      Group group,
      String fingerprint,
      Element key,
      List<Rows<Ciphertext>> questions,
      PartialDecryption part) {
    List<Element> alphas = new ArrayList<>();
    List<Element> factors = new ArrayList<>();
    questions.forEach(rows -> rows.all().forEach(c -> alphas.add(c.alpha())));
    part.factors().forEach(rows -> factors.addAll(rows.all()));
    return new OpeningProof(group, fingerprint, key, alphas, factors);
  }

  /** Proves it with the trustee's secret. */
  Proof prove(BigInteger secret, Group.Powers g, RandomGenerator random) {
    return KnowledgeProof.prove(
            group,
            secret,
            w -> List.of(g.toSecret(w), group.secretPower(alpha, w)),
            a -> Challenges.opened(group, statement, a),
            random)
        .proof();
  }

  /** Whether a proof proves it. */
  public Verdict check(Proof proof) {
    List<BigInteger> exponents = List.of(proof.response(), proof.challenge());
    Element a = group.product(List.of(group.g(), key), exponents);
    Element b = group.product(List.of(alpha, factor), exponents);
    return Verdict.of(
        Challenges.opened(group, statement, List.of(a, b)).equals(proof.challenge()),
        Claim.OPENING,
        "the proof that all factors are those of this tally is false");
  }
}
