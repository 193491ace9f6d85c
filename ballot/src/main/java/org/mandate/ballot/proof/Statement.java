package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * What the check of one proof comes to: commitments that follow from the statement, the challenges
 * and the responses, and a hash of them that must be the sum of the challenges.
 *
 * <p>A checker without a sidecar computes the commitments by {@link #commitments}. One with a
 * sidecar takes those that were kept, hashes them, and checks the equations of many statements
 * together.
 *
 * @param claim what is proved
 * @param where in the ballot, in words for whoever reads a refusal
 * @param equations one for each commitment, in the order of the hash
 * @param challenge the sum of the proof's challenges, in 0..q-1
 * @param hash the challenge for given commitments
 */
public record Statement(
    Claim claim,
    String where,
    List<Equation> equations,
    BigInteger challenge,
    Function<List<Element>, BigInteger> hash) {

  /**
   * A commitment is g^{@code ofG} y^{@code ofY} times the product of base^exponent, where y is the
   * election's key. All exponents are in 0..q-1.
   */
  public record Equation(
      BigInteger ofG, BigInteger ofY, List<Element> bases, List<BigInteger> exponents) {
    public Equation {
      bases = List.copyOf(bases);
      exponents = List.copyOf(exponents);
      if (bases.size() != exponents.size()) {
        throw new IllegalArgumentException(
            bases.size() + " bases, " + exponents.size() + " exponents");
      }
    }
  }

  public Statement {
    equations = List.copyOf(equations);
  }

  /** The commitments that follow from challenges and responses. */
  public List<Element> commitments(Group group, Group.Powers g, Group.Powers y) {
    List<Element> commitments = new ArrayList<>(equations.size());
    for (Equation equation : equations) {
      Element known = group.times(g.to(equation.ofG()), y.to(equation.ofY()));
      commitments.add(
          equation.bases().isEmpty()
              ? known
              : group.times(known, group.product(equation.bases(), equation.exponents())));
    }
    return commitments;
  }

  /** Whether the challenge is the hash of these commitments. */
  public boolean hasChallengeOf(List<Element> commitments) {
    return hash.apply(commitments).equals(challenge);
  }
}
