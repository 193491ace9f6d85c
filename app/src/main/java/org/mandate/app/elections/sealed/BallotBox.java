package org.mandate.app.elections.sealed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.record.Record;
import org.mandate.ballot.batch.Kept;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;

/**
 * Takes sealed ballots: what is wrong with one is found before it waits for the lock of the board,
 * then the clock of the database decides, and the ballot stands on the board before its voter is
 * told.
 */
final class BallotBox {
  private static final String NOT_OPEN = "Voting is not open. Nothing was recorded";
  private final SealedStore store;
  private final Record record;
  private final Chain chain;

  BallotBox(SealedStore store, Record record, Chain chain) {
    this.store = store;
    this.record = record;
    this.chain = chain;
  }

  /** What became of a ballot. */
  sealed interface Cast {
    /** It stands on the board. */
    record Recorded(String tracker, Instant at) implements Cast {}

    /** Nothing was kept; why, and what to do. */
    record Refused(String words) implements Cast {}
  }

  /** Which vote on which line comes how. */
  record Coming(int line, String ballot, String sidecar, String channel) {}

  /** What every ballot of an election stands behind. */
  private record Setup(byte[] bytes, Board board) {}

  private Setup setup(SecretElection e) {
    byte[] bytes = store.setup(e.id());
    return new Setup(bytes, Board.read(BoardSource.of(bytes)));
  }

  Cast cast(SecretElection e, Coming coming) {
    Optional<SealedBoard> board = store.board(e.id());
    if (board.isEmpty() || !isOpen(e)) {
      return new Cast.Refused(NOT_OPEN);
    }
    Setup setup = setup(e);
    return switch (read(setup, coming)) {
      case Outcome.Refused<Ballot>(List<Outcome.Fault> faults) ->
          new Cast.Refused(faults.getFirst().words());
      case Outcome.Done<Ballot>(Ballot ballot) -> {
        String tracker = ballot.tracker();
        if (stands(e, coming.line(), ballot, tracker)) {
          yield new Cast.Recorded(tracker, record.now()); // sent again after a lost answer
        }
        yield fault(setup, coming)
            .<Cast>map(Cast.Refused::new)
            .orElseGet(() -> keep(board.get(), coming, ballot, tracker));
      }
    };
  }

  /**
   * The same look at a ballot that does not come yet: nothing is kept.
   *
   * @return its tracker
   */
  Outcome<String> look(SecretElection e, Coming coming) {
    if (!isOpen(e)) {
      return Outcome.refused("ballot", NOT_OPEN);
    }
    Setup setup = setup(e);
    return switch (read(setup, coming)) {
      case Outcome.Refused<Ballot>(List<Outcome.Fault> faults) -> new Outcome.Refused<>(faults);
      case Outcome.Done<Ballot>(Ballot ballot) ->
          fault(setup, coming)
              .map(words -> Outcome.<String>refused("ballot", words))
              .orElseGet(() -> new Outcome.Done<>(ballot.tracker()));
    };
  }

  private boolean isOpen(SecretElection e) {
    return e.state() == State.OPEN && record.now().isBefore(e.timetable().closes());
  }

  private static Outcome<Ballot> read(Setup setup, Coming coming) {
    if (coming.ballot().length() > SealedRules.LONGEST_BALLOT
        || coming.sidecar().length() > SealedRules.LONGEST_BALLOT
        || coming.sidecar().contains("\n")) {
      return Outcome.refused(
          "ballot",
          "This is larger than any ballot of this election. Load the page again and vote again");
    }
    try {
      Ballot ballot = Ballot.read(coming.ballot(), setup.board().election());
      return isNeutral(ballot)
          ? Outcome.refused(
              "ballot",
              "A part of this ballot hides nothing: no device seals so by itself. Vote again")
          : new Outcome.Done<>(ballot);
    } catch (BoardException broken) {
      return Outcome.refused(
          "ballot", "The sealed ballot cannot be read: " + broken.getMessage() + ". Vote again");
    }
  }

  /** A ciphertext made without randomness, which other programs may refuse with the whole board. */
  private static boolean isNeutral(Ballot ballot) {
    var one = SealedRules.group().one();
    return ballot.answers().stream()
        .flatMap(answer -> answer.ciphertexts().stream())
        .anyMatch(c -> c.alpha().equals(one) || c.beta().equals(one));
  }

  private boolean stands(SecretElection e, int line, Ballot ballot, String tracker) {
    return store.found(e.id(), tracker).isPresent()
        && store.pair(e.id(), line, ballot.credential().text());
  }

  /** The ballot alone behind the setup: its election, credential, signature and every proof. */
  private static Optional<String> fault(Setup setup, Coming coming) {
    String hash = setup.board().events().getLast().hash();
    BoardWriter alone = BoardWriter.after(setup.bytes());
    alone.append(Event.Type.BALLOT, coming.ballot());
    return BoardCheck.behind(new SealedBoard.Tip(0, hash), alone.bytes())
        .map(words -> "The sealed ballot does not hold: " + words + ". Vote again");
  }

  private Cast keep(SealedBoard board, Coming coming, Ballot ballot, String tracker) {
    if (!store.isOpen(board.election())) { // under the lock that a close waits for
      return new Cast.Refused("Voting closed while this was sent. Nothing was recorded");
    }
    String credential = ballot.credential().text();
    if (!store.pair(board.election(), coming.line(), credential)) {
      return new Cast.Refused(
          store.isBound(board.election())
              ? "This credential was made for another line of the roll. Use the one that you were sent"
                  + " for this line, or ask the credential authority"
              : "This credential belongs to another line of the roll, or you voted with another one before."
                  + " Use the credential that you were sent, or ask the credential authority");
    }
    List<byte[]> parts =
        ballot.answers().stream()
            .flatMap(answer -> answer.ciphertexts().stream())
            .map(
                c ->
                    Digest.sha256(
                        (c.alpha().text() + "," + c.beta().text())
                            .getBytes(StandardCharsets.US_ASCII)))
            .toList();
    if (!store.newParts(board.election(), parts)) {
      return new Cast.Refused(
          "A part of this ballot stands on the board already: it is a copy. Vote again");
    }
    SealedBoard.Step step =
        chain.add(
            board, Event.Type.BALLOT, writer -> writer.append(Event.Type.BALLOT, coming.ballot()));
    store.cast(
        board.election(),
        new SealedBoard.Cast(
            step.height(), tracker, credential, helping(coming, tracker), coming.channel()));
    return new Cast.Recorded(tracker, step.at());
  }

  /** The sidecar's line if it is one and of this ballot; a ballot counts without. */
  private static String helping(Coming coming, String tracker) {
    try {
      Kept kept = Kept.read(coming.sidecar(), SealedRules.group());
      return kept.ballot().equals(tracker) ? coming.sidecar() : "";
    } catch (BoardException notALine) {
      return "";
    }
  }

  /** The election as it stands on the board. */
  Optional<Election> election(SecretElection e) {
    byte[] setup = store.setup(e.id());
    return setup.length == 0
        ? Optional.empty()
        : Optional.of(Board.read(BoardSource.of(setup)).election());
  }
}
