package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.Arrays;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/**
 * The most votes win; with several seats each paper has as many votes as there are seats.
 *
 * <ul>
 *   <li>Representation of the People Act 1983, Schedule 1, rule 18: the result by the number of
 *       votes; rule 49: equal votes by lot. Rule 47(1)(b): a paper with votes for more candidates
 *       than it may vote for is void.
 *   <li>A ranked paper votes for its first preferences, as many as there are seats. Candidates at
 *       one rank are marks of equal force: where they are more than the votes left, the paper stops
 *       there, and is void if it has voted for nobody yet.
 * </ul>
 */
final class Plurality implements Rule {

  @Override
  public String id() {
    return "plurality";
  }

  @Override
  public String title() {
    return "Most votes win";
  }

  @Override
  public String source() {
    return "Representation of the People Act 1983, Schedule 1, rules 18, 47 and 49";
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
    BigInteger invalid = BigInteger.ZERO;
    for (int b = 0; b < ballots.size(); b++) {
      BigInteger weight = BigInteger.valueOf(ballots.weight(b));
      if (vote(election, b, weight, totals) == 0) invalid = invalid.add(weight);
    }
    var seating = new Seating(this, election, lot);
    seating.byTotals(totals);
    String reason = "no vote for a candidate who stands, or more votes than seats";
    return seating.count(
        "first preferences", totals, BigInteger.ZERO, new Seating.Invalid(reason, invalid), null);
  }

  /** How many candidates the paper votes for. */
  private static int vote(Election election, int paper, BigInteger weight, BigInteger[] totals) {
    Ballots ballots = election.ballots();
    int voted = 0;
    for (int place = 0; place < ballots.length(paper); ) {
      int next = place + 1;
      while (next < ballots.length(paper) && ballots.sharesRank(paper, next)) next++;
      int standing = 0;
      for (int p = place; p < next; p++) {
        if (stands(election, ballots.candidate(paper, p))) standing++;
      }
      if (voted + standing > election.seats()) return voted;
      for (int p = place; p < next; p++) {
        int candidate = ballots.candidate(paper, p);
        if (stands(election, candidate)) totals[candidate] = totals[candidate].add(weight);
      }
      voted += standing;
      place = next;
    }
    return voted;
  }

  private static boolean stands(Election election, int candidate) {
    return !election.candidates().get(candidate).withdrawn();
  }
}
