package org.mandate.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mandate.ballot.batch.Kept;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Combining;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.DecryptionMaking;
import org.mandate.ballot.proof.ShuffleMaking;

/** An election with three trustees, made from a seed, step by step. */
final class SealedElection {
  /** Ballots in hand take some ten times the memory of their texts. */
  private static final int MOST_KEPT = 20_000;

  private final Random random = new Random(7);
  private final List<BigInteger> secrets = new ArrayList<>();
  private final List<Ballot> ballots = new ArrayList<>();
  private final List<String> sidecar = new ArrayList<>();
  private final Trustees trustees;
  private final Roll roll;
  private final BoardWriter board = new BoardWriter(1_800_000_000L);
  final Group group;
  final Election election;

  SealedElection(String groupName, List<Question> questions, int voters) {
    group = Group.named(groupName).orElseThrow();
    String uuid = Roll.freshUuid(random);
    List<Trustees.Share> shares = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      TrusteeKeyPair pair = TrusteeKeyPair.fresh(group, random);
      secrets.add(pair.secret());
      shares.add(new Trustees.Single(pair.key()));
    }
    trustees = new Trustees(shares);
    roll = Roll.fresh(group, uuid, voters, random);
    election =
        new Election(
            1,
            "A race",
            "Race",
            group,
            trustees.publicKey(group),
            questions,
            uuid,
            Optional.empty(),
            Optional.empty());
    board.setUp(election, trustees, roll.roll());
    sidecar.add(Sidecar.header(election));
  }

  /** Two questions of five answers: up to two, exactly one. */
  static SealedElection homomorphic(String group, int voters) {
    List<String> answers = List.of("A", "B", "C", "D", "E");
    return new SealedElection(
        group,
        List.of(
            new Question.Homomorphic(answers, Optional.empty(), 0, 2, "Up to two"),
            new Question.Homomorphic(answers, Optional.empty(), 1, 1, "One")),
        voters);
  }

  /** One ranking of five. */
  static SealedElection ranked(String group, int voters) {
    List<String> answers = List.of("A", "B", "C", "D", "E");
    return new SealedElection(
        group, List.of(new Question.Ranked(answers, "Rank", Optional.empty())), voters);
  }

  /** Everybody votes. */
  void vote() {
    BallotSealer sealer = new BallotSealer(election);
    roll.credentials().stream()
        .map(c -> (Sealing.SealedBallot) sealer.seal(c, choices(), random))
        .forEach(this::cast);
    board.append(Event.Type.END_BALLOTS);
  }

  private List<List<Integer>> choices() {
    if (election.hasRanked()) {
      List<Integer> ranking = new ArrayList<>(List.of(1, 2, 3, 4, 5));
      Collections.shuffle(ranking, random);
      return List.of(ranking);
    }
    List<Integer> upToTwo = new ArrayList<>(List.of(0, 0, 0, 0, 0));
    List<Integer> one = new ArrayList<>(upToTwo);
    for (int i = random.nextInt(3); i > 0; i--) {
      upToTwo.set(random.nextInt(5), 1);
    }
    one.set(random.nextInt(5), 1);
    return List.of(upToTwo, one);
  }

  private void cast(Sealing.SealedBallot sealed) {
    if (roll.credentials().size() <= MOST_KEPT) {
      ballots.add(sealed.ballot());
    }
    board.append(Event.Type.BALLOT, sealed.ballot());
    sidecar.add(
        new Kept(
                sealed.ballot().tracker(),
                sealed.commitments(),
                sealed.secondCommitment(),
                sealed.second().response())
            .text());
  }

  byte[] board() {
    return board.bytes();
  }

  List<String> sidecar() {
    return sidecar;
  }

  /** The tally of ballots in hand. */
  Tallying.Tally tally() {
    Tallying tallying = new Tallying(election, roll.roll());
    ballots.forEach(tallying::add);
    Tallying.Tally tally = tallying.tally();
    board.tally(tally.encrypted(), tally.ballots(), tally.weight());
    return tally;
  }

  /** One shuffle of ciphertexts. */
  List<ShuffleMaking.Made> shuffle(List<List<Ciphertext>> before) {
    ShuffleMaking making =
        new ShuffleMaking(group, election.publicKey(), election.fingerprint(), random);
    return before.stream().map(making::shuffle).toList();
  }

  /** Writes a shuffle to the board. */
  void publish(int owner, List<ShuffleMaking.Made> made) {
    board.owned(
        Event.Type.SHUFFLE,
        owner,
        new Shuffle(
            made.stream().map(ShuffleMaking.Made::ciphertexts).toList(),
            made.stream().map(ShuffleMaking.Made::proof).toList()));
  }

  void endShuffles() {
    board.append(Event.Type.END_SHUFFLES);
  }

  /** Three decryptions and the result. */
  Result open(EncryptedTally opened, long weight) {
    SortedMap<Integer, PartialDecryption> partial = new TreeMap<>();
    for (int owner = 1; owner <= secrets.size(); owner++) {
      PartialDecryption part =
          new DecryptionMaking(group, election.fingerprint(), secrets.get(owner - 1), random)
              .decrypt(opened);
      partial.put(owner, part);
      board.owned(Event.Type.PARTIAL_DECRYPTION, owner, part);
    }
    Result result = new Combining(election, trustees, partial).result(opened, weight).orElseThrow();
    board.append(Event.Type.RESULT, result);
    return result;
  }
}
