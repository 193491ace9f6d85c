package org.mandate.ballot.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mandate.ballot.leak.Verdict.Finding;
import org.mandate.ballot.leak.Verdict.Gravity;
import org.mandate.ballot.leak.Verdict.Offer;

/** What a planned secret ballot would give away, judged before it opens. */
public final class Leak {
  private Leak() {}

  /**
   * Judges a plan. Refused are: a roll, or a published part of one, smaller than the anonymity
   * asked for; totals that isolate fewer when taken from one another; weights shared by fewer, with
   * secret totals. Warned of is what happens with a chance above the standard's limit, and rankings
   * by which voters could be recognised.
   *
   * <p>The anonymity count of the verdict is the size of the smallest group (the roll, an area, the
   * voters of one weight, an isolated group) in which a voter hides.
   */
  public static Verdict judge(Plan plan) {
    Judged judged = new Judged(plan.roll().size());
    TotalsJudge.judge(plan, judged);
    WeightsJudge.judge(plan, judged);
    RankingsJudge.judge(plan, judged);
    return judged.verdict();
  }

  /** What has been found so far. */
  static final class Judged {
    private final List<Finding> findings = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private int anonymity;

    Judged(int voters) {
      anonymity = voters;
    }

    void found(Verdict.Kind kind, Gravity gravity, String words) {
      findings.add(new Finding(kind, gravity, words));
    }

    void offer(Offer offer) {
      offers.add(offer);
    }

    void hidesAmong(int voters) {
      anonymity = Math.min(anonymity, voters);
    }

    Verdict verdict() {
      findings.sort(Comparator.comparing(Finding::gravity).reversed());
      Gravity worst = findings.isEmpty() ? Gravity.FINE : findings.getFirst().gravity();
      return switch (worst) {
        case FINE -> new Verdict.Fine(findings, offers, anonymity);
        case WARN -> new Verdict.Warn(findings, offers, anonymity);
        case REFUSE -> {
          offer(
              new Offer.OpenVote(
                  "Vote openly: all then know before they vote that their vote will be known."));
          yield new Verdict.Refuse(findings, offers, anonymity);
        }
      };
    }
  }
}
