package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/** What we write is accepted by our own verifier, which was written apart from it. */
class WholeElectionTest {
  /** All on the fast group, one on the slow ones. */
  static Stream<Cells> cells() {
    return Cells.all()
        .filter(cell -> cell.name().startsWith("Ed25519") || cell.name().endsWith("smallest"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anElectionThatWeWriteVerifiesAndHasTheResultThatItsVotersMade(Cells cell) {
    TestElection election = cell.made();
    Report report =
        Verifier.verify(
            BoardSource.of(election.bytes()),
            Options.everything().named(election.uuid + ".bel"),
            Progress.NONE);
    assertTrue(report.accepted(), () -> report.refusal().orElseThrow().line());
    assertEquals(election.expected(), report.result().orElseThrow().text());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aTallyFromTheBoardAloneIsTheOneThatWasKeptWhileVoting(Cells cell) {
    TestElection election = cell.made();
    Board board = Board.read(BoardSource.of(election.bytes()));
    assertEquals(election.tally, Closing.tally(board));
    assertEquals(
        new Closing.Count.Counted(election.result), Closing.count(board), "result from the board");
  }
}
