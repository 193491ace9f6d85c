package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.mandate.ballot.group.Group;

/**
 * The secret of a threshold trustee during the ceremony and at the opening (specification, "Public
 * key infrastructure"): from its 22 characters come the key that signs and the key that reads what
 * the others send. Not shown by {@code toString}.
 *
 * @param text 22 Base58 characters, about 128 bits
 */
public record TrusteeSeed(String text) {
  private static final int LENGTH = 22;

  /**
   * @throws IllegalArgumentException if it is not 22 Base58 characters
   */
  public TrusteeSeed {
    if (text.length() != LENGTH
        || !text.chars().allMatch(c -> PrivateCredential.BASE58.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("no seed: it has 22 Base58 characters");
    }
  }

  /** A fresh one. */
  public static TrusteeSeed fresh(RandomGenerator random) {
    return new TrusteeSeed(PrivateCredential.base58(LENGTH, random));
  }

  /** The key that signs. */
  BigInteger signing(Group group) {
    return group.hashed("sk|" + text);
  }

  /** The key that reads. */
  BigInteger reading(Group group) {
    return group.hashed("dk|" + text);
  }

  @Override
  public String toString() {
    return "TrusteeSeed[not shown]";
  }
}
