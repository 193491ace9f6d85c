package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mandate.ballot.verify.Refusals.assertEvent;
import static org.mandate.ballot.verify.Refusals.assertFile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.StoredBoards;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;

/** Forgeries of the file and of the chain; hashes are good unless the test says otherwise. */
class ForgedFileIsRefusedTest {
  private final Forgery forgery = new Forgery("t33");
  private final byte[] good = StoredBoards.read("t33");

  @Test
  void puttingABoardTogetherWithoutChangesGivesTheSameFile() {
    for (String name : StoredBoards.OWN) {
      // both trustees' openings of nothing are one text, which 3.3.0 wrote twice and we write once
      if (!name.equals("zr33")) {
        assertArrayEquals(StoredBoards.read(name), new Forgery(name).bytes(), name);
      }
    }
  }

  @Test
  void closingBlocksOfZeros() {
    assertFile(Rule.CONTAINER, Arrays.copyOf(good, good.length + 1024));
  }

  @Test
  void anythingInThePadding() {
    byte[] board = good.clone();
    board[1023] = 1;
    assertFile(Rule.CONTAINER, board);
  }

  @Test
  void aCutFile() {
    assertFile(Rule.CONTAINER, Arrays.copyOf(good, good.length - 512));
    assertFile(Rule.CONTAINER, Arrays.copyOf(good, good.length - 1));
  }

  @Test
  void anEmptyFile() {
    assertFile(Rule.CONTAINER, new byte[0]);
  }

  @Test
  void anotherModeOfAnEntry() {
    assertFile(Rule.CONTAINER, header(2, block -> block[106] = '0'));
  }

  @Test
  void anotherTimeOfOneEntry() {
    assertFile(Rule.CONTAINER, header(2, block -> block[146] = (byte) (block[146] ^ 1)));
  }

  @Test
  void theMagicOfAnotherTar() {
    assertFile(
        Rule.CONTAINER,
        header(
            2,
            block ->
                System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, block, 257, 5)));
  }

  @Test
  void anotherKindOfEntry() {
    assertFile(Rule.CONTAINER, header(2, block -> block[156] = '5'));
  }

  @Test
  void bytesAfterTheNameOfAnEntry() {
    assertFile(Rule.CONTAINER, header(2, block -> block[90] = 'x'));
  }

  @Test
  void aWrongChecksum() {
    byte[] board = good.clone();
    board[148]++;
    assertFile(Rule.CONTAINER, board);
  }

  @Test
  void noHeaderEntry() {
    assertFile(Rule.CONTAINER, Arrays.copyOfRange(good, 1024, good.length));
  }

  @Test
  void dataTwice() {
    Forgery.RawFile file = forgery.file();
    file.names.add(3, file.names.get(1));
    file.bodies.add(3, file.bodies.get(1));
    assertEvent(Rule.ENTRIES, 0, file.bytes());
  }

  @Test
  void contentUnderTheNameOfOtherContent() {
    Forgery.RawFile file = forgery.file();
    int ballot = file.names.indexOf(Digest.hex(data("Ballot", 1)) + ".data.json");
    file.bodies.set(ballot, data("Ballot", 0).getBytes(StandardCharsets.UTF_8));
    assertEvent(Rule.CONTAINER, 2, file.bytes());
  }

  @Test
  void aTimeThatIsANumber() {
    Forgery.RawFile file = forgery.file();
    file.bodies.set(
        0, ("{\"version\":1,\"timestamp\":" + file.time + "}").getBytes(StandardCharsets.UTF_8));
    assertFile(Rule.FORM, file.bytes());
  }

  @Test
  void aFileNamedAfterAnotherElection() {
    Report report =
        Verifier.verify(
            BoardSource.of(good), Options.everything().named("xfBAMLAUbiewAb.bel"), Progress.NONE);
    assertEquals(Rule.FILE_NAME, report.refusal().orElseThrow().rule());
  }

  @Test
  void aBrokenParent() {
    assertEvent(Rule.PARENT, 2, editedEvent(2, e -> Edits.change(e, "/parent", Digest::hex)));
  }

  @Test
  void noParent() {
    assertEvent(Rule.PARENT, 2, editedEvent(2, e -> Edits.remove(e, "/parent")));
  }

  @Test
  void aParentOfTheFirstEvent() {
    Forgery.RawFile file = forgery.file();
    String first = text(file, 0);
    assertEvent(
        Rule.PARENT,
        0,
        editedEvent(
            0,
            e ->
                first.replace(
                    "{\"height\"", "{\"parent\":\"" + Digest.hex("x") + "\",\"height\"")));
  }

  @Test
  void aGapInTheHeights() {
    assertEvent(Rule.HEIGHT, 7, editedEvent(2, e -> Edits.set(e, "/height", "7")));
  }

  @Test
  void anUnknownKindOfEvent() {
    assertFile(Rule.FORM, editedEvent(2, e -> Edits.set(e, "/type", "\"Note\"")));
  }

  @Test
  void aFieldTwiceInAnEvent() {
    assertFile(
        Rule.JSON, editedEvent(2, e -> e.replace(",\"height\":2", ",\"height\":2,\"height\":2")));
  }

  @Test
  void anUnknownFieldInAnEvent() {
    assertFile(Rule.FORM, editedEvent(2, e -> Edits.set(e, "/note", "1")));
  }

  @Test
  void noEndOfBallots() {
    forgery.steps.remove(forgery.step("EndBallots", 0));
    Forgery.Step tally = forgery.step("EncryptedTally", 0);
    Refusals.assertStep(Rule.ORDER, forgery, tally);
  }

  @Test
  void aBallotAfterTheEndOfBallots() {
    Collections.swap(forgery.steps, 3, 4);
    assertEvent(Rule.ORDER, 5, forgery.bytes());
  }

  @Test
  void anEventAfterTheResult() {
    forgery.steps.add(new Forgery.Step("EndBallots", Optional.empty()));
    assertEvent(Rule.ORDER, forgery.steps.size(), forgery.bytes());
  }

  @Test
  void aSecondSetup() {
    forgery.steps.add(1, new Forgery.Step("Setup", Optional.of("{}")));
    assertEvent(Rule.ORDER, 2, forgery.bytes());
  }

  @Test
  void noSetup() {
    Forgery.RawFile file = new Forgery.RawFile(forgery.time);
    file.event("EndBallots", Optional.empty());
    assertEvent(Rule.ORDER, 0, file.bytes());
  }

  @Test
  void noEventAtAll() {
    assertFile(Rule.ORDER, new Forgery.RawFile(forgery.time).bytes());
  }

  @Test
  void aShuffleWhereNothingIsRanked() {
    Forgery.Step shuffle =
        new Forgery.Step("Shuffle", Optional.of("{\"ciphertexts\":[],\"proofs\":[]}"));
    shuffle.owner = 1;
    forgery.steps.add(6, shuffle);
    forgery.steps.add(7, new Forgery.Step("EndShuffles", Optional.empty()));
    Refusals.assertStep(Rule.ORDER, forgery, shuffle);
  }

  @Test
  void anEndOfBallotsWithData() {
    forgery.step("EndBallots", 0).data = Optional.of("{}");
    assertEvent(Rule.PAYLOAD, 5, forgery.bytes());
  }

  @Test
  void aBallotEventWithoutData() {
    forgery.step("Ballot", 1).data = Optional.empty();
    assertEvent(Rule.PAYLOAD, 2, forgery.bytes());
  }

  @Test
  void dataThatNoEventRefersToInTheMiddle() {
    Forgery.RawFile file = forgery.file();
    int second = place(file, 2) - 1;
    file.names.add(second, Digest.hex("{}") + ".data.json");
    file.bodies.add(second, "{}".getBytes(StandardCharsets.UTF_8));
    assertEvent(Rule.ENTRIES, 2, file.bytes());
  }

  @Test
  void dataThatNoEventRefersToAtTheEnd() {
    Forgery.RawFile file = forgery.file();
    file.data("{}");
    assertFile(Rule.ENTRIES, file.bytes());
  }

  @Test
  void dataAfterItsEvent() {
    Forgery.RawFile file = forgery.file();
    int ballot = place(file, 2) - 1;
    Collections.swap(file.names, ballot, ballot + 1);
    Collections.swap(file.bodies, ballot, ballot + 1);
    assertEvent(Rule.ENTRIES, 2, file.bytes());
  }

  @Test
  void aDroppedEventWhoseDataStay() {
    Forgery.RawFile file = new Forgery.RawFile(forgery.time);
    Forgery.RawFile full = forgery.file();
    int dropped = place(full, 2);
    List<String> events = new ArrayList<>();
    for (int i = 1; i < full.names.size(); i++) {
      if (full.names.get(i).endsWith(".data.json")) {
        file.data(new String(full.bodies.get(i), StandardCharsets.UTF_8));
      } else if (i != dropped) {
        String event = new String(full.bodies.get(i), StandardCharsets.UTF_8);
        events.add(event);
        file.event(
            Edits.text(event, "/type"),
            event.contains("payload")
                ? Optional.of(Edits.text(event, "/payload"))
                : Optional.empty());
      }
    }
    assertEvent(Rule.ENTRIES, 2, file.bytes());
  }

  @Test
  void theSameBallotTwice() {
    forgery.steps.add(1, forgery.step("Ballot", 0).copy());
    assertEvent(Rule.PAYLOAD, 2, forgery.bytes());
  }

  @Test
  void anEventThatRefersToNothing() {
    Forgery.RawFile file = forgery.file();
    int ballot = place(file, 2) - 1;
    file.names.remove(ballot);
    file.bodies.remove(ballot);
    assertEvent(Rule.PAYLOAD, 2, file.bytes());
  }

  private interface BlockEdit {
    void edit(byte[] block);
  }

  /** The good file with a header changed and its checksum made right. */
  private byte[] header(int entry, BlockEdit edit) {
    Forgery.RawFile file = forgery.file();
    int at = 0;
    for (int i = 0; i < entry; i++) {
      at += 512 + (file.bodies.get(i).length + 511) / 512 * 512;
    }
    byte[] board = good.clone();
    byte[] block = Arrays.copyOfRange(board, at, at + 512);
    edit.edit(block);
    System.arraycopy(Forgery.RawFile.summed(block), 0, board, at, 512);
    return board;
  }

  private String data(String type, int n) {
    return forgery.step(type, n).data.orElseThrow();
  }

  /** The entry of the event of that height. */
  private static int place(Forgery.RawFile file, int height) {
    int seen = -1;
    for (int i = 0; i < file.names.size(); i++) {
      if (file.names.get(i).endsWith(".event.json") && ++seen == height) {
        return i;
      }
    }
    throw new IllegalArgumentException("no event " + height);
  }

  private static String text(Forgery.RawFile file, int height) {
    return new String(file.bodies.get(place(file, height)), StandardCharsets.UTF_8);
  }

  /** The board with one event changed, all later ones pointing at what is now before them. */
  private byte[] editedEvent(int height, java.util.function.UnaryOperator<String> edit) {
    Forgery.RawFile file = forgery.file();
    String parent = "";
    int events = 0;
    for (int i = 0; i < file.names.size(); i++) {
      if (file.names.get(i).endsWith(".event.json")) {
        String text = new String(file.bodies.get(i), StandardCharsets.UTF_8);
        if (events > height) {
          text = Edits.set(text, "/parent", "\"" + parent + "\"");
        }
        if (events == height) {
          text = edit.apply(text);
        }
        parent = Digest.hex(text);
        file.names.set(i, parent + ".event.json");
        file.bodies.set(i, text.getBytes(StandardCharsets.UTF_8));
        events++;
      }
    }
    return file.bytes();
  }
}
