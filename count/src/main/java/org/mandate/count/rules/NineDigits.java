package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Distribution with nine decimals, each product rounded as the rule says. A paper's weight and a
 * keep value are at most 10<sup>9</sup>, so that a product fits a long; a candidate's total is kept
 * in a long where all papers together fit one, else in two.
 */
final class NineDigits implements Spread {
  static final long ONE = 1_000_000_000L;

  /** What becomes of the digits after the ninth, in what is kept and in what is passed on. */
  enum Rounding {
    /** Kept rounded up, the rest passed on: the reference rule. */
    KEPT_UP,
    /** Both products rounded up: New Zealand's schedule. */
    BOTH_UP,
    /** Both products cut: the programs that follow OpenSTV. */
    BOTH_DOWN
  }

  private final Trie trie;
  private final Rounding rounding;
  private final int candidates;
  private final long[] weight;

  NineDigits(Trie trie, Rounding rounding, int candidates) {
    this.trie = trie;
    this.rounding = rounding;
    this.candidates = candidates;
    this.weight = new long[trie.deepest() + 1];
  }

  @Override
  public BigInteger[] spread(BigInteger[] keep) {
    long[] k = new long[candidates];
    for (int i = 0; i < candidates; i++) k[i] = keep[i].longValueExact();
    // One part in 64 to spare: with both products rounded up more than the whole may be given.
    boolean fits = trie.total() < Long.MAX_VALUE / ONE / 64;
    if (fits) return inLongs(k);
    BigInteger[] votes = Arrays.copyOf(inPairs(k), candidates + 1);
    votes[candidates] = rounding == Rounding.BOTH_UP ? leftOver(k) : lost(votes);
    return votes;
  }

  private BigInteger lost(BigInteger[] votes) {
    BigInteger all = BigInteger.valueOf(trie.total()).multiply(BigInteger.valueOf(ONE));
    for (int i = 0; i < candidates; i++) all = all.subtract(votes[i]);
    return all;
  }

  private BigInteger[] inLongs(long[] keep) {
    long[] votes = new long[candidates + 1];
    int[] holders = trie.holders();
    short[] depths = trie.depths();
    int[] ends = trie.ends();
    long[] papers = trie.papers();
    boolean bothUp = rounding == Rounding.BOTH_UP;
    long[] ending = bothUp ? trie.ending() : papers;
    int size = trie.size();
    weight[0] = ONE;
    for (int node = 0; node < size; ) {
      int candidate = holders[node];
      long has = weight[depths[node]];
      long k = keep[candidate];
      long kept = kept(has, k);
      votes[candidate] += kept * papers[node];
      long left = left(has, k, kept);
      weight[depths[node] + 1] = left;
      if (bothUp) votes[candidates] += left * ending[node];
      node = left <= 0 ? ends[node] : node + 1;
    }
    if (!bothUp) {
      votes[candidates] = trie.total() * ONE;
      for (int i = 0; i < candidates; i++) votes[candidates] -= votes[i];
    }
    return Arrays.stream(votes).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
  }

  /** What papers have left at their ends; with both products rounded up, not the difference. */
  private BigInteger leftOver(long[] keep) {
    long[] ending = trie.ending();
    BigInteger sum = BigInteger.ZERO;
    for (int node = 0; node < trie.size(); ) {
      int depth = trie.depths()[node];
      long left = left(weight[depth], keep[trie.holders()[node]], 0);
      weight[depth + 1] = left;
      if (left > 0 && ending[node] > 0) {
        sum = sum.add(BigInteger.valueOf(left).multiply(BigInteger.valueOf(ending[node])));
      }
      node = left <= 0 ? trie.ends()[node] : node + 1;
    }
    return sum;
  }

  private BigInteger[] inPairs(long[] keep) {
    long[] high = new long[candidates];
    long[] low = new long[candidates];
    weight[0] = ONE;
    for (int node = 0; node < trie.size(); ) {
      int candidate = trie.holders()[node];
      int depth = trie.depths()[node];
      long papers = trie.papers()[node];
      long kept = kept(weight[depth], keep[candidate]);
      long product = kept * papers;
      low[candidate] += product;
      high[candidate] += Math.multiplyHigh(kept, papers);
      if (Long.compareUnsigned(low[candidate], product) < 0) high[candidate]++;
      long left = left(weight[depth], keep[candidate], kept);
      weight[depth + 1] = left;
      node = left <= 0 ? trie.ends()[node] : node + 1;
    }
    BigInteger[] votes = new BigInteger[candidates];
    for (int i = 0; i < candidates; i++) {
      BigInteger tail = new BigInteger(Long.toUnsignedString(low[i]));
      votes[i] = BigInteger.valueOf(high[i]).shiftLeft(64).add(tail);
    }
    return votes;
  }

  private long kept(long has, long keep) {
    if (keep == ONE) return has;
    return rounding == Rounding.BOTH_DOWN ? has * keep / ONE : (has * keep + (ONE - 1)) / ONE;
  }

  private long left(long has, long keep, long kept) {
    return switch (rounding) {
      case KEPT_UP -> has - kept;
      case BOTH_UP -> (has * (ONE - keep) + (ONE - 1)) / ONE;
      case BOTH_DOWN -> has * (ONE - keep) / ONE;
    };
  }
}
