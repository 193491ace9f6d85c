package org.mandate.app.elections;

import org.mandate.app.matters.Matter;

/**
 * A feature that must know when the papers of a ballot go out: in the publishing transaction, once
 * nothing can refuse it any more and before its entry is written.
 */
@FunctionalInterface
public interface PapersOut {
  void goOut(Matter matter);
}
