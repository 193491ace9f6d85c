package org.mandate.ballot.batch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;

/** Ballots with what a sidecar keeps of them, and the secrets to forge with. */
final class SealedVotes {
  final Group group;
  final Election election;
  final Random random;
  final List<BigInteger> secrets = new ArrayList<>();
  final List<Ballot> ballots = new ArrayList<>();
  final List<Kept> kept = new ArrayList<>();

  SealedVotes(String groupName, List<Question> questions, long seed) {
    this.group = Group.named(groupName).orElseThrow();
    this.random = new Random(seed);
    this.election =
        new Election(
            1,
            "d",
            "n",
            group,
            group.power(group.g(), group.exponent(random)),
            questions,
            "1234567891234S",
            Optional.empty(),
            Optional.empty());
  }

  static Question choose(int answers, int min, int max, boolean blank) {
    return new Question.Homomorphic(
        names(answers), blank ? Optional.of(true) : Optional.empty(), min, max, "q");
  }

  static Question rank(int answers) {
    return new Question.Ranked(names(answers), "q", Optional.empty());
  }

  private static List<String> names(int answers) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < answers; i++) {
      names.add("A" + i);
    }
    return names;
  }

  SealedVotes seal(int count, List<List<Integer>> choices) {
    BallotSealer sealer = new BallotSealer(election);
    for (int i = 0; i < count; i++) {
      BigInteger secret = group.exponent(random);
      secrets.add(secret);
      Sealing.SealedBallot sealed = (Sealing.SealedBallot) sealer.seal(secret, choices, random);
      ballots.add(sealed.ballot());
      kept.add(
          new Kept(
              sealed.ballot().tracker(),
              sealed.commitments(),
              sealed.secondCommitment(),
              sealed.second().response()));
    }
    return this;
  }

  List<Finding> check(Sidecar sidecar) {
    return new ProofCheck(election, sidecar).findings(ballots.stream().map(Sealed::of).toList());
  }

  List<Finding> check() {
    return check(Sidecar.of(kept));
  }

  /** Puts another ballot in the place of one, with its commitments and a good second signature. */
  void replace(int place, Ballot ballot, List<Element> commitments) {
    ballots.set(place, ballot);
    BigInteger w = group.exponent(random);
    Element a = group.power(group.g(), w);
    BigInteger c =
        Challenges.second(
            group, election.fingerprint(), ballot.credential(), ballot.signature().hash(), a);
    BigInteger response = w.subtract(secrets.get(place).multiply(c)).mod(group.q());
    kept.set(place, new Kept(ballot.tracker(), commitments, a, response));
  }

  /** Signs again with a commitment that is off by a factor, which the hash covers. */
  void signOffBy(int place, Element factor) {
    Ballot ballot = ballots.get(place);
    BigInteger w = group.exponent(random);
    Element a = group.times(group.power(group.g(), w), factor);
    BigInteger c = Challenges.signature(group, ballot.signature().hash(), a);
    BigInteger response = w.subtract(secrets.get(place).multiply(c)).mod(group.q());
    Ballot forged =
        new Ballot(
            ballot.electionUuid(),
            ballot.electionHash(),
            ballot.credential(),
            ballot.answers(),
            new Ballot.Signature(ballot.signature().hash(), new Proof(c, response)));
    List<Element> commitments = new ArrayList<>(kept.get(place).commitments());
    commitments.set(commitments.size() - 1, a);
    replace(place, forged, commitments);
  }
}
