package org.mandate.app.elections.sealed;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.SetupData;
import org.mandate.ballot.board.SizedTally;

/** Writes a board again with one thing changed, every name and parent made anew: a good chain. */
final class Replay {
  private final Board board;
  private final BoardWriter writer = new BoardWriter(1_800_000_000L);

  private Replay(byte[] bytes) {
    board = Board.read(BoardSource.of(bytes));
  }

  /** With the text of the event of this kind and number (from 0) changed. */
  static byte[] changed(byte[] bytes, Event.Type type, int number, UnaryOperator<String> change) {
    Replay replay = new Replay(bytes);
    int seen = 0;
    for (Board.Link link : replay.board.events()) {
      boolean it = link.event().type() == type && seen++ == number;
      replay.write(link, it ? change : UnaryOperator.identity());
    }
    return replay.writer.bytes();
  }

  /** Without the events that are not wanted. */
  static byte[] only(byte[] bytes, Predicate<Board.Link> wanted) {
    Replay replay = new Replay(bytes);
    replay.board.events().stream()
        .filter(wanted)
        .forEach(link -> replay.write(link, UnaryOperator.identity()));
    return replay.writer.bytes();
  }

  /** The text of the event of this kind and number. */
  static String text(byte[] bytes, Event.Type type, int number) {
    Board board = Board.read(BoardSource.of(bytes));
    return board.events().stream()
        .filter(link -> link.event().type() == type)
        .skip(number)
        .map(link -> board.text(link.event().payload().orElseThrow()))
        .findFirst()
        .orElseThrow();
  }

  private void write(Board.Link link, UnaryOperator<String> change) {
    Event.Type type = link.event().type();
    if (link.event().payload().isEmpty()) {
      writer.append(type);
      return;
    }
    String text = board.text(link.event().payload().orElseThrow());
    switch (type) {
      case SETUP -> {
        SetupData data = SetupData.read(text);
        writer.add(board.text(data.election()));
        writer.add(board.text(data.trustees()));
        writer.add(board.text(data.credentials()));
        writer.append(type, text);
      }
      case ENCRYPTED_TALLY -> {
        SizedTally sized = SizedTally.read(text);
        String hash = writer.add(change.apply(board.text(sized.encryptedTally())));
        writer.append(type, new SizedTally(sized.numTallied(), sized.totalWeight(), hash));
      }
      case SHUFFLE, PARTIAL_DECRYPTION -> {
        Owned owned = Owned.read(text);
        String hash = writer.add(change.apply(board.text(owned.payload())));
        writer.append(type, new Owned(owned.owner(), hash));
      }
      default -> writer.append(type, change.apply(text));
    }
  }
}
