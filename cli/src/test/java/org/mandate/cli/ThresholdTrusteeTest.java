package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Closing;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.ceremony.ThresholdMessages;
import org.mandate.ballot.ceremony.ThresholdPlan;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.ceremony.TrusteeSeed;
import org.mandate.ballot.group.Group;

/** Two of three threshold trustees open with their 22 characters and encrypted share. */
class ThresholdTrusteeTest {
  private static final Group ED = Group.named("Ed25519").orElseThrow();
  @TempDir private Path folder;
  private final Random random = new Random(3);
  private final List<TrusteeSeed> seeds = new ArrayList<>();
  private final List<String> shares = new ArrayList<>();

  private Trustees ceremony() {
    ThresholdPlan plan = new ThresholdPlan(ED, ThresholdMessages.Form.V3, 3, 2);
    List<ThresholdTrustee> people = new ArrayList<>();
    List<SignedMessage> certs = new ArrayList<>();
    for (int seat = 1; seat <= 3; seat++) {
      seeds.add(TrusteeSeed.fresh(random));
      people.add(new ThresholdTrustee(plan, seat, seeds.getLast()));
      certs.add(people.getLast().certificate(random));
    }
    List<ThresholdMessages.Polynomial> polynomials =
        people.stream().map(p -> p.polynomial(certs, random)).toList();
    List<ThresholdMessages.KeyShare> keys = new ArrayList<>();
    for (int seat = 1; seat <= 3; seat++) {
      keys.add(people.get(seat - 1).keyShare(certs, plan.received(polynomials, seat), random));
      shares.add(keys.getLast().encryptedKey());
    }
    return new Trustees(
        List.of(
            plan.assemble(
                certs,
                polynomials.stream().map(ThresholdMessages.Polynomial::committed).toList(),
                keys.stream().map(ThresholdMessages.KeyShare::key).toList())));
  }

  private Ran decrypt(Path board, String tally, int seat, int shareOf) throws IOException {
    Path seed = folder.resolve("seed-" + seat);
    Path share = folder.resolve("share-" + shareOf);
    if (!Files.exists(seed)) {
      PrivateFile.write(seed, seeds.get(seat - 1).text() + "\n");
    }
    if (!Files.exists(share)) {
      Files.writeString(share, shares.get(shareOf - 1) + "\n");
    }
    return Ran.of(
        "trustee",
        "decrypt",
        board,
        "--trustee",
        seat,
        "--key",
        seed,
        "--share",
        share,
        "--tally",
        tally,
        "--out",
        folder.resolve("partial-" + seat));
  }

  @Test
  void twoOfThreeOpenAndAnothersShareIsOfNoUse() throws IOException {
    String uuid = Roll.freshUuid(random);
    Trustees trustees = ceremony();
    Election election =
        new Election(
            1,
            "d",
            "n",
            ED,
            trustees.publicKey(ED),
            List.of(
                new Question.Homomorphic(List.of("Yes", "No"), Optional.empty(), 1, 1, "Agreed?")),
            uuid,
            Optional.empty(),
            Optional.empty());
    Roll roll = Roll.fresh(ED, uuid, 1, random);
    BoardWriter board = new BoardWriter(1_800_000_000L);
    board.setUp(election, trustees, roll.roll());
    Sealing sealed =
        new BallotSealer(election)
            .seal(roll.credentials().getFirst(), List.of(List.of(1, 0)), random);
    board.append(Event.Type.BALLOT, ((Sealing.SealedBallot) sealed).ballot());
    board.append(Event.Type.END_BALLOTS);
    Tallying.Tally sum = Closing.tally(Board.read(BoardSource.of(board.bytes())));
    String tally = board.tally(sum.encrypted(), sum.ballots(), sum.weight());
    Path file = Files.write(folder.resolve(uuid + ".bel"), board.bytes());

    assertThat(decrypt(file, tally, 2, 1).code()).isEqualTo(Exit.WRONG_USE);
    for (int seat : new int[] {1, 3}) {
      Ran ran = decrypt(file, tally, seat, seat);
      assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
      board.owned(
          Event.Type.PARTIAL_DECRYPTION,
          seat,
          PartialDecryption.read(HeldElection.text(folder.resolve("partial-" + seat)), election));
      Files.write(file, board.bytes());
    }
    board.append(
        Event.Type.RESULT,
        ((Closing.Count.Counted) Closing.count(Board.read(BoardSource.of(board.bytes()))))
            .result());
    Files.write(file, board.bytes());
    Ran ran = Ran.of("election", "verify", file, "--state", folder.resolve("state"));
    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("        1  Yes");
  }
}
