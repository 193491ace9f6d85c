package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Making proofs that one of several ciphertexts is as claimed, without telling which
 * (specification, "Proofs of interval membership" and "Proofs of possibly-blank votes").
 *
 * <p>The specification makes the true branch and the simulated ones by different formulas, which a
 * clock could tell apart. Here all branches go the same way: the prover knows how far the plain
 * text is from each claim, so with {@code deviation} d and one random w and c a branch, A = g^w and
 * B = y^w g^(d c) is what the simulation gives, and for d = 0 what the true formula gives. Then the
 * true branch's challenge alone is moved to make the sum, chosen by arithmetic and not by a jump.
 * What remains is that BigInteger does not promise to multiply and divide in equal time; its
 * operands here are always of full length.
 */
public final class OneOfProof {
  private final Group group;
  private final Group.Powers g;
  private final Group.Powers y;

  /** Proofs about ciphertexts under the election key y, given as tables of powers. */
  public OneOfProof(Group group, Group.Powers g, Group.Powers y) {
    this.group = group;
    this.g = g;
    this.y = y;
  }

  /**
   * One claim: that (g^r, y^r g^m) encrypts a certain number.
   *
   * @param randomness r, secret
   * @param deviation m less the claimed number, secret, between -2^30 and 2^30
   * @param chosen 1 for the claim that is proved, which must have deviation 0; 0 for the others
   */
  public record Claim(BigInteger randomness, int deviation, int chosen) {}

  /**
   * A proof and what a sidecar keeps of it.
   *
   * @param proofs as they stand on the board
   * @param commitments A and B of each claim in turn
   */
  public record Made(List<Proof> proofs, List<Element> commitments) {
    public Made {
      proofs = List.copyOf(proofs);
      commitments = List.copyOf(commitments);
    }
  }

  /**
   * Proves one of the claims.
   *
   * @param claims exactly one of them chosen
   * @param hash the challenge for the commitments A0, B0, A1, B1...
   */
  public Made prove(
      List<Claim> claims, Function<List<Element>, BigInteger> hash, RandomGenerator random) {
    List<Element> commitments = new ArrayList<>(2 * claims.size());
    List<BigInteger> secrets = new ArrayList<>(claims.size());
    List<BigInteger> challenges = new ArrayList<>(claims.size());
    BigInteger sum = BigInteger.ZERO;
    for (Claim claim : claims) {
      BigInteger w = group.exponent(random);
      BigInteger c = group.exponent(random);
      commitments.add(g.toSecret(w));
      commitments.add(group.times(y.toSecret(w), g.toSecret(times(claim.deviation(), c))));
      secrets.add(w);
      challenges.add(c);
      sum = sum.add(c);
    }
    group.prepareTexts(commitments);
    BigInteger rest = hash.apply(commitments).subtract(sum).mod(group.q());
    List<Proof> proofs = new ArrayList<>(claims.size());
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      BigInteger c = challenges.get(i).add(times(claim.chosen(), rest)).mod(group.q());
      proofs.add(
          new Proof(c, secrets.get(i).subtract(claim.randomness().multiply(c)).mod(group.q())));
    }
    return new Made(proofs, commitments);
  }

  /** A small secret number times x modulo q, with q added so that no operand is ever small. */
  private BigInteger times(int small, BigInteger x) {
    return group.q().add(BigInteger.valueOf(small)).multiply(x).mod(group.q());
  }

  /** 1 if two numbers between -2^30 and 2^30 are equal, else 0, without a jump. */
  public static int equal(int a, int b) {
    int x = a ^ b;
    return ((x | -x) >>> 31) ^ 1;
  }
}
