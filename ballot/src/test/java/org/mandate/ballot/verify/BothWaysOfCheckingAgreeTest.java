package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.ballot.StoredBoards;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.proof.Tables;

/** Proofs together against proofs one by one by the formulas as they stand, on stored ballots. */
class BothWaysOfCheckingAgreeTest {

  static List<String> boards() {
    return StoredBoards.small();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void onGoodBallotsAndOnBallotsWithOneDigitChanged(String name) {
    Board board = Board.read(BoardSource.of(StoredBoards.read(name)));
    Election election = board.election();
    Setup setup =
        new Setup(
            election,
            election.fingerprint(),
            Trustees.read(board.text(board.setup().trustees()), election.group()),
            List.of(),
            new HashMap<>(),
            Tables.of(election.group(), election.publicKey()));
    List<BallotsCheck.Read> good = new ArrayList<>();
    for (Board.Link link : board.events()) {
      if (link.event().type() == Event.Type.BALLOT) {
        String text = board.text(link.event().payload().orElseThrow());
        good.add(new BallotsCheck.Read(link.event(), Ballot.read(text, election), text));
      }
    }
    assumeFalse(good.isEmpty(), "nobody voted in " + name);
    assertEquals(verdicts(new ProofsOneByOne(), good, setup), together(good, setup));
    boolean fast = election.group().name().equals("Ed25519");
    int changes = fast ? 12 : 4;
    for (BallotsCheck.Read one : fast ? good : good.subList(0, 1)) {
      for (int at = 60; at < one.text().length(); at += one.text().length() / changes) {
        Optional<BallotsCheck.Read> changed = changed(one, at, election);
        if (changed.isPresent()) {
          List<BallotsCheck.Read> some = List.of(good.getFirst(), changed.get());
          List<Boolean> verdicts = together(some, setup);
          assertEquals(verdicts(new ProofsOneByOne(), some, setup), verdicts);
          assertEquals(List.of(true, false), verdicts);
        }
      }
    }
  }

  private static List<Boolean> together(List<BallotsCheck.Read> ballots, Setup setup) {
    return verdicts(new ProofsTogether(setup, Sidecar.none()), ballots, setup);
  }

  private static List<Boolean> verdicts(
      BallotProofs proofs, List<BallotsCheck.Read> ballots, Setup setup) {
    return proofs.check(ballots, setup, new Counts()).stream().map(Optional::isEmpty).toList();
  }

  /** The next digit from there on changed, if the ballot can still be read. */
  private static Optional<BallotsCheck.Read> changed(
      BallotsCheck.Read one, int from, Election election) {
    StringBuilder text = new StringBuilder(one.text());
    int at = from;
    while (at < text.length() && !Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return Optional.empty();
    }
    text.setCharAt(at, text.charAt(at) == '5' ? '6' : '5');
    try {
      Ballot ballot = Ballot.read(text.toString(), election);
      return Optional.of(new BallotsCheck.Read(one.event(), ballot, text.toString()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
