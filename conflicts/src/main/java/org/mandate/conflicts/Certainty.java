package org.mandate.conflicts;

/** Whether an interest or a conflict is there already. */
public enum Certainty {
  ACTUAL,
  POTENTIAL
}
