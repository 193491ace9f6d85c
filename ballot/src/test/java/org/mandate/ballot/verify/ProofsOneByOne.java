package org.mandate.ballot.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.AnswerCheck;
import org.mandate.ballot.proof.SignatureCheck;
import org.mandate.ballot.proof.Verdict;

/** The proofs of ballots one after the other, by the specification's formulas as they stand. */
final class ProofsOneByOne implements BallotProofs {
  @Override
  public List<Optional<Refusal>> check(
      List<BallotsCheck.Read> ballots, Setup setup, Counts counts) {
    List<Optional<Refusal>> found = new ArrayList<>(ballots.size());
    for (BallotsCheck.Read read : ballots) {
      try {
        checkOne(setup, read.ballot(), counts);
        found.add(Optional.empty());
      } catch (RefusedException e) {
        found.add(Optional.of(e.refusal()));
      }
    }
    return found;
  }

  @Override
  public List<String> besideFaults() {
    return List.of();
  }

  private static void checkOne(Setup setup, Ballot ballot, Counts counts) {
    requireMembers(setup.group(), ballot, counts);
    require(SignatureCheck.signature(setup.tables(), ballot), "", counts);
    counts.add(Rule.BALLOT_HASH);
    counts.add(Rule.BALLOT_SIGNATURE);
    String s0 = AnswerCheck.statement(setup.fingerprint(), ballot.credential());
    AnswerCheck check = new AnswerCheck(setup.tables());
    for (int i = 0; i < ballot.answers().size(); i++) {
      Question question = setup.election().questions().get(i);
      require(
          check.check(s0, question, ballot.answers().get(i)), "question " + (i + 1) + ": ", counts);
      BallotProofs.count(question, counts);
    }
  }

  private static void requireMembers(Group group, Ballot ballot, Counts counts) {
    for (int i = 0; i < ballot.answers().size(); i++) {
      Answer answer = ballot.answers().get(i);
      int number = 1;
      for (Ciphertext c : answer.ciphertexts()) {
        counts.require(
            group.isMember(c.alpha()) && group.isMember(c.beta()),
            Rule.BALLOT_MEMBER,
            "question " + (i + 1) + ": ciphertext " + number++ + " is not in the group");
      }
      if (answer instanceof Answer.Lists lists) {
        counts.require(
            group.isMember(lists.nonZero().commitment()),
            Rule.BALLOT_MEMBER,
            "question " + (i + 1) + ": a commitment is not in the group");
      }
    }
  }

  private static void require(Verdict verdict, String where, Counts counts) {
    if (verdict instanceof Verdict.Fails fails) {
      throw RefusedException.of(Rule.of(fails.claim()), where + fails.words());
    }
  }
}
