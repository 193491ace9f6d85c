package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Distribution with 27 decimals, what is kept and what is passed on each cut to the last: the same
 * as {@link WholeSpread} without shared ranks, but fast. A number below one is three limbs of nine
 * decimals, so that a product's limbs fit a long and cutting it is leaving limbs out.
 */
final class WideDigits implements Spread {
  private static final long BASE = 1_000_000_000L;
  private static final BigInteger B = BigInteger.valueOf(BASE);

  /** Above this many papers the limbs of a sum could leave a long. */
  static final long MOST_PAPERS = 4_000_000_000L;

  private final Trie trie;
  private final boolean amount;
  private final int candidates;
  // By candidate or depth: limbs from the least, four to a number; the fourth is 1 for one whole.
  private final long[] keep;
  private final long[] pass;
  private final long[] votes;
  private final long[] weight;

  /**
   * @param amount Warren's keep values, an amount of each paper; else Meek's, a part
   */
  WideDigits(Trie trie, boolean amount, int candidates) {
    if (trie.groups() > 0 || trie.total() > MOST_PAPERS) {
      throw new IllegalArgumentException("shared ranks, or " + trie.total() + " papers");
    }
    this.trie = trie;
    this.amount = amount;
    this.candidates = candidates;
    keep = new long[4 * candidates];
    pass = new long[4 * candidates];
    votes = new long[4 * candidates];
    weight = new long[4 * (trie.deepest() + 2)];
  }

  @Override
  public BigInteger[] spread(BigInteger[] keeps) {
    for (int i = 0; i < candidates; i++) {
      limbs(keeps[i], keep, 4 * i);
      limbs(Meek.ONE.subtract(keeps[i]).max(BigInteger.ZERO), pass, 4 * i);
    }
    Arrays.fill(votes, 0);
    weight[0] = 0;
    weight[1] = 0;
    weight[2] = 0;
    weight[3] = 1;
    walk();
    BigInteger[] result = new BigInteger[candidates + 1];
    BigInteger rest = Meek.ONE.multiply(BigInteger.valueOf(trie.total()));
    for (int i = 0; i < candidates; i++) {
      result[i] = BigInteger.ZERO;
      for (int limb = 3; limb >= 0; limb--) {
        result[i] = result[i].multiply(B).add(BigInteger.valueOf(votes[4 * i + limb]));
      }
      rest = rest.subtract(result[i]);
    }
    result[candidates] = rest;
    return result;
  }

  private void walk() {
    int[] holders = trie.holders();
    short[] depths = trie.depths();
    int[] ends = trie.ends();
    long[] papers = trie.papers();
    long[] kept = new long[4];
    int size = trie.size();
    for (int node = 0; node < size; ) {
      int of = 4 * holders[node];
      int has = 4 * depths[node];
      int next = has + 4;
      if (amount) {
        lesser(keep, of, weight, has, kept);
        subtract(weight, has, kept, next);
      } else {
        product(weight, has, keep, of, kept, 0);
        product(weight, has, pass, of, weight, next);
      }
      add(of, kept, papers[node]);
      boolean nothing =
          (weight[next] | weight[next + 1] | weight[next + 2] | weight[next + 3]) == 0;
      node = nothing ? ends[node] : node + 1;
    }
  }

  private static void limbs(BigInteger number, long[] to, int at) {
    BigInteger left = number;
    for (int limb = 0; limb < 3; limb++) {
      BigInteger[] split = left.divideAndRemainder(B);
      to[at + limb] = split[1].longValueExact();
      left = split[0];
    }
    to[at + 3] = left.longValueExact();
  }

  /** Both at most one. */
  private static void product(long[] a, int p, long[] b, int q, long[] to, int at) {
    if (a[p + 3] != 0) {
      System.arraycopy(b, q, to, at, 4);
      return;
    }
    if (b[q + 3] != 0) {
      System.arraycopy(a, p, to, at, 4);
      return;
    }
    long a0 = a[p];
    long a1 = a[p + 1];
    long a2 = a[p + 2];
    long b0 = b[q];
    long b1 = b[q + 1];
    long b2 = b[q + 2];
    long carry = a0 * b0 / BASE;
    carry = (a0 * b1 + a1 * b0 + carry) / BASE;
    carry = (a0 * b2 + a1 * b1 + a2 * b0 + carry) / BASE;
    long third = a1 * b2 + a2 * b1 + carry;
    long fourth = a2 * b2 + third / BASE;
    to[at] = third % BASE;
    to[at + 1] = fourth % BASE;
    to[at + 2] = fourth / BASE;
    to[at + 3] = 0;
  }

  private static void lesser(long[] a, int p, long[] b, int q, long[] to) {
    int limb = 3;
    while (limb > 0 && a[p + limb] == b[q + limb]) limb--;
    if (a[p + limb] < b[q + limb]) System.arraycopy(a, p, to, 0, 4);
    else System.arraycopy(b, q, to, 0, 4);
  }

  /** From what stands at {@code has}; the difference is not below 0. */
  private static void subtract(long[] weight, int has, long[] taken, int next) {
    long borrow = 0;
    for (int limb = 0; limb < 4; limb++) {
      long difference = weight[has + limb] - taken[limb] - borrow;
      borrow = difference < 0 ? 1 : 0;
      weight[next + limb] = difference + borrow * BASE;
    }
  }

  private void add(int of, long[] kept, long papers) {
    long sum = votes[of] + kept[0] * papers;
    votes[of] = sum % BASE;
    sum = votes[of + 1] + kept[1] * papers + sum / BASE;
    votes[of + 1] = sum % BASE;
    sum = votes[of + 2] + kept[2] * papers + sum / BASE;
    votes[of + 2] = sum % BASE;
    votes[of + 3] += kept[3] * papers + sum / BASE;
  }
}
