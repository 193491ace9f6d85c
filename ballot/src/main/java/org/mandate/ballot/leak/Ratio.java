package org.mandate.ballot.leak;

import java.math.BigInteger;

/** An exact fraction in lowest terms, its denominator above zero. */
record Ratio(BigInteger above, BigInteger below) {
  static final Ratio ZERO = of(0);
  static final Ratio ONE = of(1);

  Ratio {
    if (below.signum() == 0) {
      throw new IllegalArgumentException(above + " over zero");
    }
    BigInteger shared = above.gcd(below);
    if (below.signum() < 0) {
      shared = shared.negate();
    }
    above = above.divide(shared);
    below = below.divide(shared);
  }

  static Ratio of(long whole) {
    return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  boolean isZero() {
    return above.signum() == 0;
  }

  Ratio minusProduct(Ratio x, Ratio y) {
    return new Ratio(
        above
            .multiply(x.below)
            .multiply(y.below)
            .subtract(x.above.multiply(y.above).multiply(below)),
        below.multiply(x.below).multiply(y.below));
  }

  Ratio over(Ratio x) {
    return new Ratio(above.multiply(x.below), below.multiply(x.above));
  }

  @Override
  public String toString() {
    return below.equals(BigInteger.ONE) ? above.toString() : above + "/" + below;
  }
}
