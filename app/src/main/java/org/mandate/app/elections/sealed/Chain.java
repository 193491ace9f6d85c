package org.mandate.app.elections.sealed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;

/**
 * Adds events to the stored board with their entries of the record, under the lock of the board.
 */
record Chain(SealedStore store, Record record) {

  /** Begins the file with its first event. */
  void begin(SealedBoard board, Function<BoardWriter, String> setup) {
    BoardWriter writer = new BoardWriter(board.began().getEpochSecond());
    String hash = setup.apply(writer);
    keep(board, new SealedBoard.Step(0, Event.Type.SETUP.word(), hash, now()), writer.bytes());
  }

  /** Adds one event behind the last; returns it as it stands. */
  SealedBoard.Step add(SealedBoard board, Event.Type type, Function<BoardWriter, String> event) {
    SealedBoard.Tip tip =
        store
            .tip(board.election())
            .orElseThrow(() -> new IllegalStateException("no board yet: " + board.election()));
    BoardWriter writer =
        BoardWriter.behind(board.began().getEpochSecond(), tip.hash(), tip.height());
    String hash = event.apply(writer);
    SealedBoard.Step step = new SealedBoard.Step(tip.height() + 1, type.word(), hash, now());
    keep(board, step, writer.bytes());
    return step;
  }

  private void keep(SealedBoard board, SealedBoard.Step step, byte[] bytes) {
    store.append(board.election(), step, bytes, entry(board, step).map(e -> record.append(e).id()));
  }

  /** None for a ballot whose board hides how many there are: they get one together at the close. */
  private static Optional<Draft> entry(SealedBoard board, SealedBoard.Step step) {
    if (step.height() == 0) {
      return Optional.of(SealedEntries.setup(board.election(), step));
    }
    if (!step.type().equals(Event.Type.BALLOT.word())) {
      return Optional.of(SealedEntries.step(board.election(), step));
    }
    return board.ballotsShown()
        ? Optional.of(SealedEntries.ballot(board.election(), step))
        : Optional.empty();
  }

  /** The one entry of all ballots that have none; when voting has closed. */
  void ballotsTogether(UUID election) {
    List<String> hashes =
        store.entries(election).stream()
            .filter(r -> r.entry().isEmpty())
            .map(r -> r.step().hash())
            .toList();
    store.recorded(election, record.append(SealedEntries.ballots(election, hashes)).id());
  }

  private Instant now() {
    return record.now();
  }
}
