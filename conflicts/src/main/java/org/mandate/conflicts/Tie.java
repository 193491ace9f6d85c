package org.mandate.conflicts;

/** How two people are close. */
public enum Tie {
  SPOUSE,
  FAMILY,
  FRIEND,
  BUSINESS_PARTNER
}
