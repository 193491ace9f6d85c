package org.mandate.ballot.leak;

import java.math.BigInteger;
import org.mandate.ballot.leak.Plan.Form;
import org.mandate.ballot.leak.Verdict.Gravity;
import org.mandate.ballot.leak.Verdict.Kind;
import org.mandate.ballot.leak.Verdict.Offer;

/** Rankings that could serve as signatures. */
final class RankingsJudge {
  private RankingsJudge() {}

  static void judge(Plan plan, Leak.Judged judged) {
    if (!(plan.form() instanceof Form.Ranked ranked) || !plan.published().rankings()) {
      return;
    }
    int voters = plan.roll().size();
    int count = plan.standard().anonymity();
    BigInteger patterns = Patterns.possible(ranked.candidates(), ranked.least(), ranked.most());
    double alone = Patterns.expectedAlone(patterns, voters);
    boolean enough =
        patterns.multiply(BigInteger.valueOf(count)).compareTo(BigInteger.valueOf(voters)) <= 0;
    judged.found(
        Kind.RANKINGS,
        enough ? Gravity.FINE : Gravity.WARN,
        "There are "
            + patterns
            + " ways to rank and "
            + voters
            + " voters. Were all ways equally"
            + " likely, about "
            + Math.round(alone)
            + " rankings would stand alone."
            + (enough
                ? ""
                : " Opened rankings can then serve as signatures: somebody who buys or forces votes"
                    + " can ask for one odd order and look for it."));
    if (!enough) {
      int places = Patterns.publishable(ranked.candidates(), voters, count);
      judged.offer(
          new Offer.CutRankings(
              places,
              (places == 0
                      ? "Publish only the transfer sheet, not the rankings"
                      : "Publish the transfer sheet, and rankings at most to place " + places)
                  + ", and let the observers of all sides check the rest; or count a larger"
                  + " electorate together."));
    }
  }
}
