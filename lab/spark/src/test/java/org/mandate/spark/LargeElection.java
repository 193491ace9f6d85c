package org.mandate.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardWriter;
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

  /** Writes UUID.bel; the ballot of {@code spoiled} has a proof of another ballot (-1: none). */
  static Path write(Path folder, int voters, int spoiled) throws IOException {
    Random random = new Random(25);
    String uuid = Roll.freshUuid(random);
    TrusteeKeyPair trustee = TrusteeKeyPair.fresh(ED, random);
    Trustees trustees = new Trustees(List.of(new Trustees.Single(trustee.key())));
    Roll roll = Roll.fresh(ED, uuid, voters, random);
    Election election =
        new Election(
            1, "d", "Large", ED, trustees.publicKey(ED), questions(), uuid,
            Optional.empty(), Optional.empty());
    BoardWriter board = new BoardWriter(1_800_000_000L);
    board.setUp(election, trustees, roll.roll());
    BallotSealer sealer = new BallotSealer(election);
    List<Ballot> ballots =
        IntStream.range(0, voters)
            .parallel()
            .mapToObj(v -> ballot(sealer, roll, v, new Random(v)))
            .toList();
    Tallying tallying = new Tallying(election, roll.roll());
    for (int v = 0; v < voters; v++) {
      Ballot ballot = ballots.get(v);
      if (v == spoiled) {
        Ballot other = ballots.get(v == 0 ? 1 : v - 1);
        ballot =
            new Ballot(
                ballot.electionUuid(), ballot.electionHash(), ballot.credential(),
                ballot.answers(), other.signature());
      }
      board.append(Event.Type.BALLOT, ballot);
      tallying.add(ballot);
    }
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

  private static Ballot ballot(BallotSealer sealer, Roll roll, int voter, Random random) {
    int one = random.nextInt(5);
    List<Integer> choice =
        IntStream.range(0, 5).mapToObj(i -> i == one ? 1 : 0).toList();
    Sealing sealed =
        sealer.seal(roll.credentials().get(voter), List.of(choice, choice), random);
    return ((Sealing.SealedBallot) sealed).ballot();
  }
}
