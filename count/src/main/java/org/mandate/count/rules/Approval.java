package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Arrays;
import org.mandate.count.ballots.Ballots;
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
    Ballots ballots = election.ballots();
    BigInteger[] totals = new BigInteger[election.candidates().size()];
    Arrays.fill(totals, BigInteger.ZERO);
    for (int b = 0; b < ballots.size(); b++) {
      BigInteger weight = BigInteger.valueOf(ballots.weight(b));
      for (int place = 0; place < ballots.length(b); place++) {
        int candidate = ballots.candidate(b, place);
        if (election.candidates().get(candidate).withdrawn()) continue;
        totals[candidate] = totals[candidate].add(weight);
      }
    }
    var seating = new Seating(this, election, lot);
    seating.byTotals(totals);
    return seating.count(
        "comparison", totals, BigInteger.ZERO, Seating.Invalid.stranded(election), null);
  }
}
