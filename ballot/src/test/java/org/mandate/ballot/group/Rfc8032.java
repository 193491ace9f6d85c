package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.Arrays;

/** Bytes and numbers as RFC 8032 has them. */
final class Rfc8032 {
  private Rfc8032() {}

  static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  static BigInteger number(byte[] little) {
    return new BigInteger(1, reversed(little));
  }

  /** Section 5.1.5, steps 2 and 3. */
  static BigInteger clamped(byte[] hash) {
    byte[] low = Arrays.copyOf(hash, 32);
    low[0] &= (byte) 248;
    low[31] &= 127;
    low[31] |= 64;
    return number(low);
  }
}
