package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Everything a count starts from.
 *
 * @param title as in the file; may be empty
 * @param seats to be filled, 1 or more
 * @param candidates in the order of their numbers 1, 2, 3 ...
 * @param ballots the valid papers, equal ones together
 * @param rejections papers not valid, by reason
 * @param tieOrder candidate numbers in the order in which the file resolves ties, or empty; see
 *     {@code Lot}
 */
public record Election(
    String title,
    int seats,
    List<Candidate> candidates,
    Ballots ballots,
    List<Rejection> rejections,
    List<Integer> tieOrder) {

  /**
   * @throws IllegalArgumentException if a number is out of place or the seats are below 1
   */
  public Election {
    candidates = List.copyOf(candidates);
    rejections = List.copyOf(rejections);
    tieOrder = List.copyOf(tieOrder);
    if (seats < 1) throw new IllegalArgumentException(seats + " seats, least is 1");
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).number() != i + 1) {
        throw new IllegalArgumentException(
            "candidate " + candidates.get(i) + " at place " + (i + 1));
      }
    }
  }

  /** The same election for another number of seats. */
  public Election withSeats(int other) {
    return new Election(title, other, candidates, ballots, rejections, tieOrder);
  }

  /** How many papers were rejected, whatever the reason. */
  public BigDecimal rejected() {
    return Rejection.sum(rejections);
  }

  /**
   * A name for each candidate, by index, none twice: the second of equal names gets {@code (2)},
   * the third {@code (3)}, by number.
   */
  public List<String> names() {
    Map<String, Integer> seen = new HashMap<>();
    var taken = new HashSet<String>();
    candidates.forEach(c -> taken.add(c.name()));
    var names = new ArrayList<String>();
    for (Candidate candidate : candidates) {
      int times = seen.merge(candidate.name(), 1, Integer::sum);
      String name = candidate.name();
      if (times > 1) {
        while (!taken.add(name = candidate.name() + " (" + times + ")")) times++;
        seen.put(candidate.name(), times);
      }
      names.add(name);
    }
    return names;
  }
}
