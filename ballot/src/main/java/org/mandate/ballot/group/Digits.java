package org.mandate.ballot.group;

import java.math.BigInteger;

/** Exponents as digits. */
final class Digits {
  private Digits() {}

  /** Of a number that is not negative: 64 bits each, little end first, and one more zero. */
  static long[] words(BigInteger e) {
    byte[] big = e.toByteArray();
    long[] words = new long[big.length / 8 + 2];
    for (int i = 0; i < big.length; i++) {
      words[i >> 3] |= (big[big.length - 1 - i] & 255L) << (8 * (i & 7));
    }
    return words;
  }

  /** {@code width} bits (at most 31) from bit {@code from} on; beyond the end they are zero. */
  static int bits(long[] words, int from, int width) {
    int word = from >> 6;
    int shift = from & 63;
    if (word >= words.length) {
      return 0;
    }
    long bits = words[word] >>> shift;
    if (shift + width > 64 && word + 1 < words.length) {
      bits |= words[word + 1] << (64 - shift);
    }
    return (int) bits & ((1 << width) - 1);
  }

  /**
   * A public number as digits of base 2^width, little end first: in 0..2^width-1, or signed in
   * -2^(width-1)..2^(width-1). There are {@link #count} of them.
   */
  static int[] windows(BigInteger e, int width, boolean signed) {
    long[] words = words(e);
    int[] digits = new int[count(e.bitLength(), width, signed)];
    int carry = 0;
    for (int i = 0; i < digits.length; i++) {
      int digit = bits(words, i * width, width) + carry;
      carry = signed && digit > 1 << (width - 1) ? 1 : 0;
      digits[i] = digit - (carry << width);
    }
    return digits;
  }

  /** How many digits numbers of so many bits have. */
  static int count(int bits, int width, boolean signed) {
    return (bits + (signed ? 1 : 0) + width - 1) / width;
  }

  /**
   * A public number as a sum of odd digits times powers of two, any two digits at least {@code
   * width} places apart: signed below 2^(width-1) ("non-adjacent form"), else below 2^width.
   */
  static int[] sparse(BigInteger e, int width, boolean signed) {
    long[] words = words(e);
    int[] digits = new int[e.bitLength() + 1];
    int carry = 0;
    for (int at = 0; at < digits.length; ) {
      int digit = bits(words, at, width) + carry;
      if ((digit & 1) == 0) {
        at++;
      } else {
        carry = signed && digit > 1 << (width - 1) ? 1 : 0;
        digits[at] = digit - (carry << width);
        at += width;
      }
    }
    return digits;
  }

  /** A secret number below 2^(4 count) as so many digits 0..15, without a look at them. */
  static byte[] secretNibbles(BigInteger e, int count) {
    byte[] big = e.toByteArray();
    byte[] nibbles = new byte[count];
    for (int i = 0; i < big.length; i++) {
      byte b = big[big.length - 1 - i];
      if (2 * i < count) {
        nibbles[2 * i] = (byte) (b & 15);
      }
      if (2 * i + 1 < count) {
        nibbles[2 * i + 1] = (byte) (b >> 4 & 15);
      }
    }
    return nibbles;
  }
}
