package org.mandate.conflicts;

/**
 * One link of a path, walked from one end to the other.
 *
 * @param forward whether it is walked as the fact is said
 */
public record Step(Link link, boolean forward) {

  /** Where the step begins. */
  public String begins() {
    return forward ? link.from() : link.to();
  }

  /** Where it leads. */
  public String leads() {
    return forward ? link.to() : link.from();
  }
}
