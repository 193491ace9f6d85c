package org.mandate.count.rules;

import org.mandate.count.ballots.Election;

/** One voting rule, by name. */
public interface Rule {

  /** As a constitution and the command line name it, such as {@code scottish-2007}. */
  String id();

  /** In plain words, for a page. */
  String title();

  /** Where the rule is written: title, publisher, year. */
  String source();

  /** The outside counts this rule was compared with, or {@code no outside count compared}. */
  String comparedWith();

  /**
   * Counts.
   *
   * @param lot resolves ties where the rule asks for a lot
   * @return the count (complete, or stopped at a tie that needs a lot), or a refusal with its
   *     reason when the rule is not defined for these ballots
   */
  Outcome count(Election election, Lot lot);
}
