package org.mandate.conflicts;

import java.time.LocalDate;

/**
 * Somebody came to know the sealed papers of a bidder on a matter. That it was overheard protects
 * the hearer: it is a fact like another, and nobody's fault.
 *
 * @param whose the bidder whose papers they are
 */
public record Disclosure(
    String id, String person, String whose, String matter, How how, LocalDate on) {
  /** How it came about. Both count alike. */
  public enum How {
    READ,
    OVERHEARD
  }
}
