package org.mandate.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mandate.ballot.batch.Kept;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.group.Group;

/** Two questions of five options, up to its encrypted tally; optionally with one false ballot. */
final class LargeElection {
  private static final Group ED = Group.named("Ed25519").orElseThrow();

  private LargeElection() {}

  /**
   * Writes UUID.bel and beside it a sidecar with one false line and some missing; the ballot of
   * {@code spoiled} has a proof of another ballot (-1: none).
   */
  static Path write(Path folder, int voters, int spoiled) throws IOException {
    Random random = new Random(25);
    String uuid = Roll.freshUuid(random);
    TrusteeKeyPair trustee = TrusteeKeyPair.fresh(ED, random);
    Trustees trustees = new Trustees(List.of(new Trustees.Single(trustee.key())));
    Roll roll = Roll.fresh(ED, uuid, voters, random);
    Election election =
        new Election(
            1,
            "d",
            "Large",
            ED,
            trustees.publicKey(ED),
            questions(),
            uuid,
            Optional.empty(),
            Optional.empty());
    BoardWriter board = new BoardWriter(1_800_000_000L);
    board.setUp(election, trustees, roll.roll());
    BallotSealer sealer = new BallotSealer(election);
    List<Sealing.SealedBallot> sealed =
        IntStream.range(0, voters)
            .parallel()
            .mapToObj(v -> sealed(sealer, roll, v, new Random(v)))
            .toList();
    Tallying tallying = new Tallying(election, roll.roll());
    List<String> lines = new ArrayList<>(List.of(Sidecar.header(election)));
    for (int v = 0; v < voters; v++) {
      Ballot ballot = sealed.get(v).ballot();
      if (v == spoiled) {
        Ballot other = sealed.get(v == 0 ? 1 : v - 1).ballot();
        ballot =
            new Ballot(
                ballot.electionUuid(),
                ballot.electionHash(),
                ballot.credential(),
                ballot.answers(),
                other.signature());
      }
      board.append(Event.Type.BALLOT, ballot);
      tallying.add(ballot);
      lines.add(kept(sealed.get(v), Digest.base64(ballot.text())));
    }
    // one line says something of another ballot, and a stretch of ballots has none
    lines.set(1, kept(sealed.get(1), Digest.base64(sealed.get(0).ballot().text())));
    lines.subList(voters / 2, voters / 2 + voters / 5).clear();
    Files.write(folder.resolve("sidecar"), lines);
    board.append(Event.Type.END_BALLOTS);
    Tallying.Tally tally = tallying.tally();
    board.tally(tally.encrypted(), tally.ballots(), tally.weight());
    return Files.write(folder.resolve(uuid + ".bel"), board.bytes());
  }

  private static List<Question> questions() {
    List<String> five = List.of("A", "B", "C", "D", "E");
    return List.of(
        new Question.Homomorphic(five, Optional.empty(), 0, 2, "Up to two"),
        new Question.Homomorphic(five, Optional.empty(), 1, 1, "One"));
  }

  private static String kept(Sealing.SealedBallot sealed, String tracker) {
    return new Kept(
            tracker, sealed.commitments(), sealed.secondCommitment(), sealed.second().response())
        .text();
  }

  private static Sealing.SealedBallot sealed(
      BallotSealer sealer, Roll roll, int voter, Random random) {
    int one = random.nextInt(5);
    List<Integer> choice = IntStream.range(0, 5).mapToObj(i -> i == one ? 1 : 0).toList();
    return (Sealing.SealedBallot)
        sealer.seal(roll.credentials().get(voter), List.of(choice, choice), random);
  }
}
