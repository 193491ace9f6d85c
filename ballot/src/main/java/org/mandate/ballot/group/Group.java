package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A group of prime order q in which the discrete logarithm is hard, written multiplicatively as in
 * the specification of the protocol, with the text forms of the board. Names: Ed25519,
 * BELENIOS-2048, RFC-3526-2048.
 *
 * <p>Methods without "secret" in their name take public values only: their time depends on them.
 */
public interface Group {

  /** The group that a board names, if it is known. */
  static Optional<Group> named(String name) {
    return Groups.named(name);
  }

  /** As a board names it. */
  String name();

  /** The order q of the group. */
  BigInteger q();

  /** The generator g. */
  Element g();

  /** The neutral element. */
  Element one();

  /** Reads the one canonical text of a member of the group; empty for everything else. */
  default Optional<Element> read(String text) {
    return readUnproved(text).filter(this::isMember);
  }

  /**
   * Reads a canonical text without the test of membership (x^q = 1), which whoever calls then
   * makes, alone or in a batch; empty where it is not even canonical (leading zero, out of range,
   * not on the curve).
   */
  Optional<Element> readUnproved(String text);

  /** Whether x^q = 1: for points, whether it has no part of small order. */
  boolean isMember(Element x);

  /**
   * Whether all are members. For many this costs far less than one by one, with a chance of at most
   * 2^-128 that elements which are not all members pass.
   *
   * @param seed a hash of all the elements (and of what else they belong to), so that they were
   *     chosen before it was known
   */
  boolean areMembers(List<Element> elements, byte[] seed);

  /**
   * Prepares the texts of many elements together, which is faster than when each is first asked for
   * its text. Changes nothing else.
   */
  default void prepareTexts(List<Element> elements) {}

  /** x * y. */
  Element times(Element x, Element y);

  /** The inverse of x. */
  Element inverse(Element x);

  /** x / y. */
  default Element over(Element x, Element y) {
    return times(x, inverse(y));
  }

  /** x^e; e may be any integer, also negative. */
  Element power(Element x, BigInteger e);

  /**
   * x^e for a secret e in 0..q-1, in time that does not depend on e as far as this group can (see
   * its class).
   */
  Element secretPower(Element x, BigInteger e);

  /** The product of x_i^e_i, faster than one by one. Lists of one length. */
  Element product(List<Element> x, List<BigInteger> e);

  /** Powers of one base that is used often, from a table. */
  Powers powersOf(Element base);

  /**
   * SHA-256 of an ASCII text as a big-endian number, reduced modulo q: the challenge of crypto
   * version 1.
   */
  BigInteger hashed(String text);

  /** The generator "ggen|i" of the shuffle's commitments; h is {@code generator(-1)}. */
  Element generator(int i);

  /**
   * The element that carries a ranking's small whole numbers; refuses more than fit with {@link
   * IllegalArgumentException}.
   */
  Element encoded(List<Integer> numbers);

  /** The first {@code count} numbers that an element carries. */
  List<Integer> decoded(Element x, int count);

  /** A uniform exponent in 0..q-1. */
  default BigInteger exponent(RandomGenerator random) {
    byte[] bytes = new byte[(q().bitLength() + 7) / 8 + 16];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes).mod(q());
  }

  /** Powers of a fixed base. */
  interface Powers {
    /** base^e for a public e. */
    Element to(BigInteger e);

    /** base^e for a secret e in 0..q-1, as {@link Group#secretPower}. */
    Element toSecret(BigInteger e);
  }
}
