package org.mandate.ballot.proof;

import java.util.ArrayList;
import java.util.List;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;

/** Checks the answer to a question of lists (specification of 3.x: lists answers). */
final class ListsCheck {
  private final Tables tables;
  private final OneOfCheck oneOf;

  ListsCheck(Tables tables) {
    this.tables = tables;
    this.oneOf = new OneOfCheck(tables);
  }

  Verdict check(String s0, Question.Lists question, Answer.Lists answer) {
    if (!hasForm(question, answer)) {
      return new Verdict.Fails(
          Claim.ANSWER_FORM, "the numbers of choices or proofs are not those of the question");
    }
    for (int i = 0; i < answer.choices().size(); i++) {
      for (int j = 0; j < answer.choices().get(i).size(); j++) {
        Ciphertext choice = answer.choices().get(i).get(j);
        if (!oneOf.interval(s0, choice, 0, 1, answer.individual().get(i).get(j))) {
          return new Verdict.Fails(
              Claim.ZERO_OR_ONE,
              "choice " + (j + 1) + " of list " + (i + 1) + " is not proved to be 0 or 1");
        }
      }
    }
    return together(Challenges.whole(s0, answer.ciphertexts()), answer);
  }

  private static boolean hasForm(Question.Lists question, Answer.Lists answer) {
    int lists = question.answers().size();
    if (answer.choices().size() != lists
        || answer.individual().size() != lists
        || answer.listProofs().size() != lists
        || !answer.listProofs().stream().allMatch(ListChallenges::isPair)) {
      return false;
    }
    for (int i = 0; i < lists; i++) {
      int size = question.answers().get(i).size();
      if (answer.choices().get(i).size() != size
          || answer.individual().get(i).size() != size
          || !answer.individual().get(i).stream().allMatch(ListChallenges::isPair)) {
        return false;
      }
    }
    return true;
  }

  private Verdict together(String s, Answer.Lists answer) {
    Ciphertext chosen = oneOf.product(answer.choices().stream().map(List::getFirst).toList());
    if (!oneOf.interval(s, chosen, 1, 1, List.of(answer.overall()))) {
      return new Verdict.Fails(Claim.ONE_LIST, "it is not proved that one list is chosen");
    }
    List<Ciphertext> candidates = new ArrayList<>();
    for (int i = 0; i < answer.choices().size(); i++) {
      List<Ciphertext> list = answer.choices().get(i);
      candidates.addAll(list.subList(1, list.size()));
      if (!listHolds(s, list, answer.listProofs().get(i))) {
        return new Verdict.Fails(
            Claim.LIST, "candidates of list " + (i + 1) + " may be chosen without their list");
      }
    }
    return nonZero(s, oneOf.product(candidates), answer.nonZero());
  }

  private boolean listHolds(String s, List<Ciphertext> list, List<Proof> proofs) {
    List<OneOfCheck.Part> parts =
        List.of(
            new OneOfCheck.Part(list.getFirst(), 1),
            new OneOfCheck.Part(oneOf.product(list.subList(1, list.size())), 0));
    return oneOf.addUp(
        proofs, ListChallenges.list(tables.group(), s, oneOf.commitments(parts, proofs)));
  }

  private Verdict nonZero(String s, Ciphertext sum, Answer.NonZero proof) {
    var group = tables.group();
    Element first =
        group.times(group.power(sum.alpha(), proof.first()), tables.g().to(proof.second()));
    Element second =
        group.times(
            tables.y().to(proof.second()),
            group.product(
                List.of(sum.beta(), proof.commitment()),
                List.of(proof.first(), proof.challenge())));
    boolean holds =
        !proof.commitment().equals(group.one())
            && ListChallenges.nonZero(group, s, proof, first, second).equals(proof.challenge());
    return Verdict.of(holds, Claim.NON_ZERO, "it is not proved that a candidate is chosen");
  }
}
