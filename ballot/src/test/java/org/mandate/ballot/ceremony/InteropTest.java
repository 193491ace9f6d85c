package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Proof;

/**
 * Elections that we write are accepted by the programs of others: every cell of
 * docs/belenios-interop.md, by each version that knows it. The whole board is verified, and each
 * ballot alone against a board that has only the setup (not every version's whole check covers
 * every ballot).
 */
@Tag("long")
class InteropTest {

  @TempDir private Path folder;

  static Stream<Arguments> cells() {
    return Cells.all()
        .flatMap(
            cell ->
                Stream.of("2.0", "3.x")
                    .filter(cell.judges()::contains)
                    .map(version -> Arguments.of(cell, new Judge(version))));
  }

  static Stream<Arguments> cellsWithVotes() {
    return cells().filter(cell -> !cell.get()[0].toString().contains("nobody"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cells")
  void theOtherProgramAcceptsTheBoardAndEachBallot(Cells cell, Judge judge) throws IOException {
    judge.installed();
    TestElection election = cell.made();
    byte[] board = election.bytes();
    Files.write(folder.resolve(election.uuid + ".bel"), board);

    Judge.Said said = judge.run(folder, new byte[0], "election", "verify");
    assertEquals(0, said.code(), said.err());
    assertTrue(said.err().contains("all checks passed"), said.err());

    if (judge.version().equals("3.x")) {
      Path setup = setupOnly(election);
      for (Ballot ballot : ballots(board)) {
        Files.writeString(setup.resolve("ballot.json"), ballot.text());
        judge.require(setup, new byte[0], "election", "verify-ballot", "--ballot", "ballot.json");
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cellsWithVotes")
  void theOtherProgramWouldRefuseABallotThatWeSpoiled(Cells cell, Judge judge) throws IOException {
    judge.installed();
    TestElection election = cell.made();
    Ballot spoiled = spoiled(ballots(election.bytes()).getFirst());
    Path setup = setupOnly(election);
    if (judge.version().equals("3.x")) {
      Files.writeString(setup.resolve("ballot.json"), spoiled.text());
      assertNotEquals(
          0,
          judge
              .run(setup, new byte[0], "election", "verify-ballot", "--ballot", "ballot.json")
              .code());
    } else {
      BoardWriter writer =
          BoardWriter.after(Files.readAllBytes(setup.resolve(election.uuid + ".bel")));
      writer.append(Event.Type.BALLOT, spoiled);
      Files.write(setup.resolve(election.uuid + ".bel"), writer.bytes());
      assertNotEquals(0, judge.run(setup, new byte[0], "election", "verify").code());
    }
  }

  /** The same with a signature one off. */
  private static Ballot spoiled(Ballot ballot) {
    Proof proof = ballot.signature().proof();
    return new Ballot(
        ballot.electionUuid(),
        ballot.electionHash(),
        ballot.credential(),
        ballot.answers(),
        new Ballot.Signature(
            ballot.signature().hash(),
            new Proof(proof.challenge(), proof.response().xor(BigInteger.ONE))));
  }

  private Path setupOnly(TestElection election) throws IOException {
    Path setup = Files.createDirectories(folder.resolve("setup"));
    BoardWriter writer = new BoardWriter(1_800_000_000L);
    writer.setUp(election.election, election.trustees, election.roll.roll());
    Files.write(setup.resolve(election.uuid + ".bel"), writer.bytes());
    return setup;
  }

  private static List<Ballot> ballots(byte[] bytes) {
    Board board = Board.read(BoardSource.of(bytes));
    List<Ballot> ballots = new ArrayList<>();
    for (Board.Link link : board.events()) {
      if (link.event().type() == Event.Type.BALLOT) {
        String text = board.text(link.event().payload().orElseThrow());
        ballots.add(Ballot.read(text, board.election()));
      }
    }
    return ballots;
  }
}
