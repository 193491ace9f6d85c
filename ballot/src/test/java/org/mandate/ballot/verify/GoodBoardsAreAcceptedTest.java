package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.ballot.StoredBoards;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Rows;

/**
 * Boards that other programs wrote and accept are accepted, and the result is the sum or list of
 * the votes that were noted when they were made (README of the data, votes.txt).
 */
class GoodBoardsAreAcceptedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t20 | {"result":[[2,6,3,0],[5,0]]} | 3 | 8
          t33 | {"result":[[2,6,3,0],[5,0]]} | 3 | 8
          b33 | {"result":[[2,3,3,3],[2,0]]} | 3 | 8
          l33 | {"result":[[1,2,2],[1,0],[[2,2,0],[1,1,0,1]]]} | 3 | 3
          zr33 | {"result":[[]]} | 0 | 0
          thrall33 | {"result":[[1,2,2],[1,0]]} | 3 | 3
          bw33 | {"result":[["2000000001","4000000002","4000000001"],["2000000002",0]]} | 3 | 6000000003
          odd33 | {"result":[[0],[1,1,1],[3,3,3],[1,2,2]]} | 3 | 3
          hom-3 | {"result":[[1,0,1,0,1],[0,2,0,1,0]]} | 3 | 3
          hom-ed25519-3 | {"result":[[1,0,1,0,1],[0,2,0,1,0]]} | 3 | 3
          """)
  void sumsAreThoseOfTheVotes(String name, String result, int counted, long weight) {
    Report.Accepted accepted = accepted(verify(name));
    assertEquals(result, accepted.result().orElseThrow().text());
    assertEquals(counted, accepted.counted());
    assertEquals(weight, accepted.weight());
    assertEquals(Report.Stage.OVER, accepted.stage());
  }

  @Test
  void rankingsAreThoseOfTheVotesInAnotherOrder() {
    Report.Accepted r20 = accepted(verify("r20"));
    assertEquals(
        List.of("[1, 1, 2, 1]", "[1, 0]"),
        r20.result().orElseThrow().questions().stream()
            .limit(2)
            .map(rows -> rows.all().toString())
            .toList());
    assertEquals(List.of("[1, 3, 2]", "[2, 1, 3]", "[2, 3, 1]", "[2, 3, 1]"), sorted(r20, 2));
    Report.Accepted r33 = accepted(verify("r33"));
    assertEquals(List.of(1, 2), r33.mixedBy());
    assertEquals(List.of(1, 2, 3), r33.openedBy());
    assertEquals(List.of(1, 2, 3, 5), r20.openedBy());
    assertEquals(5, r33.ballots());
    assertEquals(4, r33.counted());
    assertEquals(List.of("[1, 3, 2]", "[2, 3, 1]", "[2, 3, 1]", "[3, 2, 1]"), sorted(r33, 2));
    assertEquals(
        List.of("[2, 3, 4, 1]", "[2, 4, 3, 1]", "[3, 1, 4, 2]", "[4, 1, 3, 2]"), sorted(r33, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranked-3", "ranked-ed25519-3", "ranked-ed25519-200"})
  void storedRankingsAreThoseOfVotesTxt(String name) {
    Report.Accepted accepted = accepted(verify(name));
    List<String> votes = votes(name).stream().map(v -> inner(v).toString()).sorted().toList();
    assertEquals(votes, sorted(accepted, 0));
  }

  @Test
  void twoHundredBallotsOfEd25519AddUp() {
    assertSums("hom-ed25519-200", "{\"result\":[[47,54,37,48,50],[47,68,42,30,13]]}");
  }

  @Test
  @Tag("long")
  void aThousandBallotsOfBelenios2048AddUp() {
    assertSums("hom-1000", "{\"result\":[[240,236,232,257,237],[303,267,205,134,91]]}");
  }

  @Test
  @Tag("long")
  void threeHundredRankingsOfRfc3526AreThoseOfVotesTxt() {
    storedRankingsAreThoseOfVotesTxt("ranked-300");
  }

  @Test
  void anEditedResultIsRefusedAtItsEvent() {
    Refusal refusal = verify("tampered-example").refusal().orElseThrow();
    assertEquals(Rule.RESULT, refusal.rule());
    assertEquals(9, refusal.height().orElseThrow());
    assertEquals(Optional.empty(), refusal.tracker());
  }

  private static void assertSums(String name, String result) {
    assertEquals(result, accepted(verify(name)).result().orElseThrow().text());
  }

  static Report verify(String name) {
    Report report =
        Verifier.verify(
            BoardSource.of(StoredBoards.read(name)), Options.everything(), Progress.NONE);
    System.out.println(name + ": " + report.refusal().map(Refusal::line).orElse("accepted"));
    return report;
  }

  private static Report.Accepted accepted(Report report) {
    assertTrue(report.accepted(), () -> report.refusal().orElseThrow().line());
    return (Report.Accepted) report.outcome();
  }

  private static List<String> sorted(Report.Accepted accepted, int question) {
    Rows<Long> rows = accepted.result().orElseThrow().questions().get(question);
    return rows.rows().stream().map(List::toString).sorted().toList();
  }

  private static List<String> votes(String name) {
    return StoredBoards.lines(name, "votes.txt").stream().filter(l -> !l.isBlank()).toList();
  }

  /** "[[2,1,3,5,4]]" as a list. */
  private static List<Integer> inner(String vote) {
    return Arrays.stream(vote.replaceAll("[^0-9,]", "").split(",")).map(Integer::valueOf).toList();
  }
}
