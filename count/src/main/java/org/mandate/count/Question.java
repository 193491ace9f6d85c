package org.mandate.count;

import java.util.HashSet;
import java.util.List;

/**
 * What is put to the voters: its options, in the order printed on the ballot.
 *
 * <p>To abstain is always possible, always distinct from every option, and never listed among them.
 * A question where every practice picks a level for itself (the form used in Dudley, full or
 * partial membership) is a question like any other: its result is {@link
 * CountResult.Counted#votersFor} of each option, not a winner.
 *
 * @param options ids, at least one, none blank, none twice, none {@link #ABSTAIN}
 */
public record Question(List<String> options) {

  /** The choice of voters who take part and take no side. */
  public static final String ABSTAIN = "abstain";

  /** The option in favour in a {@link #yesNo()} question. */
  public static final String FOR = "for";

  /** The option against in a {@link #yesNo()} question. */
  public static final String AGAINST = "against";

  /**
   * @throws IllegalArgumentException if the options break a rule named above
   */
  public Question {
    options = List.copyOf(options);
    if (options.isEmpty()) throw new IllegalArgumentException("a question needs an option");
    var seen = new HashSet<String>();
    for (String option : options) {
      if (option.isBlank()) throw new IllegalArgumentException("an option's id is blank");
      if (option.equals(ABSTAIN)) {
        throw new IllegalArgumentException("'" + ABSTAIN + "' is always possible; do not list it");
      }
      if (!seen.add(option)) throw new IllegalArgumentException("option " + option + " is twice");
    }
  }

  /** A motion: for, against. */
  public static Question yesNo() {
    return new Question(List.of(FOR, AGAINST));
  }

  boolean knows(String choice) {
    return choice.equals(ABSTAIN) || options.contains(choice);
  }
}
