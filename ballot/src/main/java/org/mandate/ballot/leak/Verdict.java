package org.mandate.ballot.leak;

import java.util.List;

/** Whether a secret ballot may open as planned, and why: {@link Leak#judge}. */
public sealed interface Verdict {
  /** What was found, gravest first; each a sentence for everybody. */
  List<Finding> findings();

  /** What could be done instead; empty when all is fine. */
  List<Offer> offers();

  /**
   * The anonymity count: among how many voters each hides, by this plan, unless a result is as
   * one-sided as the findings say.
   */
  int anonymity();

  /** It must not open. */
  record Refuse(List<Finding> findings, List<Offer> offers, int anonymity) implements Verdict {
    /** Copies. */
    public Refuse {
      findings = List.copyOf(findings);
      offers = List.copyOf(offers);
    }
  }

  /** It may open when those who vote have been told. */
  record Warn(List<Finding> findings, List<Offer> offers, int anonymity) implements Verdict {
    /** Copies. */
    public Warn {
      findings = List.copyOf(findings);
      offers = List.copyOf(offers);
    }
  }

  /** Nothing that needs saying before; the findings state the figures. */
  record Fine(List<Finding> findings, List<Offer> offers, int anonymity) implements Verdict {
    /** Copies. */
    public Fine {
      findings = List.copyOf(findings);
      offers = List.copyOf(offers);
    }
  }

  /**
   * One thing found.
   *
   * @param kind which computation
   * @param gravity what it alone would make of the plan
   * @param words a sentence or two
   */
  record Finding(Kind kind, Gravity gravity, String words) {}

  /** The computations. */
  enum Kind {
    /** The roll itself, and everybody voting alike. */
    UNANIMITY,
    /** Totals taken from one another: areas, late joiners. */
    SUBTRACTION,
    /** Sums of weights that only one group of voters has. */
    WEIGHTS,
    /** Rankings that stand alone. */
    RANKINGS
  }

  /** How grave, from least. */
  enum Gravity {
    /** A figure. */
    FINE,
    /** To be told before. */
    WARN,
    /** Must not open so. */
    REFUSE
  }

  /** What could be done instead. */
  sealed interface Offer {
    /** For everybody. */
    String words();

    /**
     * Vote with banded weights.
     *
     * @param bands with the least distortion for their size
     * @param chance that a total tells somebody for certain or has fewer ways than the standard
     *     asks, whichever is larger
     */
    record UseBands(Bands bands, double chance, String words) implements Offer {}

    /** Leave some totals out. */
    record Withhold(List<String> totals, String words) implements Offer {
      /** Copies. */
      public Withhold {
        totals = List.copyOf(totals);
      }
    }

    /** Put small areas together, each list into one. */
    record Pool(List<List<String>> areas, String words) implements Offer {
      /** Copies. */
      public Pool {
        areas = areas.stream().map(List::copyOf).toList();
      }
    }

    /** Publish the transfer sheet, or rankings cut after some places. */
    record CutRankings(int places, String words) implements Offer {}

    /** Vote openly. */
    record OpenVote(String words) implements Offer {}
  }
}
