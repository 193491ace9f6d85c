package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Element;

/**
 * Checks that one of several claims about ciphertexts is true (specification: proofs of interval
 * membership, of possibly-blank votes, of list constraints).
 */
final class OneOfCheck {
  private final Tables tables;

  OneOfCheck(Tables tables) {
    this.tables = tables;
  }

  /** One claim: that a ciphertext holds a number. */
  record Part(Ciphertext ciphertext, int value) {}

  /** A0, B0, A1, B1 ... as the proofs imply them. */
  List<Element> commitments(List<Part> parts, List<Proof> proofs) {
    List<Element> commitments = new ArrayList<>(2 * parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Proof proof = proofs.get(i);
      commitments.add(tables.commitment(proof, part.ciphertext().alpha()));
      commitments.add(second(part, proof));
    }
    return commitments;
  }

  /** y^response (beta / g^value)^challenge. */
  private Element second(Part part, Proof proof) {
    var group = tables.group();
    Element b =
        group.times(
            tables.y().to(proof.response()),
            group.power(part.ciphertext().beta(), proof.challenge()));
    if (part.value() == 0) {
      return b;
    }
    BigInteger shift = proof.challenge().multiply(BigInteger.valueOf(-part.value()));
    return group.times(b, tables.g(shift));
  }

  /** Whether the challenges add up to that hash. */
  boolean addUp(List<Proof> proofs, BigInteger hash) {
    BigInteger sum = BigInteger.ZERO;
    for (Proof proof : proofs) {
      sum = sum.add(proof.challenge());
    }
    return sum.mod(tables.group().q()).equals(hash);
  }

  /** That a ciphertext holds one of min..max. */
  boolean interval(String s, Ciphertext c, int min, int max, List<Proof> proofs) {
    List<Part> parts = new ArrayList<>();
    for (int value = min; value <= max; value++) {
      parts.add(new Part(c, value));
    }
    return addUp(proofs, Challenges.interval(tables.group(), s, c, commitments(parts, proofs)));
  }

  /** The product of ciphertexts: it holds the sum. */
  Ciphertext product(List<Ciphertext> list) {
    var group = tables.group();
    Element alpha = group.one();
    Element beta = group.one();
    for (Ciphertext c : list) {
      alpha = group.times(alpha, c.alpha());
      beta = group.times(beta, c.beta());
    }
    return new Ciphertext(alpha, beta);
  }
}
