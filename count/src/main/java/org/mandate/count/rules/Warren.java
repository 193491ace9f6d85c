package org.mandate.count.rules;

import org.mandate.count.ballots.Election;

/**
 * Warren's rule: as Meek's, but an elected candidate keeps the same amount of every paper (as far
 * as the paper still has it), not the same part of what each has left.
 *
 * <ul>
 *   <li>C. H. E. Warren, Counting in STV elections, Voting matters 1 (1994), 12-13; compared with
 *       Meek's by I. D. Hill and C. H. E. Warren, Meek versus Warren, Voting matters 20 (2005),
 *       1-5.
 *   <li>Quota, arithmetic, iteration and exclusion as in {@link Meek}: so Droop counts it.
 *   <li>Shared ranks are refused: the sources define none.
 * </ul>
 */
final class Warren implements Rule {

  @Override
  public String id() {
    return "warren";
  }

  @Override
  public String title() {
    return "Warren STV";
  }

  @Override
  public String source() {
    return "Warren, Counting in STV elections, Voting matters 1, 1994; Hill and Warren, 2005";
  }

  @Override
  public String comparedWith() {
    return "every figure of Droop (guarded 18+9): 5 reports of 0.11; 80 random elections and Glasgow"
        + " 2007 under 0.14";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Sheet.refusal(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    Trie trie = Trie.of(election);
    int candidates = election.candidates().size();
    Spread spread =
        trie.total() > WideDigits.MOST_PAPERS
            ? new WholeSpread(trie, WholeSpread.Way.AMOUNT, Meek.ONE, candidates)
            : new WideDigits(trie, true, candidates);
    return Meek.guarded(id()).count(election, lot, trie, spread);
  }
}
