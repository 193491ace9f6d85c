package org.mandate.count;

/**
 * How much one voter's vote counts. The same votes can be counted under every franchise side by
 * side; which one decides is the constitution's matter. One GP one vote is not here: it cannot be
 * derived from votes of practices.
 */
public enum Franchise {
  /** Each voter counts 1. */
  ONE_PRACTICE_ONE_VOTE,
  /** Each voter counts its weight: the registered patients on the frozen roll. */
  WEIGHTED_BY_LIST;

  long amount(Voter voter) {
    return this == ONE_PRACTICE_ONE_VOTE ? 1 : voter.weight();
  }
}
