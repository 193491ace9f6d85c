package org.mandate.count;

import java.util.HashSet;
import java.util.List;

/**
 * A frozen roll: every voter once. It fixes the denominators; a practice that closes, merges or
 * changes owner after the freeze stays on it (design, section 6).
 *
 * @param voters in the order the roll is published; may be empty
 */
public record Roll(List<Voter> voters) {

  /**
   * @throws IllegalArgumentException if a voter stands twice, or the weights together exceed {@link
   *     Long#MAX_VALUE}
   */
  public Roll {
    voters = List.copyOf(voters);
    var seen = new HashSet<String>();
    for (Voter voter : voters) {
      if (!seen.add(voter.id())) {
        throw new IllegalArgumentException("voter " + voter.id() + " is on the roll twice");
      }
    }
    sum(voters);
  }

  /** Number of voters. */
  public long size() {
    return voters.size();
  }

  /** All weights together. */
  public long weight() {
    return sum(voters);
  }

  private static long sum(List<Voter> voters) {
    long sum = 0;
    for (Voter voter : voters) {
      if (voter.weight() > Long.MAX_VALUE - sum) {
        throw new IllegalArgumentException(
            "the weights of the roll exceed " + Long.MAX_VALUE + " at voter " + voter.id());
      }
      sum += voter.weight();
    }
    return sum;
  }
}
