package org.mandate.count.rules;

/** What counting gives. */
public sealed interface Outcome permits Count, Outcome.Refused {

  /**
   * The rule is not defined for this election.
   *
   * @param reason one sentence that says why and what would be accepted
   */
  record Refused(String reason) implements Outcome {}
}
