package org.mandate.conflicts;

import java.util.List;

/**
 * One dated path from a person to a party, and the clause that makes it a conflict.
 *
 * @param steps from the person; empty when the person is the party
 * @param papers the sealed papers of others that the person knows, where the clause turns on them
 */
public record Conflict(
    String person,
    List<Step> steps,
    Matter.Party party,
    Policy.PathRule rule,
    Certainty certainty,
    List<Disclosure> papers) {

  /** Copies the lists. */
  public Conflict {
    steps = List.copyOf(steps);
    papers = List.copyOf(papers);
  }

  /** The kind its clause gives it. */
  public Kind kind() {
    return rule.kind();
  }

  /** The strength its clause gives it. */
  public Strength strength() {
    return rule.strength();
  }

  /**
   * Whether only the person and the guardian may see the path: a close tie, or what somebody came
   * to know, which is told of nobody who overheard it.
   */
  public boolean sealed() {
    return kind() == Kind.INDIRECT
        || kind() == Kind.INFORMATION
        || steps.stream().anyMatch(s -> s.link().sealed());
  }
}
