package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.ballot.board.Event;

/** What the commands ask of a trustee who opens, remember of it, and never leave half done. */
class CarefulTrusteeTest {
  @TempDir private Path folder;
  private HeldElection held;
  private String tally;

  @BeforeEach
  void mixedByTwoOfThree() throws IOException {
    held = new HeldElection(folder, 3, 3);
    held.vote(0, 1, List.of(1, 2, 3));
    held.vote(1, 1, List.of(2, 1, 0));
    tally = held.tally();
    held.save();
    for (int trustee = 1; trustee <= 2; trustee++) {
      Ran ran =
          Ran.of("trustee", "shuffle", held.file, "--trustee", trustee, "--out", shuffle(trustee));
      assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
      assertThat(ran.out()).contains("The hash of your shuffle: " + hash(trustee));
      held.shuffled(trustee, shuffle(trustee));
      held.save();
    }
    held.event(Event.Type.END_SHUFFLES);
    held.save();
  }

  private Path shuffle(int trustee) {
    return folder.resolve("shuffle-" + trustee + ".json");
  }

  private String hash(int trustee) throws IOException {
    return Files.readString(folder.resolve("shuffle-" + trustee + ".json.hash")).strip();
  }

  private Ran decrypt(Path board, String tallyEvent, int trustee, String... more) {
    List<Object> words = new ArrayList<>(List.of("trustee", "decrypt", board));
    words.addAll(List.of("--trustee", trustee, "--tally", tallyEvent));
    words.addAll(List.of("--key", folder.resolve("t" + trustee + ".privkey")));
    words.addAll(List.of("--out", folder.resolve("partial-" + trustee + ".json")));
    words.addAll(Arrays.asList(more));
    return Ran.of(words.toArray());
  }

  private void nothingWasOpened(int trustee) {
    assertThat(folder.resolve("partial-" + trustee + ".json")).doesNotExist();
    assertThat(folder.resolve("opening-" + trustee + ".json")).doesNotExist();
    assertThat(folder.resolve("t" + trustee + ".privkey.opened")).doesNotExist();
  }

  @Test
  void whoMixedIsAskedForItsOwnShuffleAndOpensNothingWithoutIt() throws IOException {
    Ran unsaid = decrypt(held.file, tally, 1);
    assertThat(unsaid.code()).isEqualTo(Exit.WRONG_USE);
    assertThat(unsaid.err()).contains("A shuffle stands under your number. Say --own-shuffle HASH");
    Ran inItsName = decrypt(held.file, tally, 1, "--own-shuffle", "none");
    assertThat(inItsName.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(inItsName.out()).contains("somebody mixed in your name");
    Ran others = decrypt(held.file, tally, 1, "--own-shuffle", hash(2));
    assertThat(others.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(others.out()).contains("the shuffle that trustee 1 made is not on the board");
    assertThat(decrypt(held.file, tally, 1, "--own-shuffle", "mine").code())
        .isEqualTo(Exit.WRONG_USE);
    nothingWasOpened(1);
    assertThat(decrypt(held.file, tally, 1, "--own-shuffle", hash(1)).code()).isZero();
    assertThat(decrypt(held.file, tally, 2, "--own-shuffle", "lost").code()).isZero();
  }

  @Test
  void whoDidNotMixSaysSo() {
    assertThat(decrypt(held.file, tally, 3).err()).contains("No shuffle stands under your number.");
    assertThat(decrypt(held.file, tally, 3, "--own-shuffle", "lost").out())
        .contains("no shuffle stands under your number");
    nothingWasOpened(3);
    assertThat(decrypt(held.file, tally, 3, "--own-shuffle", "none").code()).isZero();
  }

  @Test
  void bothFilesTogetherMakeAVerifierSayThatTheOpeningIsProved() throws IOException {
    Ran ran = decrypt(held.file, tally, 1, "--own-shuffle", hash(1));
    assertThat(ran.out()).contains("partial-1.json").contains("opening-1.json: hand in both.");
    held.opened(1, folder.resolve("partial-1.json"));
    held.sidecar.add(HeldElection.text(folder.resolve("opening-1.json")));
    held.save();
    Path sidecar = Files.write(folder.resolve("s.sidecar"), held.sidecar);
    Ran verified =
        Ran.of(
            "election",
            "verify",
            held.file,
            "--state",
            folder.resolve("state"),
            "--sidecar",
            sidecar);
    assertThat(verified.out()).contains("proved   by the sidecar, for trustees 1");
  }

  @Test
  void aKeyOpensOneTallyOfAnElectionUnlessItIsToldToAgain() throws IOException {
    assertThat(decrypt(held.file, tally, 3, "--own-shuffle", "none").code()).isZero();
    Path note = folder.resolve("t3.privkey.opened");
    assertThat(Files.readString(note)).contains(" " + tally + " ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
        .isEqualTo("rw-------");
    Path other = Files.createDirectory(folder.resolve("other"));
    for (String name : List.of("partial-3.json", "opening-3.json")) {
      Files.move(folder.resolve(name), other.resolve(name)); // the same tally may be opened again
    }
    assertThat(decrypt(held.file, tally, 3, "--own-shuffle", "none").code()).isZero();
    assertThat(Files.readAllLines(note)).hasSize(1);

    HeldElection more = held.anotherTally(2);
    for (String name : List.of("partial-3.json", "opening-3.json")) {
      Files.delete(folder.resolve(name));
    }
    Ran refused = decrypt(more.file, more.lastTally(), 3, "--own-shuffle", "none");
    assertThat(refused.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(refused.out())
        .contains("this key opened another tally of this election before (" + tally.substring(0, 8))
        .contains("would tell the ballots between them");
    assertThat(folder.resolve("partial-3.json")).doesNotExist();
    Ran again = decrypt(more.file, more.lastTally(), 3, "--own-shuffle", "none", "--again");
    assertThat(again.code()).as(again.out() + again.err()).isZero();
    assertThat(Files.readAllLines(note)).hasSize(2);
  }

  @Test
  void aNoteThatSaysNothingIsNotTakenForNone() throws IOException {
    Files.writeString(folder.resolve("t3.privkey.opened"), "whatever\n");
    Ran ran = decrypt(held.file, tally, 3, "--own-shuffle", "none");
    assertThat(ran.code()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.err()).contains("does not say what this key has opened");
    assertThat(folder.resolve("partial-3.json")).doesNotExist();
  }

  @Test
  void whatIsWorkedOnIsACopyThatNobodyElseCanReach() throws IOException {
    byte[] board = Files.readAllBytes(held.file);
    Path copy;
    try (BoardFile file = BoardFile.copyOf(held.file.toString())) {
      copy = file.path();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
          .isEqualTo("rw-------");
      Files.write(held.file, new byte[] {1}); // after the copy nothing is read from it
      assertThat(Files.readAllBytes(copy)).isEqualTo(board);
    }
    assertThat(copy).doesNotExist();
  }

  @Test
  void ofTwoFilesThatBelongTogetherBothAreLeftOrNeither() throws IOException {
    Path first = folder.resolve("pair.privkey");
    Path second = folder.resolve("pair.pubkey");
    Files.writeString(second, "older");
    Ran ran = Ran.of("trustee", "key", "--out", folder.resolve("pair"));
    assertThat(ran.code()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.err()).contains("pair.pubkey' is there already").contains("Nothing was written");
    assertThat(first).doesNotExist();
    Files.delete(second);
    // a link to nothing is not there to be seen, and in the way of the second file
    Files.createSymbolicLink(second, folder.resolve("nowhere"));
    FilesTogether pair =
        new FilesTogether(FilesTogether.secret(first, "a"), FilesTogether.open(second, "b"));
    assertThatThrownBy(pair::write).isInstanceOf(Refusal.class);
    assertThat(first).doesNotExist();
    Files.delete(second);
    try (var left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()).filter(n -> n.startsWith(".")))
          .isEmpty();
    }
    pair.write();
    assertThat(Files.readString(first) + Files.readString(second)).isEqualTo("ab");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
        .isEqualTo("rw-------");
    Path roll = folder.resolve("roll.csv");
    assertThat(
            Ran.of("election", "credentials", roll, "--uuid", HeldElection.UUID, "--out", folder)
                .code())
        .isEqualTo(Exit.WRONG_USE); // those of the election held here are there
  }
}
