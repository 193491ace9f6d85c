package org.mandate.ballot.group;

/**
 * What the algorithms for many powers need of a group: a mutable running product {@code A} and a
 * prepared factor {@code B}. An instance holds the intermediate values of one thread's work.
 */
interface Arithmetic<A, B> {
  /** A new running product, of nothing. */
  A one();

  /** A new running product, the same as another. */
  A copy(A product);

  /** Becomes one again. */
  void reset(A product);

  void multiply(A product, B factor);

  /** Divides; only where {@link #dividesFreely}. */
  void divide(A product, B factor);

  /** Whether dividing costs no more than multiplying, so that digits may be signed. */
  boolean dividesFreely();

  /** Squares so many times, at least once. */
  void square(A product, int times);

  /** The running product as a factor; does not change with it later. */
  B factor(A product);

  /** A factor to be chosen into: of the kind that {@link #factor} gives. */
  B blank();

  /** {@code into} becomes {@code factor} where the mask is -1, stays where it is 0. */
  void choose(B into, long mask, B factor);
}
