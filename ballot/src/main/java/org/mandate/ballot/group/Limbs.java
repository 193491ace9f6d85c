package org.mandate.ballot.group;

import java.math.BigInteger;

/**
 * A number modulo p = 2^255 - 19, mutable, as five signed limbs of 51 bits: l0 + l1 2^51 + ... + l4
 * 2^204. No method branches or indexes on the number, except where its name says "public".
 *
 * <p>Bounds. A <i>tight</i> number has limbs of magnitude below 2^51 + 2^17; {@link #product},
 * {@link #square} and {@link #carried} leave tight ones. The factors of a product may be sums and
 * differences of up to three tight numbers (limbs below 2^52.6): then a product of two limbs stays
 * below 2^105.2, its part above 2^51 below 2^54.2, and the sum of five of those, ten times, times
 * 19 (below 2^62) fits in a long.
 */
final class Limbs {
  static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

  private static final long MASK = (1L << 51) - 1;

  long l0;
  long l1;
  long l2;
  long l3;
  long l4;

  /** Zero. */
  Limbs() {}

  static Limbs one() {
    Limbs one = new Limbs();
    one.l0 = 1;
    return one;
  }

  /** A public number in 0..2^255-1. */
  static Limbs ofPublic(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] magnitude = number.toByteArray();
    for (int i = 0; i < magnitude.length && i < 32; i++) {
      bytes[i] = magnitude[magnitude.length - 1 - i];
    }
    Limbs limbs = new Limbs();
    limbs.setBytes(bytes);
    return limbs;
  }

  BigInteger toPublic() {
    byte[] little = bytes();
    byte[] big = new byte[32];
    for (int i = 0; i < 32; i++) {
      big[i] = little[31 - i];
    }
    return new BigInteger(1, big);
  }

  void set(Limbs a) {
    l0 = a.l0;
    l1 = a.l1;
    l2 = a.l2;
    l3 = a.l3;
    l4 = a.l4;
  }

  void setSmall(int number) {
    l0 = number;
    l1 = 0;
    l2 = 0;
    l3 = 0;
    l4 = 0;
  }

  /**
   * Reads 32 bytes, little end first, without the top bit; the number may be p or a little more.
   */
  void setBytes(byte[] bytes) {
    long w0 = word(bytes, 0);
    long w1 = word(bytes, 8);
    long w2 = word(bytes, 16);
    long w3 = word(bytes, 24);
    l0 = w0 & MASK;
    l1 = ((w0 >>> 51) | (w1 << 13)) & MASK;
    l2 = ((w1 >>> 38) | (w2 << 26)) & MASK;
    l3 = ((w2 >>> 25) | (w3 << 39)) & MASK;
    l4 = (w3 >>> 12) & MASK;
  }

  private static long word(byte[] bytes, int at) {
    long word = 0;
    for (int i = 7; i >= 0; i--) {
      word = word << 8 | (bytes[at + i] & 255);
    }
    return word;
  }

  /** The one form in 0..p-1, as 32 bytes, little end first. */
  byte[] bytes() {
    Limbs a = new Limbs();
    a.set(this);
    a.carried();
    a.carried();
    // limbs are now in -19..2^51 at worst; adding 2p makes all positive before the last carries
    a.l0 += 2 * (MASK - 18);
    a.l1 += 2 * MASK;
    a.l2 += 2 * MASK;
    a.l3 += 2 * MASK;
    a.l4 += 2 * MASK;
    a.chain();
    a.chain();
    // the value is in 0..2^255-1: is it p or more? then adding 19 reaches bit 255
    long reach = (a.l0 + 19) >> 51;
    reach = (a.l1 + reach) >> 51;
    reach = (a.l2 + reach) >> 51;
    reach = (a.l3 + reach) >> 51;
    reach = (a.l4 + reach) >> 51;
    a.l0 += 19 * reach;
    a.l4 -= reach << 51;
    a.chain();
    byte[] bytes = new byte[32];
    putWord(bytes, 0, a.l0 | a.l1 << 51);
    putWord(bytes, 8, a.l1 >>> 13 | a.l2 << 38);
    putWord(bytes, 16, a.l2 >>> 26 | a.l3 << 25);
    putWord(bytes, 24, a.l3 >>> 39 | a.l4 << 12);
    return bytes;
  }

  private static void putWord(byte[] bytes, int at, long word) {
    for (int i = 0; i < 8; i++) {
      bytes[at + i] = (byte) (word >>> (8 * i));
    }
  }

  /** Carries from limb to limb and from the last, times 19, to the first. */
  private void chain() {
    l1 += l0 >> 51;
    l0 &= MASK;
    l2 += l1 >> 51;
    l1 &= MASK;
    l3 += l2 >> 51;
    l2 &= MASK;
    l4 += l3 >> 51;
    l3 &= MASK;
    l0 += 19 * (l4 >> 51);
    l4 &= MASK;
  }

  /** Makes this number tight. */
  void carried() {
    settle(l0, l1, l2, l3, l4);
  }

  /** One round of carries, all at once: whatever fits in a long becomes tight. */
  private void settle(long c0, long c1, long c2, long c3, long c4) {
    l0 = (c0 & MASK) + 19 * (c4 >> 51);
    l1 = (c1 & MASK) + (c0 >> 51);
    l2 = (c2 & MASK) + (c1 >> 51);
    l3 = (c3 & MASK) + (c2 >> 51);
    l4 = (c4 & MASK) + (c3 >> 51);
  }

  void sum(Limbs a, Limbs b) {
    l0 = a.l0 + b.l0;
    l1 = a.l1 + b.l1;
    l2 = a.l2 + b.l2;
    l3 = a.l3 + b.l3;
    l4 = a.l4 + b.l4;
  }

  void difference(Limbs a, Limbs b) {
    l0 = a.l0 - b.l0;
    l1 = a.l1 - b.l1;
    l2 = a.l2 - b.l2;
    l3 = a.l3 - b.l3;
    l4 = a.l4 - b.l4;
  }

  /** Becomes {@code a} where the mask is -1, stays where it is 0. */
  void choose(long mask, Limbs a) {
    l0 ^= mask & (l0 ^ a.l0);
    l1 ^= mask & (l1 ^ a.l1);
    l2 ^= mask & (l2 ^ a.l2);
    l3 ^= mask & (l3 ^ a.l3);
    l4 ^= mask & (l4 ^ a.l4);
  }

  /** Becomes its negative where the mask is -1, stays where it is 0. */
  void negate(long mask) {
    l0 = (l0 ^ mask) - mask;
    l1 = (l1 ^ mask) - mask;
    l2 = (l2 ^ mask) - mask;
    l3 = (l3 ^ mask) - mask;
    l4 = (l4 ^ mask) - mask;
  }

  /**
   * The product. Each product of two limbs is split at bit 51: the upper part is the high word of
   * (a 2^6)(b 2^7), and the lower parts of one column are their wrapped sum less the upper parts,
   * which is exact because the true sum of five of them is below 2^54.
   */
  void product(Limbs a, Limbs b) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long a4 = a.l4;
    long b0 = b.l0;
    long b1 = b.l1;
    long b2 = b.l2;
    long b3 = b.l3;
    long b4 = b.l4;
    long low0 = a0 * b0;
    long low1 = a0 * b1 + a1 * b0;
    long low2 = a0 * b2 + a1 * b1 + a2 * b0;
    long low3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
    long low4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
    long low5 = a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1;
    long low6 = a2 * b4 + a3 * b3 + a4 * b2;
    long low7 = a3 * b4 + a4 * b3;
    long low8 = a4 * b4;
    a0 <<= 6;
    a1 <<= 6;
    a2 <<= 6;
    a3 <<= 6;
    a4 <<= 6;
    b0 <<= 7;
    b1 <<= 7;
    b2 <<= 7;
    b3 <<= 7;
    b4 <<= 7;
    long up0 = high(a0, b0);
    long up1 = high(a0, b1) + high(a1, b0);
    long up2 = high(a0, b2) + high(a1, b1) + high(a2, b0);
    long up3 = high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0);
    long up4 = high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);
    long up5 = high(a1, b4) + high(a2, b3) + high(a3, b2) + high(a4, b1);
    long up6 = high(a2, b4) + high(a3, b3) + high(a4, b2);
    long up7 = high(a3, b4) + high(a4, b3);
    long up8 = high(a4, b4);
    settle(
        low0 - (up0 << 51) + 19 * (low5 - (up5 << 51) + up4),
        low1 - (up1 << 51) + up0 + 19 * (low6 - (up6 << 51) + up5),
        low2 - (up2 << 51) + up1 + 19 * (low7 - (up7 << 51) + up6),
        low3 - (up3 << 51) + up2 + 19 * (low8 - (up8 << 51) + up7),
        low4 - (up4 << 51) + up3 + 19 * up8);
  }

  private static long high(long a, long b) {
    return Math.multiplyHigh(a, b);
  }

  /** The square, as {@link #product} with equal halves taken together. */
  void square(Limbs a) {
    long a0 = a.l0;
    long a1 = a.l1;
    long a2 = a.l2;
    long a3 = a.l3;
    long a4 = a.l4;
    long low0 = a0 * a0;
    long low1 = 2 * (a0 * a1);
    long low2 = 2 * (a0 * a2) + a1 * a1;
    long low3 = 2 * (a0 * a3 + a1 * a2);
    long low4 = 2 * (a0 * a4 + a1 * a3) + a2 * a2;
    long low5 = 2 * (a1 * a4 + a2 * a3);
    long low6 = 2 * (a2 * a4) + a3 * a3;
    long low7 = 2 * (a3 * a4);
    long low8 = a4 * a4;
    long d0 = a0 << 8;
    long d1 = a1 << 8;
    long d2 = a2 << 8;
    long d3 = a3 << 8;
    long s1 = a1 << 6;
    long s2 = a2 << 6;
    long s3 = a3 << 6;
    long s4 = a4 << 6;
    long up0 = high(a0 << 6, a0 << 7);
    long up1 = high(d0, s1);
    long up2 = high(d0, s2) + high(s1, a1 << 7);
    long up3 = high(d0, s3) + high(d1, s2);
    long up4 = high(d0, s4) + high(d1, s3) + high(s2, a2 << 7);
    long up5 = high(d1, s4) + high(d2, s3);
    long up6 = high(d2, s4) + high(s3, a3 << 7);
    long up7 = high(d3, s4);
    long up8 = high(s4, a4 << 7);
    settle(
        low0 - (up0 << 51) + 19 * (low5 - (up5 << 51) + up4),
        low1 - (up1 << 51) + up0 + 19 * (low6 - (up6 << 51) + up5),
        low2 - (up2 << 51) + up1 + 19 * (low7 - (up7 << 51) + up6),
        low3 - (up3 << 51) + up2 + 19 * (low8 - (up8 << 51) + up7),
        low4 - (up4 << 51) + up3 + 19 * up8);
  }

  private void square(Limbs a, int times) {
    square(a);
    for (int i = 1; i < times; i++) {
      square(this);
    }
  }

  /** a^(p-2), the inverse; 0 for 0. */
  void inverse(Limbs a) {
    Limbs a11 = new Limbs();
    Limbs power = a.powerOf250Ones(a11);
    power.square(power, 5);
    product(power, a11);
  }

  /** a^((p-5)/8) = a^(2^252-3). */
  void rootPower(Limbs a) {
    Limbs base = new Limbs();
    base.set(a);
    Limbs power = base.powerOf250Ones(new Limbs());
    power.square(power, 2);
    product(power, base);
  }

  /**
   * Becomes a root of u/v if there is one and says so (RFC 8032, section 5.1.3, step 3: candidate u
   * v^3 (u v^7)^((p-5)/8), perhaps times a root of -1).
   */
  boolean isRootOfRatio(Limbs u, Limbs v, Limbs rootOfMinusOne) {
    Limbs v3 = new Limbs();
    v3.square(v);
    v3.product(v3, v);
    Limbs uv7 = new Limbs();
    uv7.square(v3);
    uv7.product(uv7, v);
    uv7.product(uv7, u);
    rootPower(uv7);
    product(this, v3);
    product(this, u);
    Limbs check = new Limbs();
    check.square(this);
    check.product(check, v);
    if (check.isEqualTo(u)) {
      return true;
    }
    product(this, rootOfMinusOne);
    check.sum(check, u);
    return check.isZero();
  }

  /** This number to the power 2^250 - 1; leaves its 11th power in the argument. */
  private Limbs powerOf250Ones(Limbs eleventh) {
    Limbs t = new Limbs();
    t.square(this, 3);
    t.product(t, this);
    Limbs second = new Limbs();
    second.square(this);
    eleventh.product(t, second);
    Limbs ones5 = new Limbs();
    ones5.square(eleventh);
    ones5.product(ones5, t);
    Limbs ones10 = doubledOnes(ones5, ones5, 5);
    Limbs ones20 = doubledOnes(ones10, ones10, 10);
    Limbs ones40 = doubledOnes(ones20, ones20, 20);
    Limbs ones50 = doubledOnes(ones40, ones10, 10);
    Limbs ones100 = doubledOnes(ones50, ones50, 50);
    Limbs ones200 = doubledOnes(ones100, ones100, 100);
    return doubledOnes(ones200, ones50, 50);
  }

  private static Limbs doubledOnes(Limbs upper, Limbs lower, int lowerBits) {
    Limbs ones = new Limbs();
    ones.square(upper, lowerBits);
    ones.product(ones, lower);
    return ones;
  }

  /** -1 where this is 0 modulo p, else 0. */
  long zeroMask() {
    byte[] bytes = bytes();
    int any = 0;
    for (byte b : bytes) {
      any |= b;
    }
    return ((any & 255) - 1) >> 31;
  }

  /** Whether this is 0 modulo p. */
  boolean isZero() {
    return zeroMask() != 0;
  }

  /** The lowest bit of the form in 0..p-1. */
  int parity() {
    return bytes()[0] & 1;
  }

  boolean isEqualTo(Limbs other) {
    Limbs difference = new Limbs();
    difference.difference(this, other);
    return difference.isZero();
  }
}
