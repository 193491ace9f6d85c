package org.mandate.count.rules;

import java.math.BigInteger;
import org.mandate.count.ballots.Election;

/**
 * Every candidate named on a paper has one vote of it; the most votes win.
 *
 * <ul>
 *   <li>S. J. Brams and P. C. Fishburn, Approval voting, American Political Science Review 72
 *       (1978), 831-847: a voter approves of as many candidates as he likes; most approvals win.
 *   <li>A ranked paper approves of all it ranks, whatever the order. Equal totals: by lot.
 * </ul>
 */
final class Approval implements Rule {

  @Override
  public String id() {
    return "approval";
  }

  @Override
  public String title() {
    return "Approval voting";
  }

  @Override
  public String source() {
    return "Brams and Fishburn, Approval voting, American Political Science Review 72, 1978";
  }

  @Override
  public String comparedWith() {
    return "no outside count compared";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Trie.refusal(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    BigInteger[] totals = Seating.totals(election, (paper, place) -> 1);
    var seating = new Seating(this, election, lot);
    seating.byTotals(totals);
    return seating.count(
        "comparison", totals, BigInteger.ZERO, Seating.Invalid.stranded(election), null);
  }
}
