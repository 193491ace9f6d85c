package org.mandate.conflicts;

/** The kinds of interest, the first four as the NHS guidance has them. */
public enum Kind {
  FINANCIAL,
  NON_FINANCIAL_PROFESSIONAL,
  NON_FINANCIAL_PERSONAL,
  /** Of somebody close. Seen by the person and the guardian only. */
  INDIRECT,
  /** Not an interest: knowledge of one bidder's sealed papers (Brewer and Nash). */
  INFORMATION
}
