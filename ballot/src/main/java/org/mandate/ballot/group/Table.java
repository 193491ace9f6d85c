package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The powers base^(d 2^(width i)) of one base for every place i and digit d, so that a power is a
 * product of one entry a place, without squarings.
 */
final class Table<A, B> {
  private final int width;
  private final boolean signed;
  private final List<List<B>> places;

  /**
   * Entry d of a place is for digit d; d is at most 2^(width-1) where digits are signed, else below
   * 2^width.
   *
   * @param bits how many bits exponents have at most
   * @param prepare the factors of many running products
   */
  Table(
      Arithmetic<A, B> arithmetic,
      B base,
      int bits,
      int width,
      boolean signed,
      Function<List<A>, List<B>> prepare) {
    this.width = width;
    this.signed = signed;
    this.places = new ArrayList<>();
    int entries = signed ? (1 << (width - 1)) + 1 : 1 << width;
    A place = arithmetic.one();
    arithmetic.multiply(place, base);
    for (int i = 0; i < Digits.count(bits, width, signed); i++) {
      B step = arithmetic.factor(place);
      A power = arithmetic.one();
      List<A> powers = new ArrayList<>(entries);
      for (int d = 0; d < entries; d++) {
        powers.add(arithmetic.copy(power));
        arithmetic.multiply(power, step);
      }
      places.add(List.copyOf(prepare.apply(powers)));
      arithmetic.square(place, width);
    }
  }

  /** The product of so far, times base^e for a public e of at most the table's bits. */
  void multiply(Arithmetic<A, B> arithmetic, A product, BigInteger e) {
    int[] digits = Digits.windows(e, width, signed);
    for (int i = 0; i < digits.length; i++) {
      if (digits[i] > 0) {
        arithmetic.multiply(product, places.get(i).get(digits[i]));
      } else if (digits[i] < 0) {
        arithmetic.divide(product, places.get(i).get(-digits[i]));
      }
    }
  }

  /** base^e for a secret e; only for unsigned tables of width 4. Reads the whole table. */
  A secret(Arithmetic<A, B> arithmetic, B chosen, BigInteger e) {
    if (signed || width != 4) {
      throw new IllegalArgumentException("secrets need unsigned digits of 4 bits, not " + width);
    }
    Products<A, B> products = new Products<>(arithmetic);
    byte[] digits = Digits.secretNibbles(e, places.size());
    A product = arithmetic.one();
    for (int i = 0; i < digits.length; i++) {
      products.scan(chosen, places.get(i), digits[i]);
      arithmetic.multiply(product, chosen);
    }
    return product;
  }
}
