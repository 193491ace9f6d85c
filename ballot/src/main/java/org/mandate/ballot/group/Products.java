package org.mandate.ballot.group;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Products of many powers, and powers of secrets, in any {@link Arithmetic}. */
final class Products<A, B> {
  /** From this many bases on, collecting by digit beats squaring together (measured). */
  private static final int MANY = 160;

  private final Arithmetic<A, B> arithmetic;
  private final boolean signed;

  Products(Arithmetic<A, B> arithmetic) {
    this.arithmetic = arithmetic;
    this.signed = arithmetic.dividesFreely();
  }

  /** The product of public powers; exponents of any sign where the arithmetic divides freely. */
  A of(List<B> bases, List<BigInteger> exponents) {
    if (bases.size() != exponents.size()) {
      throw new IllegalArgumentException(
          bases.size() + " bases, " + exponents.size() + " exponents");
    }
    return bases.size() < MANY ? together(bases, exponents) : collected(bases, exponents);
  }

  /** Straus: one chain of squarings for all bases; odd multiples of each from a table. */
  A together(List<B> bases, List<BigInteger> exponents) {
    int longest = exponents.stream().mapToInt(BigInteger::bitLength).max().orElse(0);
    int width = longest > 600 ? 6 : longest > 40 ? 5 : 3;
    List<int[]> digits = new ArrayList<>();
    List<List<B>> multiples = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      digits.add(Digits.sparse(exponents.get(i).abs(), width, signed));
      multiples.add(oddPowers(bases.get(i), 1 << (signed ? width - 2 : width - 1)));
    }
    A product = arithmetic.one();
    int waiting = 0;
    boolean started = false;
    for (int at = longest; at >= 0; at--) {
      waiting++;
      for (int i = 0; i < digits.size(); i++) {
        int[] own = digits.get(i);
        int digit = at < own.length ? own[at] : 0;
        if (digit != 0) {
          square(product, started ? waiting : 0);
          started = true;
          waiting = 0;
          int sign = exponents.get(i).signum();
          apply(product, multiples.get(i).get(Math.abs(digit) >> 1), digit * sign < 0);
        }
      }
    }
    square(product, started ? waiting : 0);
    return product;
  }

  private void square(A product, int times) {
    if (times > 0) {
      arithmetic.square(product, times);
    }
  }

  private void apply(A product, B factor, boolean inverted) {
    if (inverted) {
      arithmetic.divide(product, factor);
    } else {
      arithmetic.multiply(product, factor);
    }
  }

  private List<B> oddPowers(B base, int count) {
    List<B> powers = new ArrayList<>(count);
    powers.add(base);
    A power = arithmetic.one();
    arithmetic.multiply(power, base);
    if (count > 1) {
      A square = arithmetic.one();
      arithmetic.multiply(square, base);
      arithmetic.square(square, 1);
      B step = arithmetic.factor(square);
      for (int i = 1; i < count; i++) {
        arithmetic.multiply(power, step);
        powers.add(arithmetic.factor(power));
      }
    }
    return powers;
  }

  /** Pippenger: for each place, bases with one digit are collected, then the collections summed. */
  A collected(List<B> bases, List<BigInteger> exponents) {
    int width = bestWidth(exponents);
    List<int[]> digits = new ArrayList<>(bases.size());
    int places = 0;
    for (BigInteger e : exponents) {
      int[] own = Digits.windows(e.abs(), width, signed);
      if (e.signum() < 0) {
        for (int i = 0; i < own.length; i++) {
          own[i] = -own[i];
        }
      }
      places = Math.max(places, own.length);
      digits.add(own);
    }
    List<A> collections = new ArrayList<>();
    for (int i = 0; i < (signed ? 1 << (width - 1) : (1 << width) - 1); i++) {
      collections.add(arithmetic.one());
    }
    A product = arithmetic.one();
    for (int place = places - 1; place >= 0; place--) {
      arithmetic.square(product, width);
      collections.forEach(arithmetic::reset);
      for (int i = 0; i < digits.size(); i++) {
        int[] own = digits.get(i);
        int digit = place < own.length ? own[place] : 0;
        if (digit != 0) {
          apply(collections.get(Math.abs(digit) - 1), bases.get(i), digit < 0);
        }
      }
      arithmetic.multiply(product, arithmetic.factor(weighted(collections)));
    }
    return product;
  }

  /** The first to the power 1, the second to the power 2, and so on, as sums of sums. */
  private A weighted(List<A> collections) {
    A sum = arithmetic.one();
    A total = arithmetic.one();
    for (int i = collections.size() - 1; i >= 0; i--) {
      arithmetic.multiply(sum, arithmetic.factor(collections.get(i)));
      arithmetic.multiply(total, arithmetic.factor(sum));
    }
    return total;
  }

  private int bestWidth(List<BigInteger> exponents) {
    int best = 2;
    double least = Double.MAX_VALUE;
    for (int width = 2; width <= 14; width++) {
      double cost = 0;
      int places = 0;
      for (BigInteger e : exponents) {
        int own = Digits.count(e.bitLength(), width, signed);
        places = Math.max(places, own);
        cost += own;
      }
      cost += places * 2.3 * (1 << (signed ? width - 1 : width));
      if (cost < least) {
        least = cost;
        best = width;
      }
    }
    return best;
  }

  /** base^e for a secret e below 2^(4 nibbles): the same steps and the same memory for every e. */
  A secret(B base, BigInteger e, int nibbles) {
    List<B> powers = new ArrayList<>(16);
    A power = arithmetic.one();
    for (int i = 0; i < 16; i++) {
      powers.add(arithmetic.factor(power));
      arithmetic.multiply(power, base);
    }
    byte[] digits = Digits.secretNibbles(e, nibbles);
    A product = arithmetic.one();
    B chosen = arithmetic.blank();
    for (int i = nibbles - 1; i >= 0; i--) {
      arithmetic.square(product, 4);
      scan(chosen, powers, digits[i]);
      arithmetic.multiply(product, chosen);
    }
    return product;
  }

  /** Chooses without an index: every entry is read. */
  void scan(B chosen, List<B> powers, int digit) {
    for (int i = 0; i < powers.size(); i++) {
      arithmetic.choose(chosen, ((i ^ digit) - 1L) >> 63, powers.get(i));
    }
  }
}
