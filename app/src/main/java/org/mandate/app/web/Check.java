package org.mandate.app.web;

/**
 * One line of a validity check: met or not, the fact and the requirement, the rule.
 *
 * @param met whether it is met
 * @param fact "Quorum: 30 of 32 practices voted. 20 are required."
 * @param rule the rule's number with its link, or empty
 */
public record Check(boolean met, Prose fact, Prose rule) {
  public static Check met(Object fact, Prose rule) {
    return new Check(true, Prose.from(fact), rule);
  }

  public static Check notMet(Object fact, Prose rule) {
    return new Check(false, Prose.from(fact), rule);
  }

  public Status status() {
    return met ? Status.yes("Met") : Status.no("Not met");
  }
}
