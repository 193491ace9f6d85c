package org.mandate.ballot.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.group.SmallOrder;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.Claim;

class ProofsAreCheckedTogetherTest {
  private static final long SEED = 20261128;
  private static final List<Question> TWO =
      List.of(SealedVotes.choose(3, 0, 2, false), SealedVotes.choose(2, 1, 1, false));
  private static final List<List<Integer>> VOTE = List.of(List.of(1, 0, 1), List.of(0, 1));

  private static SealedVotes votes(int count) {
    System.out.println("ProofsAreCheckedTogetherTest, seed " + SEED);
    return new SealedVotes("Ed25519", TWO, SEED).seal(count, VOTE);
  }

  private static List<Element> smallPoints() {
    Group group = Group.named("Ed25519").orElseThrow();
    return SmallOrder.texts().subList(1, 8).stream()
        .map(text -> group.readUnproved(text).orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "BELENIOS-2048", "RFC-3526-2048"})
  void goodBallotsPassWithAndWithoutASidecar(String name) {
    SealedVotes votes =
        new SealedVotes(name, TWO, SEED).seal(name.equals("Ed25519") ? 40 : 4, VOTE);
    assertEquals(List.of(), votes.check());
    assertEquals(List.of(), votes.check(Sidecar.none()));
    assertEquals(List.of(), votes.check(Sidecar.of(votes.kept.subList(0, 3))));
  }

  @Test
  void blankAndRankedQuestionsPassToo() {
    List<Question> questions = List.of(SealedVotes.choose(3, 1, 2, true), SealedVotes.rank(4));
    SealedVotes votes =
        new SealedVotes("Ed25519", questions, SEED)
            .seal(3, List.of(List.of(0, 0, 1, 1), List.of(1, 2, 3, 4)))
            .seal(3, List.of(List.of(1, 0, 0, 0), List.of(4, 4, 1, 2)));
    assertEquals(List.of(), votes.check());
    assertEquals(List.of(), votes.check(Sidecar.none()));
  }

  @Test
  void aNumberOfAProofThatIsOffIsFoundAtItsBallotAndProof() {
    for (boolean helped : new boolean[] {true, false}) {
      SealedVotes votes = votes(12);
      votes.ballots.set(7, edited(votes.ballots.get(7), votes.group.q(), true, false));
      votes.ballots.set(3, edited(votes.ballots.get(3), votes.group.q(), false, true));
      votes.replace(7, votes.ballots.get(7), votes.kept.get(7).commitments());
      votes.replace(3, votes.ballots.get(3), votes.kept.get(3).commitments());
      assertEquals(
          List.of(
              new Finding.Proof(3, Claim.OVERALL, "question 1"),
              new Finding.Proof(7, Claim.ZERO_OR_ONE, "question 1, choice 3")),
          helped ? votes.check() : votes.check(Sidecar.none()));
    }
  }

  /** One response more by one: the challenges still are the hash of what the sidecar keeps. */
  private static Ballot edited(Ballot ballot, BigInteger q, boolean individual, boolean overall) {
    Answer.Homomorphic answer = (Answer.Homomorphic) ballot.answers().getFirst();
    List<List<Proof>> proofs = new ArrayList<>(answer.individual());
    if (individual) {
      proofs.set(2, List.of(plusOne(proofs.get(2).get(0), q), proofs.get(2).get(1)));
    }
    List<Proof> sum = new ArrayList<>(answer.overall());
    if (overall) {
      sum.set(1, plusOne(sum.get(1), q));
    }
    List<Answer> answers = new ArrayList<>(ballot.answers());
    answers.set(0, new Answer.Homomorphic(answer.choices(), proofs, sum, answer.blank()));
    return new Ballot(
        ballot.electionUuid(),
        ballot.electionHash(),
        ballot.credential(),
        answers,
        ballot.signature());
  }

  private static Proof plusOne(Proof proof, BigInteger q) {
    return new Proof(proof.challenge(), proof.response().add(BigInteger.ONE).mod(q));
  }

  @Test
  void faultsThatCancelInTheProductOfAllAreFound() {
    SealedVotes votes = votes(10);
    Element factor = votes.group.power(votes.group.g(), BigInteger.valueOf(77));
    votes.signOffBy(2, factor);
    votes.signOffBy(8, votes.group.inverse(factor));
    assertEquals(
        List.of(
            new Finding.Proof(2, Claim.SIGNATURE, "signature"),
            new Finding.Proof(8, Claim.SIGNATURE, "signature")),
        votes.check());
  }

  /**
   * A commitment off by a point of small order, hashed as it stands: a check that multiplies by 8
   * would pass it always, one without a test of the order with a chance of 1/2 to 1/8.
   */
  @Test
  void commitmentsOffByAPointOfSmallOrderAreRefusedAsThePlainCheckDoes() {
    for (Element small : smallPoints()) {
      for (int repeat = 0; repeat < 3; repeat++) {
        SealedVotes votes = votes(6);
        votes.signOffBy(4, small);
        List<Finding> expected = List.of(new Finding.Proof(4, Claim.SIGNATURE, "signature"));
        assertEquals(expected, votes.check());
        assertEquals(expected, votes.check(Sidecar.none()));
      }
    }
  }

  @Test
  void commitmentsOffByPointsOfSmallOrderThatCancelAreRefused() {
    for (Element small : smallPoints()) {
      SealedVotes votes = votes(6);
      votes.signOffBy(1, small);
      votes.signOffBy(5, votes.group.inverse(small));
      assertEquals(2, votes.check().size());
    }
  }

  /**
   * The equation holds where the challenge is a multiple of 8; only the test of the order sees it.
   */
  @Test
  void ciphertextsWithAPartOfSmallOrderAreRefusedThoughTheirProofsHold() {
    List<Question> questions = List.of(SealedVotes.rank(3));
    List<List<Integer>> vote = List.of(List.of(1, 2, 3));
    for (boolean helped : new boolean[] {true, false}) {
      for (Element small : smallPoints()) {
        SealedVotes votes = new SealedVotes("Ed25519", questions, SEED).seal(5, vote);
        forgeRanking(votes, 3, small);
        assertEquals(
            List.of(new Finding.Foreign(3, "question 1: alpha of ciphertext 1")),
            helped ? votes.check() : votes.check(Sidecar.none()));
      }
    }
  }

  private static void forgeRanking(SealedVotes votes, int place, Element small) {
    Group group = votes.group;
    Ballot ballot = votes.ballots.get(place);
    String context = votes.election.fingerprint() + "|" + ballot.credential().text();
    BigInteger r = group.exponent(votes.random);
    Ciphertext c =
        new Ciphertext(
            group.times(group.power(group.g(), r), small),
            group.power(votes.election.publicKey(), r));
    BigInteger w;
    Element a;
    BigInteger challenge;
    do {
      w = group.exponent(votes.random);
      a = group.power(group.g(), w);
      challenge = Challenges.ranked(group, context, votes.election.publicKey(), c, a);
    } while (challenge.getLowestSetBit() < 3);
    Proof proof = new Proof(challenge, w.subtract(r.multiply(challenge)).mod(group.q()));
    List<Answer> answers = List.of(new Answer.Ranked(c, proof));
    String hash =
        Ballot.hashToSign(
            ballot.electionUuid(), ballot.electionHash(), ballot.credential(), answers);
    Ballot forged =
        new Ballot(
            ballot.electionUuid(),
            ballot.electionHash(),
            ballot.credential(),
            answers,
            new Ballot.Signature(hash, ballot.signature().proof()));
    votes.replace(place, forged, List.of(a, a));
    votes.signOffBy(place, group.one());
  }

  @Test
  void tooFewProofsAreRefused() {
    SealedVotes votes = votes(3);
    Ballot ballot = votes.ballots.get(1);
    Answer.Homomorphic answer = (Answer.Homomorphic) ballot.answers().getFirst();
    Answer less =
        new Answer.Homomorphic(
            answer.choices(),
            answer.individual().subList(0, 2),
            answer.overall(),
            Optional.empty());
    votes.ballots.set(
        1,
        new Ballot(
            ballot.electionUuid(),
            ballot.electionHash(),
            ballot.credential(),
            List.of(less, ballot.answers().get(1)),
            ballot.signature()));
    List<Finding> findings = votes.check();
    assertEquals(1, findings.size());
    assertTrue(findings.getFirst() instanceof Finding.Shape, findings.toString());
  }
}
