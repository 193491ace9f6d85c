package org.mandate.ballot.proof;

import java.util.ArrayList;
import java.util.List;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;

/**
 * Checks the answer to one question: its form and every proof. Every element must have been tested
 * for membership.
 */
public final class AnswerCheck {
  private final Tables tables;
  private final OneOfCheck oneOf;

  /** For the answers of one election. */
  public AnswerCheck(Tables tables) {
    this.tables = tables;
    this.oneOf = new OneOfCheck(tables);
  }

  /** The statement S0 of a ballot: for which election and by whom its proofs were made. */
  public static String statement(String fingerprint, Element credential) {
    return fingerprint + "|" + credential.text();
  }

  /** Checks an answer of a ballot with that statement S0. */
  public Verdict check(String s0, Question question, Answer answer) {
    return switch (question) {
      case Question.Homomorphic asked when answer instanceof Answer.Homomorphic given ->
          homomorphic(s0, asked, given);
      case Question.Ranked asked when answer instanceof Answer.Ranked given ->
          SignatureCheck.ranked(tables, s0, given);
      case Question.Lists asked when answer instanceof Answer.Lists given ->
          new ListsCheck(tables).check(s0, asked, given);
      default -> new Verdict.Fails(Claim.ANSWER_FORM, "the answer is of another kind");
    };
  }

  /**
   * Whether an answer has as many ciphertexts and proofs as the question asks for; without this no
   * proof may be looked at.
   */
  public static Verdict form(Question.Homomorphic question, Answer.Homomorphic answer) {
    int range = question.max() - question.min() + 1;
    int blank = question.blankAllowed() ? 1 : 0;
    boolean fits =
        answer.choices().size() == question.ciphertexts()
            && answer.individual().size() == question.ciphertexts()
            && answer.individual().stream().allMatch(parts -> parts.size() == 2)
            && answer.overall().size() == range + blank
            && answer.blank().isPresent() == question.blankAllowed()
            && answer.blank().map(parts -> parts.size() == 2).orElse(true);
    return Verdict.of(
        fits, Claim.ANSWER_FORM, "the numbers of choices or proofs are not those of the question");
  }

  private Verdict homomorphic(String s0, Question.Homomorphic question, Answer.Homomorphic answer) {
    Verdict form = form(question, answer);
    if (form instanceof Verdict.Fails) {
      return form;
    }
    for (int i = 0; i < answer.choices().size(); i++) {
      if (!oneOf.interval(s0, answer.choices().get(i), 0, 1, answer.individual().get(i))) {
        return new Verdict.Fails(
            Claim.ZERO_OR_ONE, "choice " + (i + 1) + " is not proved to be 0 or 1");
      }
    }
    String s = Challenges.whole(s0, answer.choices());
    return question.blankAllowed()
        ? withBlank(s, question, answer)
        : Verdict.of(
            oneOf.interval(
                s,
                oneOf.product(answer.choices()),
                question.min(),
                question.max(),
                answer.overall()),
            Claim.OVERALL,
            "the number of choices is not proved to be allowed");
  }

  private Verdict withBlank(String s, Question.Homomorphic question, Answer.Homomorphic answer) {
    Ciphertext blank = answer.choices().getFirst();
    Ciphertext sum = oneOf.product(answer.choices().subList(1, answer.choices().size()));
    List<Proof> proof = answer.blank().orElseThrow();
    List<Element> commitments =
        oneOf.commitments(
            List.of(new OneOfCheck.Part(blank, 0), new OneOfCheck.Part(sum, 0)), proof);
    if (!oneOf.addUp(proof, Challenges.blank(tables.group(), s, commitments))) {
      return new Verdict.Fails(Claim.BLANK, "it is not proved that a blank vote chooses nothing");
    }
    List<OneOfCheck.Part> parts = new ArrayList<>();
    parts.add(new OneOfCheck.Part(blank, 1));
    for (int value = question.min(); value <= question.max(); value++) {
      parts.add(new OneOfCheck.Part(sum, value));
    }
    commitments = oneOf.commitments(parts, answer.overall());
    return Verdict.of(
        oneOf.addUp(answer.overall(), Challenges.blankOverall(tables.group(), s, commitments)),
        Claim.BLANK_OVERALL,
        "the number of choices is not proved to be allowed");
  }
}
