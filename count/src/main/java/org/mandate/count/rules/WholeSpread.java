package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Distribution with whole numbers of any size: every arithmetic, shared ranks too, not fast. What
 * is kept and what is passed on are each cut to the last place.
 */
final class WholeSpread implements Spread {
  /** How shared ranks are divided, and whether a keep value is a part or an amount. */
  enum Way {
    /** Meek's: a part of what the paper still has; shared ranks divided exactly, then cut once. */
    PART,
    /** As {@link #PART}, but with every step of a shared rank cut: stv-rs. */
    PART_CUT,
    /** Warren's: the same amount of every paper that has as much; no shared ranks. */
    AMOUNT
  }

  private final Trie trie;
  private final Way way;
  private final BigInteger one;
  private final int candidates;

  WholeSpread(Trie trie, Way way, BigInteger one, int candidates) {
    this.trie = trie;
    this.way = way;
    this.one = one;
    this.candidates = candidates;
  }

  @Override
  public BigInteger[] spread(BigInteger[] keep) {
    BigInteger[] votes = new BigInteger[candidates + 1];
    Arrays.fill(votes, BigInteger.ZERO);
    BigInteger[] weight = new BigInteger[trie.deepest() + 1];
    var shares = new @Nullable EqualShares[trie.groups()];
    weight[0] = one;
    for (int node = 0; node < trie.size(); ) {
      int holder = trie.holders()[node];
      int depth = trie.depths()[node];
      BigInteger papers = BigInteger.valueOf(trie.papers()[node]);
      BigInteger left =
          holder >= 0
              ? single(votes, keep[holder], holder, weight[depth], papers)
              : shared(votes, shares(shares, ~holder, keep), ~holder, weight[depth], papers);
      weight[depth + 1] = left;
      node = left.signum() <= 0 ? trie.ends()[node] : node + 1;
    }
    BigInteger given = Arrays.stream(votes).reduce(BigInteger.ZERO, BigInteger::add);
    votes[candidates] = BigInteger.valueOf(trie.total()).multiply(one).subtract(given);
    return votes;
  }

  private BigInteger single(
      BigInteger[] votes, BigInteger keep, int candidate, BigInteger has, BigInteger papers) {
    BigInteger kept = way == Way.AMOUNT ? keep.min(has) : has.multiply(keep).divide(one);
    votes[candidate] = votes[candidate].add(kept.multiply(papers));
    if (way == Way.AMOUNT) return has.subtract(kept);
    return has.multiply(one.subtract(keep)).divide(one);
  }

  private BigInteger shared(
      BigInteger[] votes, EqualShares shares, int group, BigInteger has, BigInteger papers) {
    int[] members = trie.group(group);
    for (int i = 0; i < members.length; i++) {
      BigInteger kept = has.multiply(shares.parts()[i]).divide(shares.whole());
      votes[members[i]] = votes[members[i]].add(kept.multiply(papers));
    }
    return has.multiply(shares.passed()).divide(shares.passedWhole());
  }

  private EqualShares shares(@Nullable EqualShares[] known, int group, BigInteger[] keep) {
    EqualShares shares = known[group];
    if (shares == null) {
      BigInteger[] of =
          Arrays.stream(trie.group(group)).mapToObj(i -> keep[i]).toArray(BigInteger[]::new);
      shares = way == Way.PART_CUT ? EqualShares.cut(of, one) : EqualShares.exact(of, one);
      known[group] = shares;
    }
    return shares;
  }
}
