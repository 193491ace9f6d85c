package org.mandate.ballot.batch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Statement;

/**
 * Many equations A_i = g^a_i y^b_i x_i^c_i as one: the product of A_i^z_i must be g^(sum of a_i
 * z_i) y^(sum of b_i z_i) times the product of x^(sum of its c_i z_i), with random z_i below 2^128.
 *
 * <p>If all elements are of prime order q > 2^128 and one equation j is false, then at most one z_j
 * makes this one true, whatever the others are; so the chance is at most 2^-128.
 */
final class Combination {
  private final Group group;
  private final Element y;
  private final List<Element> commitments = new ArrayList<>();
  private final List<BigInteger> coefficients = new ArrayList<>();
  private final Map<Element, BigInteger> exponents = new IdentityHashMap<>();
  private BigInteger ofG = BigInteger.ZERO;
  private BigInteger ofY = BigInteger.ZERO;

  Combination(Election election) {
    this.group = election.group();
    this.y = election.publicKey();
  }

  /** Whether the equations of all that the sidecar helps with hold, with all elements members. */
  boolean holds(List<Prepared> some, Coefficients random) {
    BigInteger[] z =
        random.numbers(
            some.stream().flatMap(one -> one.fitting().stream()).mapToInt(List::size).sum());
    int at = 0;
    for (Prepared one : some) {
      if (one.helped()) {
        List<Statement> statements = one.helpedStatements();
        for (int i = 0; i < statements.size(); i++) {
          List<Statement.Equation> equations = statements.get(i).equations();
          for (int j = 0; j < equations.size(); j++) {
            add(equations.get(j), one.fitting().get(i).get(j), z[at++]);
          }
        }
      }
    }
    return leftIsRight();
  }

  private void add(Statement.Equation equation, Element commitment, BigInteger z) {
    commitments.add(commitment);
    coefficients.add(z);
    ofG = ofG.add(equation.ofG().multiply(z));
    ofY = ofY.add(equation.ofY().multiply(z));
    for (int i = 0; i < equation.bases().size(); i++) {
      BigInteger exponent = equation.exponents().get(i).multiply(z);
      exponents.merge(equation.bases().get(i), exponent, BigInteger::add);
    }
  }

  private boolean leftIsRight() {
    List<Element> bases = new ArrayList<>(List.of(group.g(), y));
    List<BigInteger> powers = new ArrayList<>(List.of(ofG.mod(group.q()), ofY.mod(group.q())));
    exponents.forEach(
        (base, exponent) -> {
          bases.add(base);
          powers.add(exponent.mod(group.q()));
        });
    return group.product(commitments, coefficients).equals(group.product(bases, powers));
  }
}
