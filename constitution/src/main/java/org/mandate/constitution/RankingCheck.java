package org.mandate.constitution;

import static org.mandate.constitution.Sentences.counted;
import static org.mandate.constitution.Sentences.number;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.mandate.constitution.DecisionFacts.Ballot;
import org.mandate.constitution.DecisionFacts.Rankings;
import org.mandate.constitution.Judgement.Bearing;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.Counting;
import org.mandate.constitution.Setting.Deciding;

/** Whether rankings were counted under the rule that the clause names, and what that gave. */
final class RankingCheck {

  private static final String NAME = "Count";

  private RankingCheck() {}

  static Check check(Cited<Deciding> rule, Ballot ballot) {
    Counting asks = counting(rule.setting());
    String requirement =
        "Rule " + asks.rule() + " is required, " + words(asks.weigh()) + "; a tie is drawn by lot.";
    List<String> faults = faults(asks, ballot);
    Rankings made = ballot.rankings();
    if (made == null || !faults.isEmpty()) {
      String fact = String.join("; ", faults) + ".";
      return new Check(rule.rule(), NAME, Status.NOT_MET, Bearing.PROCEDURE, fact, requirement);
    }
    String stopped = made.stopped();
    String fact =
        stopped == null
            ? number(made.elected().size())
                + " of "
                + counted(made.seats(), "seat")
                + " filled under "
                + made.rule()
                + ", "
                + words(made.weigh())
                + "."
            : "counted under " + made.rule() + ", which gave no result.";
    Status status = stopped == null ? Status.MET : Status.NOT_MET;
    return new Check(rule.rule(), NAME, status, Bearing.RESULT, fact, requirement);
  }

  static Outcome outcome(Deciding deciding, Ballot ballot) {
    Rankings made = ballot.rankings();
    if (made == null || !faults(counting(deciding), ballot).isEmpty()) {
      return new Outcome.NoDecision("The rankings were not counted as the constitution says.");
    }
    String stopped = made.stopped();
    return stopped == null ? new Outcome.Elected(made.elected()) : new Outcome.NoDecision(stopped);
  }

  private static List<String> faults(Counting asks, Ballot ballot) {
    var faults = new ArrayList<String>();
    Rankings made = ballot.rankings();
    if (made == null) {
      faults.add("the rankings were not counted");
      return faults;
    }
    if (!made.rule().equals(asks.rule())) faults.add("counted under " + made.rule());
    if (made.weigh() != asks.weigh()) faults.add("counted by " + words(made.weigh()));
    if (made.seats() < 1) faults.add("no seat was to be filled");
    if (made.elected().size() > made.seats()) {
      faults.add(number(made.elected().size()) + " elected for " + counted(made.seats(), "seat"));
    }
    boolean known =
        ballot.whole().practices().byOption().keySet().containsAll(made.elected())
            && new HashSet<>(made.elected()).size() == made.elected().size();
    if (!known) faults.add("somebody elected who was no candidate, or twice");
    if (made.stopped() == null && made.elected().isEmpty()) faults.add("nobody was elected");
    return faults;
  }

  private static String words(Franchise weigh) {
    return weigh == Franchise.ONE_PRACTICE_ONE_VOTE ? "one practice, one vote" : "weighted by list";
  }

  private static Counting counting(Deciding deciding) {
    Counting counting = deciding.counting();
    if (counting == null) throw new IllegalStateException("checked when made: " + deciding);
    return counting;
  }
}
