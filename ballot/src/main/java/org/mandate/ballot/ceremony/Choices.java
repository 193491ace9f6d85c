package org.mandate.ballot.ceremony;

import java.util.List;
import java.util.Optional;
import org.mandate.ballot.board.Question;

/**
 * Whether a vote keeps a question's rules. Tells only that it does or not: a vote that does is gone
 * through in one way, whatever it says.
 */
final class Choices {
  private static final int LARGEST_RANK = 255;

  private Choices() {}

  /** Why these choices may not be sealed; empty if they may. */
  static Optional<String> fault(Question question, List<Integer> choices) {
    return switch (question) {
      case Question.Homomorphic h -> fault(h, choices);
      case Question.Ranked r -> fault(r, choices);
      case Question.Lists l -> Optional.of("questions of lists are read but not made here");
    };
  }

  private static Optional<String> fault(Question.Homomorphic question, List<Integer> choices) {
    if (choices.size() != question.ciphertexts()) {
      return Optional.of(choices.size() + " choices for " + question.ciphertexts() + " places");
    }
    int sum = 0;
    int outside = 0;
    for (int choice : choices) {
      outside |= choice & ~1;
      sum += choice & 1;
    }
    int blank = question.blankAllowed() ? choices.getFirst() & 1 : 0;
    sum -= blank;
    // sign bits: below min, above max, and a blank vote with something chosen
    int wrong = ((sum - question.min()) | (question.max() - sum)) >>> 31;
    int fault = outside | blank * sum | (1 - blank) * wrong;
    if (fault == 0) {
      return Optional.empty();
    }
    String rule = "choose " + question.min() + " to " + question.max();
    return Optional.of(question.blankAllowed() ? rule + ", or blank and nothing else" : rule);
  }

  private static Optional<String> fault(Question.Ranked question, List<Integer> choices) {
    if (choices.size() != question.answers().size()) {
      return Optional.of(choices.size() + " numbers for " + question.answers().size() + " answers");
    }
    int outside = 0;
    for (int choice : choices) {
      outside |= choice & ~LARGEST_RANK;
    }
    return outside == 0
        ? Optional.empty()
        : Optional.of("each answer has a whole number from 0 to " + LARGEST_RANK);
  }
}
