package org.mandate.ballot.group;

import java.math.BigInteger;

/** A number modulo a prime, in 1..p-1. */
record Residue(BigInteger value) implements Element {
  @Override
  public String text() {
    return value.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
