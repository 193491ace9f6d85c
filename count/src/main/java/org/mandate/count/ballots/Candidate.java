package org.mandate.count.ballots;

/**
 * One who may be elected, or one option of a choice.
 *
 * @param number as on the ballot file, from 1; a candidate's index in arrays is one less
 * @param name not blank; need not be unique, see {@link Election#names()}
 * @param withdrawn true when the file withdraws the candidate: preferences for it are passed over
 */
public record Candidate(int number, String name, boolean withdrawn) {

  /**
   * @throws IllegalArgumentException if the number is below 1 or the name blank
   */
  public Candidate {
    if (number < 1)
      throw new IllegalArgumentException("candidate number " + number + ", least is 1");
    if (name.isBlank()) throw new IllegalArgumentException("candidate " + number + " has no name");
  }
}
