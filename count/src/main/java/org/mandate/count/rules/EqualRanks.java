package org.mandate.count.rules;

/** The refusal of papers on which candidates share a rank. */
final class EqualRanks {
  private EqualRanks() {}

  static Outcome.Refused refused(String rule) {
    return new Outcome.Refused(
        "The rule "
            + rule
            + " does not allow equal rankings, and at least one paper has them; each paper must give"
            + " every rank to one candidate only.");
  }
}
