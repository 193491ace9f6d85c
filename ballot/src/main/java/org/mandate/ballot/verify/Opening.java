package org.mandate.ballot.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Puts the trustees' factors together: each mandatory one, and of each threshold as many as it
 * needs, with the coefficients of Lagrange (specification: election result).
 */
final class Opening {
  private final Group group;
  private final List<Integer> owners = new ArrayList<>();
  private final List<BigInteger> exponents = new ArrayList<>();

  /** Whose factors are raised to what; refuses if there are too few. */
  Opening(Group group, Trustees trustees, Set<Integer> present) {
    this.group = group;
    int first = 1;
    for (Trustees.Share share : trustees.shares()) {
      List<Integer> mine = new ArrayList<>();
      for (int i = 0; i < share.keys().size(); i++) {
        if (present.contains(first + i)) {
          mine.add(i + 1);
        }
      }
      int needed = share instanceof Trustees.Pedersen pedersen ? pedersen.threshold() : 1;
      if (mine.size() < needed) {
        throw RefusedException.of(
            Rule.ENOUGH,
            share instanceof Trustees.Single
                ? "trustee " + first + " did not open"
                : "only " + mine.size() + " of " + needed + " threshold trustees opened");
      }
      add(first, mine.subList(0, needed), share instanceof Trustees.Pedersen);
      first += share.keys().size();
    }
  }

  private void add(int first, List<Integer> indexes, boolean threshold) {
    for (int index : indexes) {
      owners.add(first + index - 1);
      exponents.add(threshold ? lagrange(index, indexes) : BigInteger.ONE);
    }
  }

  /** The product over the other indexes k of k / (k - index), modulo q. */
  private BigInteger lagrange(int index, List<Integer> indexes) {
    BigInteger q = group.q();
    BigInteger product = BigInteger.ONE;
    for (int k : indexes) {
      if (k != index) {
        BigInteger difference = BigInteger.valueOf((long) k - index).mod(q);
        product = product.multiply(BigInteger.valueOf(k)).multiply(difference.modInverse(q)).mod(q);
      }
    }
    return product;
  }

  private static List<Element> factorsOf(
      Map<Integer, PartialDecryption> parts, int owner, int question) {
    return Objects.requireNonNull(parts.get(owner)).factors().get(question).all();
  }

  /** The synthetic factor of each ciphertext of a question. */
  List<Element> factors(Map<Integer, PartialDecryption> parts, int question) {
    Map<Integer, List<Element>> all = new HashMap<>();
    owners.forEach(owner -> all.put(owner, factorsOf(parts, owner, question)));
    int size = factorsOf(parts, owners.getFirst(), question).size();
    List<Element> factors = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      List<Element> bases = new ArrayList<>();
      for (int owner : owners) {
        bases.add(Objects.requireNonNull(all.get(owner)).get(i));
      }
      factors.add(product(bases));
    }
    return factors;
  }

  private Element product(List<Element> bases) {
    Element plain = group.one();
    List<Element> raised = new ArrayList<>();
    List<BigInteger> by = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      if (exponents.get(i).equals(BigInteger.ONE)) {
        plain = group.times(plain, bases.get(i));
      } else {
        raised.add(bases.get(i));
        by.add(exponents.get(i));
      }
    }
    return raised.isEmpty() ? plain : group.times(plain, group.product(raised, by));
  }
}
