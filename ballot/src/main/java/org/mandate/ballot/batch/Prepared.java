package org.mandate.ballot.batch;

import java.util.ArrayList;
import java.util.List;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.BallotStatements;
import org.mandate.ballot.proof.Statement;

/**
 * A ballot of the right shape with its statements; where the sidecar helps, with the commitments
 * that it keeps.
 *
 * @param index which of the checked ballots
 * @param statements of the ballot's own proofs
 * @param second the second signature's statement, alone or none
 * @param kept the commitments of {@code statements} and {@code second}, as long as they fit their
 *     hashes; else empty
 */
record Prepared(
    int index,
    Sealed sealed,
    List<Statement> statements,
    List<Statement> second,
    List<List<Element>> kept) {

  static Prepared of(int index, Sealed sealed, BallotStatements makers, Group group) {
    List<Statement> statements = makers.of(sealed.ballot());
    if (sealed.kept().isEmpty()) {
      return new Prepared(index, sealed, statements, List.of(), List.of());
    }
    Kept kept = sealed.kept().get();
    Statement second = makers.second(sealed.ballot(), kept.second(), kept.response());
    return new Prepared(
        index, sealed, statements, List.of(second), fitting(statements, second, kept));
  }

  /** The commitments of each statement, if they have the right number and hashes. */
  private static List<List<Element>> fitting(
      List<Statement> statements, Statement second, Kept kept) {
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
    return !kept.isEmpty();
  }

  /** All statements that have kept commitments, in the order of {@link #kept}. */
  List<Statement> helpedStatements() {
    List<Statement> all = new ArrayList<>(statements);
    all.addAll(second);
    return all;
  }

  /** The elements that the ballot itself brings. */
  List<Element> own() {
    List<Element> own = new ArrayList<>();
    own.add(sealed.ballot().credential());
    sealed.ballot().answers().stream()
        .flatMap(answer -> answer.ciphertexts().stream())
        .forEach(ciphertext -> add(own, ciphertext));
    return own;
  }

  private static void add(List<Element> own, Ciphertext ciphertext) {
    own.add(ciphertext.alpha());
    own.add(ciphertext.beta());
  }

  /** The elements that a check relies on: the ballot's own, and kept commitments. */
  List<Element> elements() {
    List<Element> elements = own();
    kept.forEach(elements::addAll);
    return elements;
  }
}
