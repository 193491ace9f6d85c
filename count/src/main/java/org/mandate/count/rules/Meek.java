package org.mandate.count.rules;

import java.math.BigInteger;
import org.mandate.count.ballots.Election;

/**
 * Meek's rule: everyone keeps of each paper no more than is needed for the quota, by one keep value
 * for all papers, and the quota falls as papers run out.
 *
 * <ul>
 *   <li>I. D. Hill, B. A. Wichmann, D. R. Woodall, Algorithm 123: Single transferable vote by
 *       Meek's method, The Computer Journal 30 (1987), 277-281. It counts with the numbers of the
 *       machine; here with 27 decimals, of which 18 are written (rounded half up) and 9 guard:
 *       amounts that differ by less than half of the 18th are equal. So Droop counts it ("guarded,
 *       18+9").
 *   <li>Quota: all votes that candidates keep, divided by the seats and one. Reached when exceeded.
 *   <li>An iteration ends when the surplus is at most 10<sup>-9</sup>, or falls no more; earlier
 *       when sure losers can be excluded together.
 *   <li>A paper with candidates at one rank counts as all orders of them with equal parts: see
 *       {@link EqualShares}. The 1987 text has no shared ranks; Droop's handling of them gives
 *       later candidates too much and is not followed.
 *   <li>The lowest is excluded; whoever is within the surplus of the lowest is tied, by lot.
 * </ul>
 */
final class Meek implements Rule {
  static final int PLACES = 27;
  static final int WRITTEN = 18;
  static final BigInteger ONE = BigInteger.TEN.pow(PLACES);

  @Override
  public String id() {
    return "meek";
  }

  @Override
  public String title() {
    return "Meek STV (Hill, Wichmann and Woodall 1987)";
  }

  @Override
  public String source() {
    return "Hill, Wichmann, Woodall, Algorithm 123, The Computer Journal 30, 1987, 277-281";
  }

  @Override
  public String comparedWith() {
    return "every figure of Droop (guarded 18+9): 7 reports of 0.11; 80 random elections and Glasgow"
        + " 2007 under 0.14";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Trie.refusal(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    Trie trie = Trie.of(election);
    int candidates = election.candidates().size();
    Spread spread =
        trie.groups() > 0 || trie.total() > WideDigits.MOST_PAPERS
            ? new WholeSpread(trie, WholeSpread.Way.PART, ONE, candidates)
            : new WideDigits(trie, false, candidates);
    return guarded(id()).count(election, lot, trie, spread);
  }

  /** 18 decimals and 9 more that guard them. */
  static MeekRounds guarded(String rule) {
    BigInteger half = BigInteger.TEN.pow(PLACES - WRITTEN).shiftRight(1);
    BigInteger omega = BigInteger.TEN.pow(PLACES - 9);
    return new MeekRounds(rule, PLACES, WRITTEN, omega, half, half, BigInteger.ZERO, false, true);
  }
}
