package org.mandate.conflicts;

/** Where a procurement stands. */
public enum Stage {
  PRE_MARKET,
  QUESTIONNAIRE,
  DIALOGUE,
  AWARD
}
