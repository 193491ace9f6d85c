package org.mandate.count.rules;

import java.util.List;

/**
 * A tie that only a lot can resolve, and no lot was given: the count stops here.
 *
 * @param stage the stage that could not be made
 * @param purpose what the lot decides: {@code elect}, {@code surplus} (whose goes first), {@code
 *     exclude}
 * @param between candidates by index, 2 or more
 */
public record Tie(int stage, String purpose, List<Integer> between) {
  /** Copies the list. */
  public Tie {
    between = List.copyOf(between);
  }
}
