package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mandate.ballot.batch.Opening;
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
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.DecryptionMaking;
import org.mandate.ballot.proof.ShuffleMaking;

/** A whole election made with our own code, step by step, from a seed. */
final class TestElection {
  final Group group;
  final Random random;
  final String uuid;
  final List<BigInteger> secrets = new ArrayList<>();
  final List<Trustees.Share> shares = new ArrayList<>();
  Trustees trustees;
  Election election;
  Roll roll;
  BoardWriter board;
  Tallying tallying;
  BallotSealer sealer;
  Tallying.Tally tally;
  List<List<Ciphertext>> mixed = List.of();
  final SortedMap<Integer, PartialDecryption> partial = new TreeMap<>();
  final List<Opening> openings = new ArrayList<>();
  Result result;
  final SortedMap<Integer, List<List<Integer>>> votes = new TreeMap<>();
  List<Long> weights = List.of();

  TestElection(String groupName, long seed) {
    group = Group.named(groupName).orElseThrow();
    random = new Random(seed);
    uuid = Roll.freshUuid(random);
  }

  TestElection single() {
    TrusteeKeyPair pair = TrusteeKeyPair.fresh(group, random);
    secrets.add(pair.secret());
    shares.add(new Trustees.Single(pair.key()));
    return this;
  }

  /** A threshold group by the whole ceremony, commitments first. */
  TestElection threshold(ThresholdMessages.Form form, int threshold, int size) {
    ThresholdPlan plan = new ThresholdPlan(group, form, size, threshold);
    List<ThresholdTrustee> people = new ArrayList<>();
    List<SignedMessage> certs = new ArrayList<>();
    for (int seat = 1; seat <= size; seat++) {
      people.add(new ThresholdTrustee(plan, seat, TrusteeSeed.fresh(random)));
      certs.add(people.getLast().certificate(random));
    }
    List<KeyCommitment.Opening> openings = new ArrayList<>();
    CommitRound round = CommitRound.start(uuid, size);
    for (int seat = 1; seat <= size; seat++) {
      String text = people.get(seat - 1).polynomial(certs, random).text();
      openings.add(KeyCommitment.Opening.of(text, random));
      CommitRound.Step step =
          ((CommitRound.Committing) round).commit(seat, openings.getLast().commitment(uuid, seat));
      round = ((CommitRound.Next) step).round();
    }
    for (int seat = 1; seat <= size; seat++) {
      CommitRound.Step step = ((CommitRound.Opening) round).open(seat, openings.get(seat - 1));
      round = ((CommitRound.Next) step).round();
    }
    List<ThresholdMessages.Polynomial> polynomials =
        ((CommitRound.Opened) round)
            .materials().stream()
                .map(text -> ThresholdMessages.Polynomial.read(group, form, text))
                .toList();
    List<ThresholdMessages.KeyShare> keys = new ArrayList<>();
    for (int seat = 1; seat <= size; seat++) {
      ThresholdTrustee trustee = people.get(seat - 1);
      ThresholdMessages.Received received =
          ThresholdMessages.Received.read(group, form, plan.received(polynomials, seat).text());
      keys.add(
          ThresholdMessages.KeyShare.read(group, trustee.keyShare(certs, received, random).text()));
      secrets.add(trustee.secret(keys.getLast().encryptedKey()).orElseThrow());
    }
    shares.add(
        plan.assemble(
            certs, polynomials, keys.stream().map(ThresholdMessages.KeyShare::key).toList()));
    return this;
  }

  TestElection open(List<Question> questions, int voters, List<Long> weights) {
    this.weights = weights;
    trustees = new Trustees(shares);
    roll =
        weights.isEmpty()
            ? Roll.fresh(group, uuid, voters, random)
            : Roll.fresh(group, uuid, weights, random);
    election =
        new Election(
            1,
            "Made by Mandate",
            "A test \u00e9lection",
            group,
            trustees.publicKey(group),
            questions,
            uuid,
            Optional.of("Returning officer"),
            Optional.of("Credential authority"));
    board = new BoardWriter(1_800_000_000L);
    board.setUp(election, trustees, roll.roll());
    tallying = new Tallying(election, roll.roll());
    sealer = new BallotSealer(election);
    return this;
  }

  Sealing.SealedBallot vote(int voter, List<List<Integer>> choices) {
    votes.put(voter, choices);
    Sealing.SealedBallot sealed =
        (Sealing.SealedBallot) sealer.seal(roll.credentials().get(voter), choices, random);
    cast(sealed.ballot());
    return sealed;
  }

  void cast(Ballot ballot) {
    board.append(Event.Type.BALLOT, ballot);
    tallying.add(ballot);
  }

  TestElection close() {
    board.append(Event.Type.END_BALLOTS);
    tally = tallying.tally();
    board.tally(tally.encrypted(), tally.ballots(), tally.weight());
    mixed = Tallying.ranked(election, tally.encrypted());
    return this;
  }

  TestElection shuffle(int... owners) {
    for (int owner : owners) {
      ShuffleMaking making =
          new ShuffleMaking(group, election.publicKey(), election.fingerprint(), random);
      List<ShuffleMaking.Made> made = mixed.stream().map(making::shuffle).toList();
      mixed = made.stream().map(ShuffleMaking.Made::ciphertexts).toList();
      board.owned(
          Event.Type.SHUFFLE,
          owner,
          new Shuffle(mixed, made.stream().map(ShuffleMaking.Made::proof).toList()));
    }
    if (election.hasRanked()) {
      board.append(Event.Type.END_SHUFFLES);
    }
    return this;
  }

  TestElection decrypt(int... owners) {
    EncryptedTally opened = Tallying.mixed(election, tally.encrypted(), mixed);
    for (int owner : owners) {
      DecryptionMaking making =
          new DecryptionMaking(group, election.fingerprint(), secrets.get(owner - 1), random);
      partial.put(owner, making.decrypt(opened));
      openings.add(Opening.of(owner, partial.get(owner), making.prove(opened, partial.get(owner))));
      board.owned(Event.Type.PARTIAL_DECRYPTION, owner, partial.get(owner));
    }
    return this;
  }

  TestElection result() {
    EncryptedTally opened = Tallying.mixed(election, tally.encrypted(), mixed);
    result =
        new Combining(election, trustees, partial).result(opened, tally.weight()).orElseThrow();
    board.append(Event.Type.RESULT, result);
    return this;
  }

  /** The result's text from what voters chose, ranked votes in the order of the opened ones. */
  String expected() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < election.questions().size(); i++) {
      parts.add(election.questions().get(i) instanceof Question.Ranked ? rankings(i) : totals(i));
    }
    return ("{\"result\":" + parts + "}").replace(" ", "");
  }

  private String totals(int question) {
    int places = ((Question.Homomorphic) election.questions().get(question)).ciphertexts();
    long[] totals = new long[places];
    votes.forEach(
        (voter, choices) -> {
          for (int j = 0; j < totals.length; j++) {
            long weight = weights.isEmpty() ? 1 : weights.get(voter);
            totals[j] += weight * choices.get(question).get(j);
          }
        });
    return Arrays.stream(totals)
        .mapToObj(total -> total < 1 << 30 ? "" + total : "\"" + total + "\"")
        .toList()
        .toString();
  }

  /** The cast rankings, in the order of the result if they are the same with their numbers. */
  private String rankings(int question) {
    List<String> cast =
        new ArrayList<>(votes.values().stream().map(v -> v.get(question).toString()).toList());
    List<String> opened =
        result.questions().get(question).rows().stream().map(List::toString).toList();
    List<String> sorted = opened.stream().sorted().toList();
    return (cast.stream().sorted().toList().equals(sorted) ? opened : cast).toString();
  }

  byte[] bytes() {
    return board.bytes();
  }
}
