package org.mandate.count;

import org.jspecify.annotations.Nullable;

/**
 * One line of a frozen roll: who may vote, with what weight, in which area.
 *
 * @param id the voter's identity on the roll, for a practice its organisation code; not blank
 * @param weight the voter's weight, for a practice its registered patients at the roll's date; 0 is
 *     allowed (a list not yet published, or a practice that has just opened)
 * @param area the area whose own majority this voter counts towards, or null when the roll has none
 */
public record Voter(String id, long weight, @Nullable String area) {

  /**
   * @throws IllegalArgumentException if the id or the area is blank, or the weight is below 0
   */
  public Voter {
    if (id.isBlank()) throw new IllegalArgumentException("a voter's id is blank");
    if (weight < 0) {
      throw new IllegalArgumentException("voter " + id + " has weight " + weight + ", least is 0");
    }
    if (area != null && area.isBlank()) {
      throw new IllegalArgumentException("voter " + id + " has a blank area; leave it out (null)");
    }
  }
}
