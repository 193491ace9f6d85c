package org.mandate.constitution;

import java.math.BigInteger;

/**
 * How much is enough: more than a share, or at least a share, of some base.
 *
 * @param share the share
 * @param moreThan true: more than the share; false: the share itself is enough
 */
public record Mark(Fraction share, boolean moreThan) {

  /**
   * @throws IllegalArgumentException for "at least 0" and "more than all", which ask nothing and
   *     the impossible
   */
  public Mark {
    if (moreThan ? share.part() == share.whole() : share.part() == 0) {
      throw new IllegalArgumentException(
          "no mark: " + (moreThan ? "more than " : "at least ") + share.written());
    }
  }

  /** More than the share. */
  public static Mark moreThan(long part, long whole) {
    return new Mark(new Fraction(part, whole), true);
  }

  /** The share or more. */
  public static Mark atLeast(long part, long whole) {
    return new Mark(new Fraction(part, whole), false);
  }

  /**
   * The smallest whole amount that reaches the mark. Never below 1, so that a base of 0 (an empty
   * roll, no votes cast) is never enough by itself.
   *
   * @param base 0 or more
   */
  public long needed(long base) {
    BigInteger[] split =
        BigInteger.valueOf(base)
            .multiply(BigInteger.valueOf(share.part()))
            .divideAndRemainder(BigInteger.valueOf(share.whole()));
    boolean next = moreThan || split[1].signum() > 0;
    return Math.max(1, split[0].longValueExact() + (next ? 1 : 0));
  }

  /** In plain English: "more than half", "at least 60%". */
  public String words() {
    if (moreThan && share.part() == 0) return "at least one";
    if (share.part() == share.whole()) return "all";
    return (moreThan ? "more than " : "at least ") + share.words();
  }
}
