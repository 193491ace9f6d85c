package org.mandate.count.rules;

import java.math.BigInteger;
import org.mandate.count.ballots.Election;

/**
 * Meek's rule with nine decimals, as stv-rs 0.5 counts it ("fixed9", with "equalize" where ranks
 * are shared): every product cut, keep values rounded up, the quota raised by the last decimal,
 * omega 0.000001, one exclusion at a time. Offered so that its published logs can be counted again;
 * where ranks are shared its cuts depend on the order of candidates, which {@link Meek} does not.
 */
final class MeekNine implements Rule {
  private static final BigInteger ONE = BigInteger.valueOf(NineDigits.ONE);
  private static final BigInteger OMEGA = BigInteger.valueOf(1_000);

  @Override
  public String id() {
    return "meek-fixed9";
  }

  @Override
  public String title() {
    return "Meek STV with nine decimals, as stv-rs counts";
  }

  @Override
  public String source() {
    return "stv-rs 0.5.1 (Gendignoux 2023), arithmetic fixed9, after Algorithm 123, 1987";
  }

  @Override
  public String comparedWith() {
    return "stv-rs logs of vegetables and of skewed with equal rankings: every figure";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Trie.refusal(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    Trie trie = Trie.of(election);
    int candidates = election.candidates().size();
    Spread spread =
        trie.groups() == 0
            ? new NineDigits(trie, NineDigits.Rounding.BOTH_DOWN, candidates)
            : new WholeSpread(trie, WholeSpread.Way.PART_CUT, ONE, candidates);
    return new MeekRounds(
            id(), 9, 9, OMEGA, BigInteger.ONE, BigInteger.ZERO, BigInteger.ONE, true, false)
        .count(election, lot, trie, spread);
  }
}
