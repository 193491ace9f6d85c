package org.mandate.ballot.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.proof.BallotStatements;
import org.mandate.ballot.proof.Statement;

/**
 * A ballot of the right shape with its statements and what the sidecar keeps of it.
 *
 * @param index which of the checked ballots
 * @param statements of the ballot's own proofs
 * @param line of the sidecar, read or not
 * @param kept the line, read; empty if there is none or it cannot be read
 * @param second the second signature's statement, alone, or none
 * @param fitting the kept commitments of {@code statements} and {@code second}, if all fit their
 *     hashes; else empty
 */
record Prepared(
    int index,
    Sealed sealed,
    List<Statement> statements,
    Optional<String> line,
    Optional<Kept> kept,
    List<Statement> second,
    List<List<Element>> fitting) {

  static Prepared of(
      int index, Sealed sealed, Election election, BallotStatements makers, Sidecar sidecar) {
    Ballot ballot = sealed.ballot();
    List<Statement> statements = makers.of(ballot);
    Optional<String> line = sidecar.line(sealed.tracker());
    Optional<Kept> kept = line.flatMap(text -> read(text, election));
    List<Statement> second =
        kept.map(one -> makers.second(ballot, one.second(), one.response())).stream().toList();
    List<List<Element>> fitting = kept.map(one -> fitting(statements, one)).orElse(List.of());
    return new Prepared(index, sealed, statements, line, kept, second, fitting);
  }

  private static Optional<Kept> read(String line, Election election) {
    try {
      return Optional.of(Kept.read(line, election.group()));
    } catch (BoardException e) {
      return Optional.empty();
    }
  }

  /** The commitments of each statement, if they have the right number and hashes. */
  private static List<List<Element>> fitting(List<Statement> statements, Kept kept) {
    int needed = statements.stream().mapToInt(one -> one.equations().size()).sum();
    if (kept.commitments().size() != needed) {
      return List.of();
    }
    List<List<Element>> fitting = new ArrayList<>(statements.size() + 1);
    int at = 0;
    for (Statement statement : statements) {
      int to = at + statement.equations().size();
      List<Element> own = kept.commitments().subList(at, to);
      if (!statement.hasChallengeOf(own)) {
        return List.of();
      }
      fitting.add(own);
      at = to;
    }
    fitting.add(List.of(kept.second()));
    return fitting;
  }

  /** Whether the sidecar helps with this ballot. */
  boolean helped() {
    return !fitting.isEmpty();
  }

  /** The statements whose commitments are {@link #fitting}, in that order. */
  List<Statement> helpedStatements() {
    List<Statement> all = new ArrayList<>(statements);
    all.addAll(second);
    return all;
  }

  /** The elements that the ballot itself brings: its credential, its ciphertexts, and others. */
  List<Element> own() {
    List<Element> own = new ArrayList<>();
    own.add(sealed.ballot().credential());
    sealed.ballot().answers().stream()
        .flatMap(answer -> answer.ciphertexts().stream())
        .forEach(ciphertext -> own.addAll(List.of(ciphertext.alpha(), ciphertext.beta())));
    for (Answer answer : sealed.ballot().answers()) {
      if (answer instanceof Answer.Lists lists) {
        own.add(lists.nonZero().commitment());
      }
    }
    return own;
  }

  /** What the element at that place of {@link #own} is. */
  String nameOfOwn(int place) {
    if (place == 0) {
      return "the credential";
    }
    int number = (place + 1) / 2;
    int question = 1;
    for (Answer answer : sealed.ballot().answers()) {
      int size = answer.ciphertexts().size();
      if (number <= size) {
        String part = place % 2 == 1 ? "alpha" : "beta";
        return "question " + question + ": " + part + " of ciphertext " + number;
      }
      number -= size;
      question++;
    }
    return "a commitment";
  }

  /** The elements that a check relies on: the ballot's own, and kept commitments. */
  List<Element> elements() {
    List<Element> elements = own();
    fitting.forEach(elements::addAll);
    return elements;
  }
}
