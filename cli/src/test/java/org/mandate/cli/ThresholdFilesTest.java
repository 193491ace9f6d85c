package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Closing;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.TrusteeSeed;
import org.mandate.ballot.group.Group;

/** Three people with a folder make keys of which two are enough, and open a result with them. */
class ThresholdFilesTest {
  private static final Group ED = Group.named("Ed25519").orElseThrow();
  private static final String UUID = "5V8qMpqmhGbLwz";
  @TempDir private Path mine;
  private Path folder;

  @BeforeEach
  void found() throws IOException {
    folder = Files.createDirectory(mine.resolve("folder"));
  }

  private Path key(int seat) {
    return mine.resolve("t" + seat + ".seed");
  }

  private Ran run(String step, int seat, Object... more) {
    Object[] words = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {"trustee", "threshold", step, folder, "--key=" + key(seat)}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Ran.of(words);
  }

  private Ran certificate(int seat) {
    return run("certificate", seat, "--seat", seat, "--size", 3, "--needed", 2);
  }

  private void done(Ran ran) {
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
  }

  private void refused(Ran ran, String words) {
    assertThat(ran.code()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.err()).contains(words);
  }

  private void all(String step, Object... more) {
    for (int seat = 1; seat <= 3; seat++) {
      done(run(step, seat, more));
    }
  }

  private void upTo(String last) {
    for (int seat = 1; seat <= 3; seat++) {
      done(certificate(seat));
    }
    all("commit", "--election", UUID);
    if (!last.equals("commit")) {
      for (int seat = 1; seat <= 3; seat++) {
        done(open(seat));
      }
    }
  }

  /** Asked for the checksum first, as two people on the telephone do. */
  private Ran open(int seat) {
    Ran asked = run("open", seat);
    refused(asked, "Nothing is handed out yet.");
    assertThat(folder.resolve("opening-" + seat + ".json")).doesNotExist();
    return run("open", seat, "--compared", checksum(asked));
  }

  private static String checksum(Ran asked) {
    return asked.err().replaceAll("(?s).*say --compared ([0-9a-f]{40})\\..*", "$1");
  }

  @Test
  void whatWasNotComparedIsNotHandedOutAndNothingElseIsAddedUp() throws IOException {
    upTo("commit");
    refused(run("open", 1, "--compared", "0".repeat(40)), "is not the checksum of this folder");
    String first = checksum(run("open", 1));
    assertThat(first).hasSize(40).isEqualTo(checksum(run("open", 2)));
    for (int seat = 1; seat <= 3; seat++) {
      done(open(seat));
    }
    // whoever keeps the folder chooses the second trustee's part after it has seen the first's
    CeremonyFolder.Certified certified = new CeremonyFolder(folder).certified();
    CeremonyFolder.Self second = certified.self(new TrusteeSeed(Files.readString(key(2)).strip()));
    Random random = new Random(6);
    KeyCommitment.Opening late =
        KeyCommitment.Opening.of(
            second.trustee().polynomial(certified.certs(), random).text(), random);
    Files.writeString(
        folder.resolve("commitment-2.json"),
        new CeremonyFolder.Committed(UUID, late.commitment(UUID, 2)).text());
    Files.writeString(folder.resolve("opening-2.json"), CeremonyFolder.text(late));
    refused(run("share", 1), "not those that you compared when you handed out your shares");
    assertThat(mine.resolve("t1.share")).doesNotExist();
  }

  @Test
  void twoOfThreeOpenWhatTheirFilesMade() throws IOException {
    upTo("open");
    all("share");
    Ran ran = Ran.of("trustee", "threshold", "assemble", folder);
    done(ran);
    assertThat(ran.out()).contains("2 of 3 trustees open the result");
    Trustees trustees = Trustees.read(HeldElection.text(folder.resolve("trustees.json")), ED);
    assertThat(ran.out()).contains(trustees.publicKey(ED).text());

    Random random = new Random(3);
    Election election =
        new Election(
            1,
            "d",
            "n",
            ED,
            trustees.publicKey(ED),
            List.of(
                new Question.Homomorphic(List.of("Yes", "No"), Optional.empty(), 1, 1, "Agreed?")),
            UUID,
            Optional.empty(),
            Optional.empty());
    Roll roll = Roll.fresh(ED, UUID, 1, random);
    BoardWriter board = new BoardWriter(1_800_000_000L);
    board.setUp(election, trustees, roll.roll());
    Sealing sealed =
        new BallotSealer(election)
            .seal(roll.credentials().getFirst(), List.of(List.of(0, 1)), random);
    board.append(Event.Type.BALLOT, ((Sealing.SealedBallot) sealed).ballot());
    board.append(Event.Type.END_BALLOTS);
    Tallying.Tally sum = Closing.tally(Board.read(BoardSource.of(board.bytes())));
    String tally = board.tally(sum.encrypted(), sum.ballots(), sum.weight());
    Path file = Files.write(mine.resolve(UUID + ".bel"), board.bytes());
    for (int seat : new int[] {3, 2}) {
      Path out = mine.resolve("partial-" + seat);
      done(
          Ran.of(
              "trustee",
              "decrypt",
              file,
              "--trustee",
              seat,
              "--key",
              key(seat),
              "--share",
              mine.resolve("t" + seat + ".share"),
              "--tally",
              tally,
              "--out",
              out));
      board.owned(
          Event.Type.PARTIAL_DECRYPTION,
          seat,
          PartialDecryption.read(HeldElection.text(out), election));
      Files.write(file, board.bytes());
    }
    board.append(
        Event.Type.RESULT,
        ((Closing.Count.Counted) Closing.count(Board.read(BoardSource.of(board.bytes()))))
            .result());
    Files.write(file, board.bytes());
    Ran verified = Ran.of("election", "verify", file, "--state", mine.resolve("state"));
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("        1  No");
  }

  @Test
  void theSecretIsForItsOwnerAloneAndNeverInTheFolder() throws IOException {
    upTo("open");
    all("share");
    for (int seat = 1; seat <= 3; seat++) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key(seat))))
          .isEqualTo("rw-------");
      String secret = Files.readString(key(seat)).strip();
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          assertThat(Files.readString(file)).doesNotContain(secret);
        }
      }
    }
    refused(certificate(1), "this seat is taken");
    refused(run("share", 1), "is there already");
  }

  @Test
  void nobodyGoesAheadOfTheOthers() {
    done(certificate(1));
    done(certificate(3));
    refused(run("commit", 1, "--election", UUID), "certificate-2.json' is missing");
    done(certificate(2));
    done(run("commit", 1, "--election", UUID));
    done(run("commit", 2, "--election", UUID));
    refused(run("open", 1), "commitment-3.json' is missing");
    done(run("commit", 3, "--election", "otherElection1"));
    refused(run("open", 1), "Seat 3 committed for another election than seat 1");
  }

  @Test
  void aShareThatDoesNotFitIsNamedByItsSeat() throws IOException {
    upTo("commit");
    CeremonyFolder.Certified certified = new CeremonyFolder(folder).certified();
    CeremonyFolder.Self second = certified.self(new TrusteeSeed(Files.readString(key(2)).strip()));
    Random random = new Random(4);
    Polynomial good = second.trustee().polynomial(certified.certs(), random);
    Polynomial bad = second.trustee().polynomial(certified.certs(), random);
    KeyCommitment.Opening mixed =
        KeyCommitment.Opening.of(
            new Polynomial(good.polynomial(), bad.secrets(), good.coefexps(), good.signature())
                .text(),
            random);
    Files.writeString(
        folder.resolve("commitment-2.json"),
        new CeremonyFolder.Committed(UUID, mixed.commitment(UUID, 2)).text());
    Files.writeString(mine.resolve("t2.opening"), CeremonyFolder.text(mixed));
    for (int seat = 1; seat <= 3; seat++) {
      done(open(seat));
    }
    refused(run("share", 1), "seat 2 sent a share that does not fit its commitments");
    assertThat(mine.resolve("t1.share")).doesNotExist();
  }

  @Test
  void whatWasCommittedToCannotBeChangedAndAKeyOfAnotherIsRefused() throws IOException {
    upTo("commit");
    done(open(1));
    done(open(2));
    Path third = folder.resolve("opening-3.json");
    String second = Files.readString(folder.resolve("opening-2.json"));
    Files.writeString(third, second);
    refused(run("share", 1), "seat 3 opens something else than it committed to");
    Files.writeString(third, "{}");
    refused(run("share", 1), "opening-3.json': there is no salt");
    Files.delete(third);
    done(open(3));
    done(run("share", 1));
    Files.writeString(folder.resolve("key-2.json"), Files.readString(folder.resolve("key-1.json")));
    Files.writeString(folder.resolve("key-3.json"), Files.readString(folder.resolve("key-1.json")));
    refused(
        Ran.of("trustee", "threshold", "assemble", folder),
        "the key of seat 2 does not fit the commitments");
    refused(Ran.of("trustee", "threshold"), "Which one: trustee threshold");
    Files.writeString(mine.resolve("x.seed"), "no");
    Files.setPosixFilePermissions(
        mine.resolve("x.seed"), PosixFilePermissions.fromString("rw-------"));
    refused(
        Ran.of("trustee", "threshold", "open", folder, "--key", mine.resolve("x.seed")),
        "22 characters");
  }
}
