package org.mandate.ballot.ceremony;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;

/**
 * The kinds of election that we write: one cell each of docs/belenios-interop.md.
 *
 * @param judges the versions that know the cell's group and structure of trustees
 */
record Cells(String name, Set<String> judges, LongFunction<TestElection> make) {
  private static final long SEED = 20261128;
  private static final Map<String, TestElection> MADE = new HashMap<>();
  private static final Set<String> BOTH = Set.of("2.0", "3.x");
  private static final Set<String> NEW = Set.of("3.x");
  private static final Set<String> OLD = Set.of("2.0");

  static Question.Homomorphic choose(int answers, int min, int max, boolean blank) {
    return new Question.Homomorphic(
        texts("A", answers), blank ? Optional.of(true) : Optional.empty(), min, max, "Choose");
  }

  static Question.Ranked rank(int answers) {
    return new Question.Ranked(
        texts("C", answers), "Rank \"all\" of them \u2014 please", Optional.empty());
  }

  private static List<String> texts(String start, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      texts.add(start + i);
    }
    return texts;
  }

  /** Weights, a blank vote, a vote replaced by a later one, three questions, two trustees. */
  private static TestElection homomorphic(String group, long seed) {
    TestElection e =
        new TestElection(group, seed)
            .single()
            .single()
            .open(
                List.of(choose(5, 0, 2, false), choose(2, 1, 1, false), choose(2, 1, 2, true)),
                4,
                List.of(3L, 12L, 1L, 5000L));
    e.vote(0, List.of(List.of(1, 0, 1, 0, 0), List.of(0, 1), List.of(1, 0, 0)));
    e.vote(1, List.of(List.of(0, 0, 0, 0, 0), List.of(1, 0), List.of(0, 1, 1)));
    e.vote(0, List.of(List.of(0, 1, 1, 0, 0), List.of(1, 0), List.of(0, 0, 1)));
    e.vote(3, List.of(List.of(0, 0, 0, 0, 1), List.of(0, 1), List.of(1, 0, 0)));
    return e.close().decrypt(2, 1).result();
  }

  /** One trustee, one voter, one answer: the smallest. */
  private static TestElection smallest(String group, long seed) {
    TestElection e =
        new TestElection(group, seed).single().open(List.of(choose(1, 0, 1, false)), 1, List.of());
    e.vote(0, List.of(List.of(1)));
    return e.close().decrypt(1).result();
  }

  /** A ranked question beside a homomorphic one, a vote replaced, two shuffles. */
  private static TestElection ranked(String group, long seed) {
    TestElection e =
        new TestElection(group, seed)
            .single()
            .single()
            .open(List.of(rank(5), choose(3, 0, 2, false), rank(2)), 5, List.of());
    for (int v : new int[] {0, 1, 2, 3, 4, 1}) {
      e.vote(v, List.of(List.of(v + 1, 2, 0, 255, 4), List.of(1, v % 2, 0), List.of(2, v)));
    }
    return e.close().shuffle(1, 2).decrypt(1, 2).result();
  }

  /** One mandatory trustee and two of three others, of whom the first does not open. */
  private static TestElection threshold(String group, Form form, long seed) {
    TestElection e =
        new TestElection(group, seed)
            .single()
            .threshold(form, 2, 3)
            .open(List.of(choose(3, 0, 2, false)), 3, List.of());
    for (int v = 0; v < 3; v++) {
      e.vote(v, List.of(List.of(1, v % 2, 0)));
    }
    return e.close().decrypt(1, 3, 4).result();
  }

  /** Ranked, with threshold trustees alone. */
  private static TestElection rankedThreshold(String group, Form form, long seed) {
    TestElection e =
        new TestElection(group, seed).threshold(form, 3, 4).open(List.of(rank(4)), 3, List.of());
    for (int v = 0; v < 3; v++) {
      e.vote(v, List.of(List.of(1, 2, v, 4)));
    }
    return e.close().shuffle(2, 4, 1).decrypt(4, 1, 2).result();
  }

  /** Weights that are 2^30 or more in sum, from where on the board writes numbers as texts. */
  private static TestElection heavy(String group, long seed) {
    TestElection e =
        new TestElection(group, seed)
            .single()
            .open(
                List.of(choose(2, 0, 1, false)),
                3,
                List.of(1_000_000_000L, 1_000_000_001L, 1_000_000_002L));
    e.vote(0, List.of(List.of(1, 0)));
    e.vote(1, List.of(List.of(0, 1)));
    e.vote(2, List.of(List.of(1, 0)));
    return e.close().decrypt(1).result();
  }

  /** Two bands of five practices: a weight is one vote and the band's patients, a blank vote. */
  private static TestElection bands(String group, long seed) {
    List<Long> weights = new ArrayList<>();
    for (int v = 0; v < 10; v++) {
      weights.add(v < 5 ? 101_020L : 101_070L);
    }
    TestElection e =
        new TestElection(group, seed)
            .single()
            .single()
            .open(List.of(choose(2, 1, 1, true)), 10, weights);
    for (int v = 0; v < 9; v++) {
      e.vote(v, List.of(v == 8 ? List.of(1, 0, 0) : List.of(0, v % 2, 1 - v % 2)));
    }
    return e.close().decrypt(1, 2).result();
  }

  /** Nobody votes, and nothing is mixed twice. */
  private static TestElection nobody(String group, long seed) {
    return new TestElection(group, seed)
        .single()
        .single()
        .open(List.of(rank(3), choose(2, 0, 1, false)), 3, List.of())
        .close()
        .shuffle(2, 1)
        .decrypt(1, 2)
        .result();
  }

  static Stream<Cells> all() {
    List<Cells> cells = new ArrayList<>();
    for (String group : List.of("BELENIOS-2048", "RFC-3526-2048", "Ed25519")) {
      boolean old = !group.equals("Ed25519");
      Set<String> known = old ? BOTH : NEW;
      cells.add(new Cells(group + ", homomorphic", known, seed -> homomorphic(group, seed)));
      cells.add(new Cells(group + ", smallest", known, seed -> smallest(group, seed)));
      cells.add(
          new Cells(group + ", threshold as 3.x", known, seed -> threshold(group, Form.V3, seed)));
      if (old) {
        cells.add(
            new Cells(
                group + ", threshold as 2.0", OLD, seed -> threshold(group, Form.V2_0, seed)));
      }
      if (!group.equals("RFC-3526-2048")) {
        cells.add(new Cells(group + ", heavy weights", known, seed -> heavy(group, seed)));
      }
      if (!old) {
        cells.add(new Cells(group + ", weights in bands", known, seed -> bands(group, seed)));
      }
      if (!group.equals("BELENIOS-2048")) {
        cells.add(new Cells(group + ", nobody votes", known, seed -> nobody(group, seed)));
        cells.add(
            new Cells(group + ", ranked and homomorphic", known, seed -> ranked(group, seed)));
        cells.add(
            new Cells(
                group + ", ranked, threshold as 3.x",
                known,
                seed -> rankedThreshold(group, Form.V3, seed)));
      }
    }
    return cells.stream();
  }

  /** The election of this cell, made once for all tests. */
  TestElection made() {
    return MADE.computeIfAbsent(name, n -> make.apply(SEED));
  }

  @Override
  public String toString() {
    return name;
  }
}
