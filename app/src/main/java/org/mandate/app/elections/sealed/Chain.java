package org.mandate.app.elections.sealed;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;

/**
 * Adds events to the stored board, each with its entry of the record, under the lock of the board.
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
    UUID election = board.election();
    Draft entry =
        step.height() == 0
            ? SealedEntries.setup(election, step)
            : step.type().equals(Event.Type.BALLOT.word())
                ? SealedEntries.ballot(election, step)
                : SealedEntries.step(election, step);
    store.append(election, step, bytes, record.append(entry).id());
  }

  private Instant now() {
    return record.now();
  }
}
