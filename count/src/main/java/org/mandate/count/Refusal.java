package org.mandate.count;

/** Why a set of votes is not counted. */
public sealed interface Refusal {

  /** One sentence in plain English. */
  String sentence();

  /** The voter is not on the roll. */
  record UnknownVoter(String voter) implements Refusal {
    @Override
    public String sentence() {
      return "A vote was cast for " + voter + ", who is not on the roll.";
    }
  }

  /** A second vote of one voter, alike or not. */
  record VotedTwice(String voter) implements Refusal {
    @Override
    public String sentence() {
      return "There is more than one vote of " + voter + ".";
    }
  }

  /** The question has no such option. */
  record UnknownOption(String voter, String choice) implements Refusal {
    @Override
    public String sentence() {
      return voter + " chose " + choice + ", which the question does not offer.";
    }
  }
}
