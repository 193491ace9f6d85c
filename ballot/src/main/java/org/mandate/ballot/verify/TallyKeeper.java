package org.mandate.ballot.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.group.Group;

/**
 * Adds up the ballots that count: the last of each credential (specification: tallied ballots,
 * encrypted tally). A ballot that is replaced is divided out again.
 */
final class TallyKeeper {
  private final Board board;
  private final Setup setup;
  private final Group group;
  private final boolean needed;
  private final Map<String, String> lastOf = new HashMap<>();
  private final List<List<Ciphertext>> sums = new ArrayList<>();
  private final List<Map<String, Ciphertext>> ranked = new ArrayList<>();
  private int ballots;
  private long weight;

  /** Keeps only numbers, not sums, where the board has no tally yet. */
  TallyKeeper(Board board, Setup setup, boolean needed) {
    this.board = board;
    this.setup = setup;
    this.group = setup.group();
    this.needed = needed;
    for (Question question : setup.election().questions()) {
      sums.add(new ArrayList<>(Collections.nCopies(size(question), neutral())));
      ranked.add(new LinkedHashMap<>());
    }
  }

  private static int size(Question question) {
    return switch (question) {
      case Question.Homomorphic asked -> asked.ciphertexts();
      case Question.Ranked asked -> 0;
      case Question.Lists asked -> asked.answers().stream().mapToInt(List::size).sum();
    };
  }

  private Ciphertext neutral() {
    return new Ciphertext(group.one(), group.one());
  }

  void add(Event event, Ballot ballot) {
    ballots++;
    String credential = ballot.credential().text();
    long counts = setup.roll().getOrDefault(credential, 0L);
    String payload = event.payload().orElseThrow();
    if (setup.election().hasRanked() && counts != 1) {
      throw new RefusedException(
          Refusal.of(Rule.WEIGHTS, "a ranked ballot cannot have the weight " + counts)
              .at(event, Digest.base64OfHex(payload)));
    }
    String before = lastOf.put(credential, payload);
    if (before == null) {
      weight += counts;
    } else if (needed) {
      multiply(Ballot.read(board.text(before), setup.election()), -counts);
    }
    if (needed) {
      multiply(ballot, counts);
    }
  }

  private void multiply(Ballot ballot, long times) {
    for (int i = 0; i < ballot.answers().size(); i++) {
      Answer answer = ballot.answers().get(i);
      if (answer instanceof Answer.Ranked one) {
        ranked.get(i).put(ballot.credential().text(), one.choices());
      } else {
        multiply(sums.get(i), answer.ciphertexts(), times);
      }
    }
  }

  private void multiply(List<Ciphertext> sum, List<Ciphertext> choices, long times) {
    BigInteger exponent = BigInteger.valueOf(Math.abs(times));
    for (int i = 0; i < sum.size(); i++) {
      Ciphertext old = sum.get(i);
      Ciphertext c = choices.get(i);
      if (Math.abs(times) != 1) {
        c = new Ciphertext(group.power(c.alpha(), exponent), group.power(c.beta(), exponent));
      }
      sum.set(
          i,
          times < 0
              ? new Ciphertext(group.over(old.alpha(), c.alpha()), group.over(old.beta(), c.beta()))
              : new Ciphertext(
                  group.times(old.alpha(), c.alpha()), group.times(old.beta(), c.beta())));
    }
  }

  int ballots() {
    return ballots;
  }

  int counted() {
    return lastOf.size();
  }

  long weight() {
    return weight;
  }

  /** What the encrypted tally must be. */
  EncryptedTally tally() {
    List<Rows<Ciphertext>> questions = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      List<Ciphertext> sum = sums.get(i);
      questions.add(
          switch (setup.election().questions().get(i)) {
            case Question.Homomorphic asked -> Rows.flat(sum);
            case Question.Ranked asked ->
                Rows.flat(ranked.get(i).values().stream().sorted(Ciphertext.order(group)).toList());
            case Question.Lists asked ->
                Rows.nested(asked.answers().stream().map(List::copyOf).toList()).shaped(sum);
          });
    }
    return new EncryptedTally(questions);
  }
}
