package org.mandate.count.ballots;

/**
 * How papers with doubtful marks are treated. Rules for real elections differ, so each choice has a
 * name, and the result says how many papers it met.
 *
 * @param repeats a candidate marked twice on one paper
 * @param overvotes two candidates marked at one rank, in cast-vote records
 * @param skips a rank left empty before a marked one, in cast-vote records
 */
public record Treatment(Repeats repeats, Overvotes overvotes, Skips skips) {

  /** Refuses repeats; cast-vote records end at an overvote and pass over empty ranks. */
  public static final Treatment STANDARD =
      new Treatment(Repeats.REFUSE, Overvotes.END, Skips.PASS_OVER);

  /** A candidate marked twice. */
  public enum Repeats {
    /**
     * The file is refused; in cast-vote records, where voters make such marks, as {@link
     * #PASS_OVER}.
     */
    REFUSE,
    /** The second mark is passed over. */
    PASS_OVER,
    /** The paper ends before the second mark. */
    END
  }

  /** Two candidates at one rank. */
  public enum Overvotes {
    /** The paper ends before that rank. */
    END,
    /** That rank is passed over. */
    PASS_OVER
  }

  /** A rank left empty before a marked one. */
  public enum Skips {
    /** The empty rank is passed over, however many there are. */
    PASS_OVER,
    /** The paper ends at the first empty rank. */
    END,
    /** One empty rank is passed over; the paper ends at two together. */
    END_AT_TWO
  }
}
