package org.mandate.constitution;

/**
 * One mark that a motion, or the leading option, must reach. A rule may ask for several together.
 *
 * @param franchise what is added up
 * @param scope over the whole roll, or in each area by itself
 * @param mark how much is enough
 * @param base of what the mark is a share
 */
public record Threshold(Franchise franchise, Scope scope, Mark mark, Base base) {

  /** Where the mark must be reached. */
  public enum Scope {
    /** Once, over the whole roll. */
    WHOLE_ROLL,
    /** In every area by itself; one area short and the motion falls. */
    EACH_AREA
  }

  /** Of what a mark is a share. */
  public enum Base {
    /** Of the whole roll: who does not vote counts like who votes against. */
    OF_ROLL,
    /** Of the votes for any option; abstentions are not votes cast. */
    OF_VOTES_CAST,
    /** Of the votes for any option and the abstentions. */
    OF_VOTES_CAST_AND_ABSTENTIONS
  }
}
