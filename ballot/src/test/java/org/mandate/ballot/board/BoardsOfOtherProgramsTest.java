package org.mandate.ballot.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.ballot.StoredBoards;

/** Every text of boards that other programs wrote is read as a value and written again alike. */
class BoardsOfOtherProgramsTest {

  static List<String> boards() {
    return StoredBoards.small();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void everyTextIsWrittenAgainByteForByte(String name) {
    Board board = Board.read(BoardSource.of(StoredBoards.read(name)));
    Election election = board.election();
    SetupData setup = board.setup();
    assertEquals(board.text(setup.election()), election.text());
    assertEquals(
        board.text(setup.trustees()),
        Trustees.read(board.text(setup.trustees()), election.group()).text());
    assertEquals(
        board.text(setup.credentials()),
        Credentials.read(board.text(setup.credentials()), election.group()).text());
    int compared = 0;
    for (Board.Link link : board.events()) {
      assertEquals(link.hash(), link.event().hash());
      if (link.event().payload().isPresent()) {
        String text = board.text(link.event().payload().get());
        assertEquals(text, again(board, link.event().type(), text, election));
        compared++;
      }
    }
    assertTrue(compared > 5);
  }

  private static String again(Board board, Event.Type type, String text, Election election) {
    return switch (type) {
      case SETUP -> SetupData.read(text).text();
      case BALLOT -> {
        Ballot ballot = Ballot.read(text, election);
        assertEquals(ballot.signature().hash(), ballot.hashToSign());
        assertEquals(election.fingerprint(), ballot.electionHash());
        yield ballot.text();
      }
      case ENCRYPTED_TALLY -> {
        SizedTally sized = SizedTally.read(text);
        String tally = board.text(sized.encryptedTally());
        assertEquals(tally, EncryptedTally.read(tally, election).text());
        yield sized.text();
      }
      case SHUFFLE -> {
        String shuffle = board.text(Owned.read(text).payload());
        assertEquals(shuffle, Shuffle.read(shuffle, election.group()).text());
        yield Owned.read(text).text();
      }
      case PARTIAL_DECRYPTION -> {
        String part = board.text(Owned.read(text).payload());
        assertEquals(part, PartialDecryption.read(part, election).text());
        yield Owned.read(text).text();
      }
      case RESULT -> Result.read(text, election).text();
      case END_BALLOTS, END_SHUFFLES -> throw new AssertionError("no data");
    };
  }

  @ParameterizedTest
  @MethodSource("boards")
  void theWriterMakesTheSameFileFromTheSameTexts(String name) {
    byte[] bytes = StoredBoards.read(name);
    Board board = Board.read(BoardSource.of(bytes));
    BoardWriter writer = new BoardWriter(board.header().timestamp());
    for (Board.Entry entry : board.entries()) {
      if (entry.kind() == Board.Kind.DATA) {
        assertEquals(entry.hash(), writer.add(board.text(entry.hash())));
      } else if (entry.kind() == Board.Kind.EVENT) {
        Event event = eventAt(board, entry);
        Optional<String> text = event.payload().map(board::text);
        String hash =
            text.isPresent()
                ? writer.append(event.type(), text.get())
                : writer.append(event.type());
        assertEquals(entry.hash(), hash);
      }
    }
    assertArrayEquals(bytes, writer.bytes());
  }

  private static Event eventAt(Board board, Board.Entry entry) {
    return board.events().stream()
        .filter(link -> link.hash().equals(entry.hash()))
        .findFirst()
        .orElseThrow()
        .event();
  }

  @ParameterizedTest
  @MethodSource("boards")
  void aBoardInAFileIsReadLikeOneInMemory(String name) throws java.io.IOException {
    byte[] bytes = StoredBoards.read(name);
    java.nio.file.Path file = java.nio.file.Files.createTempFile("board", ".bel");
    try {
      java.nio.file.Files.write(file, bytes);
      try (BoardSource source = BoardSource.of(file)) {
        Board board = Board.read(source);
        assertEquals(Board.read(BoardSource.of(bytes)).entries(), board.entries());
        assertEquals(Board.read(BoardSource.of(bytes)).election().text(), board.election().text());
      }
    } finally {
      java.nio.file.Files.delete(file);
    }
  }
}
