package org.mandate.ledger.read;

/** What sort of file a person brings. */
public enum Kind {
  /** A payer's published payments: spend over £25,000, or anything shaped like it. */
  SPEND,
  /** A statement of the collective's own account, as comma-separated values. */
  BANK,
  /** A statement of the collective's own account, as OFX (1.x or 2.x). */
  OFX
}
