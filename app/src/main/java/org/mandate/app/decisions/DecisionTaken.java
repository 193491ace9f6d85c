package org.mandate.app.decisions;

import org.mandate.app.matters.Matter;
import org.mandate.constitution.Judgement;

/**
 * A feature that acts on decisions, in the transaction that takes them: a carried and valid change
 * of the constitution is adopted there.
 */
@FunctionalInterface
public interface DecisionTaken {
  void taken(Decision decision, Matter matter, Judgement judgement);
}
