package org.mandate.ballot.verify;

import java.util.List;
import java.util.Optional;
import org.mandate.ballot.board.Question;

/**
 * Checks the membership of elements, the signature and every proof of ballots whose form, election
 * and credential are right. Called from several threads.
 */
interface BallotProofs {

  /** For each ballot what is wrong with it, if anything; counts every check that holds. */
  List<Optional<Refusal>> check(List<BallotsCheck.Read> ballots, Setup setup, Counts counts);

  /** What of a sidecar was found wrong so far. */
  List<String> besideFaults();

  /** Counts the proofs of an answer that holds. */
  static void count(Question question, Counts counts) {
    counts.add(Rule.ANSWER_FORM);
    switch (question) {
      case Question.Homomorphic asked -> {
        counts.add(Rule.ZERO_OR_ONE, asked.ciphertexts());
        if (asked.blankAllowed()) {
          counts.add(Rule.BLANK);
          counts.add(Rule.BLANK_OVERALL);
        } else {
          counts.add(Rule.OVERALL);
        }
      }
      case Question.Ranked asked -> counts.add(Rule.RANKED);
      case Question.Lists asked -> {
        asked.answers().forEach(list -> counts.add(Rule.ZERO_OR_ONE, list.size()));
        counts.add(Rule.ONE_LIST);
        counts.add(Rule.LIST, asked.answers().size());
        counts.add(Rule.NON_ZERO);
      }
    }
  }
}
