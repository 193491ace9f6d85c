package org.mandate.count.rules;

import java.math.BigInteger;
import org.mandate.count.ballots.Election;

/**
 * Papers give each candidate a number; the highest sums win.
 *
 * <ul>
 *   <li>W. D. Smith, Range voting (2000): the candidate with the highest sum wins. Here sums, not
 *       means: a candidate to whom a paper gives no number has 0 of it.
 *   <li>Refused where papers carry no numbers: ranks are not turned into scores. Equal sums: by
 *       lot.
 * </ul>
 */
final class Score implements Rule {

  @Override
  public String id() {
    return "score";
  }

  @Override
  public String title() {
    return "Score voting (highest sum)";
  }

  @Override
  public String source() {
    return "Smith, Range voting, 2000";
  }

  @Override
  public String comparedWith() {
    return "no outside count compared";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    if (!election.ballots().hasMarks() && election.ballots().size() > 0) {
      return new Outcome.Refused(
          "score needs papers that give each candidate a number, and these rank candidates only;"
              + " plurality, approval and the ranked rules count such papers");
    }
    return Trie.tooHeavy(election).orElseGet(() -> counted(election, lot));
  }

  private Outcome counted(Election election, Lot lot) {
    BigInteger[] totals = Seating.totals(election, election.ballots()::mark);
    var seating = new Seating(this, election, lot);
    seating.byTotals(totals);
    return seating.count(
        "comparison", totals, BigInteger.ZERO, Seating.Invalid.stranded(election), null);
  }
}
