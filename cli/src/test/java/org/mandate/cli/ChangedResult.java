package org.mandate.cli;

import java.util.List;
import java.util.Optional;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;

/** Writes a board again with one number of its result changed, the chain good again. */
final class ChangedResult {
  private ChangedResult() {}

  static byte[] offByOne(byte[] good) {
    Board board = Board.read(BoardSource.of(good));
    BoardWriter writer = new BoardWriter(board.header().timestamp());
    List<Board.Entry> entries = board.entries();
    for (int i = 1; i < entries.size(); i++) {
      int place = i;
      Optional<Event> event =
          board.events().stream()
              .filter(link -> link.entry() == place)
              .map(Board.Link::event)
              .findFirst();
      if (event.isEmpty()) {
        String text = board.text(entries.get(i).hash());
        if (!text.startsWith("{\"result\":")) {
          writer.add(text);
        }
      } else if (event.get().payload().isEmpty()) {
        writer.append(event.get().type());
      } else {
        String text = board.text(event.get().payload().get());
        writer.append(
            event.get().type(),
            text.replaceFirst("\\{\"result\":\\[\\[0,1,2", "{\"result\":[[0,2,1"));
      }
    }
    return writer.bytes();
  }
}
