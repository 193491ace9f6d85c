package org.mandate.conflicts;

/** How near a conflict comes, by the clause that makes it one. Weakest first. */
public enum Strength {
  SLIGHT,
  MATERIAL,
  STRONG
}
