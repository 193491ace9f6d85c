package org.mandate.ballot.group;

import java.math.BigInteger;

/**
 * Products modulo an odd number n in Montgomery's form, x R modulo n with R = 2^(52 limbs). Numbers
 * are limbs of 52 bits, little end first, of a value below 2n; because R is above 4n no last
 * subtraction is needed, so that no step depends on the numbers.
 *
 * <p>An instance may be shared by threads: it has no intermediate values.
 */
final class Modulus implements Arithmetic<long[], long[]> {
  private static final int WIDTH = 52;
  private static final long MASK = (1L << WIDTH) - 1;

  private final BigInteger number;
  private final int limbs;
  private final long[] n;

  /** -1/n modulo 2^52. */
  private final long minusInverse;

  private final BigInteger radix;
  private final BigInteger radixInverse;

  Modulus(BigInteger number) {
    this.number = number;
    this.limbs = (number.bitLength() + 2 + WIDTH - 1) / WIDTH;
    this.n = limbs(number);
    BigInteger base = BigInteger.ONE.shiftLeft(WIDTH);
    this.minusInverse = number.modInverse(base).negate().mod(base).longValueExact();
    this.radix = BigInteger.ONE.shiftLeft(WIDTH * limbs).mod(number);
    this.radixInverse = radix.modInverse(number);
  }

  private long[] limbs(BigInteger x) {
    long[] words = Digits.words(x);
    long[] limbs = new long[this.limbs];
    for (int i = 0; i < limbs.length; i++) {
      long low = Digits.bits(words, WIDTH * i, 26);
      long high = Digits.bits(words, WIDTH * i + 26, 26);
      limbs[i] = low | high << 26;
    }
    return limbs;
  }

  /** A public number in 0..n-1 as a factor. */
  long[] factor(BigInteger x) {
    return limbs(x.multiply(radix).mod(number));
  }

  /** The number in 0..n-1 that a product is. */
  BigInteger number(long[] product) {
    BigInteger x = BigInteger.ZERO;
    for (int i = limbs - 1; i >= 0; i--) {
      x = x.shiftLeft(WIDTH).add(BigInteger.valueOf(product[i]));
    }
    return x.multiply(radixInverse).mod(number);
  }

  @Override
  public long[] one() {
    return limbs(radix);
  }

  @Override
  public long[] copy(long[] product) {
    return product.clone();
  }

  @Override
  public void reset(long[] product) {
    System.arraycopy(one(), 0, product, 0, limbs);
  }

  @Override
  public long[] factor(long[] product) {
    return product.clone();
  }

  @Override
  public long[] blank() {
    return new long[limbs];
  }

  @Override
  public void choose(long[] into, long mask, long[] factor) {
    for (int i = 0; i < limbs; i++) {
      into[i] ^= mask & (into[i] ^ factor[i]);
    }
  }

  @Override
  public boolean dividesFreely() {
    return false;
  }

  @Override
  public void divide(long[] product, long[] factor) {
    throw new IllegalArgumentException("a residue is not divided");
  }

  @Override
  public void square(long[] product, int times) {
    for (int i = 0; i < times; i++) {
      multiply(product, product);
    }
  }

  /**
   * Column by column: each product of two limbs is split at bit 52, the upper part being the high
   * word of (a 2^6)(b 2^6), the lower parts of a column their wrapped sum less the upper parts. In
   * each of the lower columns a multiple of n makes the column 0 modulo 2^52.
   */
  @Override
  public void multiply(long[] product, long[] factor) {
    int size = limbs;
    long[] multiples = new long[size];
    long[] result = new long[size];
    long carry = 0;
    for (int k = 0; k < size; k++) {
      long low = carry;
      long up = 0;
      for (int i = 0; i <= k; i++) {
        low += product[i] * factor[k - i];
        up += Math.multiplyHigh(product[i] << 6, factor[k - i] << 6);
      }
      for (int i = 0; i < k; i++) {
        low += multiples[i] * n[k - i];
        up += Math.multiplyHigh(multiples[i] << 6, n[k - i] << 6);
      }
      long multiple = (low * minusInverse) & MASK;
      multiples[k] = multiple;
      low += multiple * n[0];
      up += Math.multiplyHigh(multiple << 6, n[0] << 6);
      carry = ((low - (up << WIDTH)) >> WIDTH) + up;
    }
    for (int k = size; k < 2 * size; k++) {
      long low = carry;
      long up = 0;
      for (int i = k - size + 1; i < size; i++) {
        low += product[i] * factor[k - i] + multiples[i] * n[k - i];
        up +=
            Math.multiplyHigh(product[i] << 6, factor[k - i] << 6)
                + Math.multiplyHigh(multiples[i] << 6, n[k - i] << 6);
      }
      low -= up << WIDTH;
      result[k - size] = low & MASK;
      carry = (low >> WIDTH) + up;
    }
    System.arraycopy(result, 0, product, 0, size);
  }
}
