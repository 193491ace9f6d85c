package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/** Votes that keep the rules seal and verify; all others are refused before anything is sealed. */
class SealingTest {

  private static Question.Homomorphic randomQuestion(Random random) {
    int answers = 1 + random.nextInt(4);
    int min = random.nextInt(answers + 1);
    int max = min + random.nextInt(answers - min + 1);
    return Cells.choose(answers, min, max, random.nextBoolean());
  }

  /** Every vector of 0 and 1 of that length. */
  private static List<List<Integer>> allVectors(int length) {
    List<List<Integer>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << length; bits++) {
      List<Integer> one = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        one.add(bits >> i & 1);
      }
      all.add(one);
    }
    return all;
  }

  /** The rule in its own words, apart from the code that is tested. */
  private static boolean isAllowed(Question.Homomorphic question, List<Integer> choices) {
    if (!question.blank().orElse(false)) {
      int sum = choices.stream().mapToInt(x -> x).sum();
      return question.min() <= sum && sum <= question.max();
    }
    int sum = choices.stream().skip(1).mapToInt(x -> x).sum();
    return choices.getFirst() == 1 ? sum == 0 : question.min() <= sum && sum <= question.max();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void exactlyTheVotesThatKeepTheRulesAreSealedAndAllOfThemVerify(long seed) {
    Random random = new Random(seed);
    Question.Homomorphic question = randomQuestion(random);
    List<List<Integer>> vectors = allVectors(question.ciphertexts());
    TestElection e =
        new TestElection("Ed25519", seed)
            .single()
            .open(List.of(question), vectors.size(), List.of());
    int sealedVotes = 0;
    for (int v = 0; v < vectors.size(); v++) {
      List<Integer> choices = vectors.get(v);
      Sealing sealing = e.sealer.seal(e.roll.credentials().get(v), List.of(choices), random);
      assertEquals(
          isAllowed(question, choices),
          sealing instanceof Sealing.SealedBallot,
          () -> "seed " + seed + ": " + question + " " + choices);
      if (sealing instanceof Sealing.SealedBallot sealed) {
        e.cast(sealed.ballot());
        e.votes.put(v, List.of(choices));
        sealedVotes++;
      }
    }
    assertTrue(sealedVotes > 0, "seed " + seed);
    e.close().decrypt(1).result();
    assertEquals(e.expected(), e.result.text(), "seed " + seed);
    Report report = Verifier.verify(BoardSource.of(e.bytes()), Options.everything(), Progress.NONE);
    assertTrue(
        report.accepted(), () -> "seed " + seed + ": " + report.refusal().orElseThrow().line());
  }

  @Test
  void aRankedVoteHasOneNumberAnAnswerFrom0To255() {
    TestElection e =
        new TestElection("Ed25519", 9).single().open(List.of(Cells.rank(3)), 1, List.of());
    for (List<Integer> bad :
        List.of(List.of(1, 2), List.of(1, 2, 3, 4), List.of(1, 2, 256), List.of(1, -1, 2))) {
      Sealing.Refused refused =
          assertInstanceOf(
              Sealing.Refused.class,
              e.sealer.seal(e.roll.credentials().getFirst(), List.of(bad), e.random));
      assertEquals(1, refused.question());
    }
    assertInstanceOf(
        Sealing.SealedBallot.class,
        e.sealer.seal(e.roll.credentials().getFirst(), List.of(List.of(0, 255, 7)), e.random));
  }

  @Test
  void numbersOtherThan0And1AreRefusedEvenWhereTheSumFits() {
    TestElection e =
        new TestElection("Ed25519", 10)
            .single()
            .open(List.of(Cells.choose(3, 1, 2, false)), 1, List.of());
    for (List<Integer> bad :
        List.of(List.of(2, 0, 0), List.of(-1, 1, 1), List.of(3, -1, 0), List.of(1, 0))) {
      assertInstanceOf(
          Sealing.Refused.class,
          e.sealer.seal(e.roll.credentials().getFirst(), List.of(bad), e.random));
    }
    assertInstanceOf(
        Sealing.Refused.class, e.sealer.seal(e.roll.credentials().getFirst(), List.of(), e.random));
  }

  @Test
  void theCommitmentsAreThoseOfEveryProofInTheOrderOfTheBallot() {
    TestElection e =
        new TestElection("Ed25519", 12)
            .single()
            .open(
                List.of(Cells.choose(3, 0, 2, false), Cells.choose(2, 1, 1, true), Cells.rank(2)),
                1,
                List.of());
    Sealing.SealedBallot sealed =
        e.vote(0, List.of(List.of(1, 0, 1), List.of(1, 0, 0), List.of(2, 1)));
    // 3 x 2 + 3 parts, then 3 x 2 + 2 + 2 parts, A and B each; one A ranked, one of the signature
    assertEquals(2 * (3 * 2 + 3) + 2 * (3 * 2 + 2 + 2) + 1 + 1, sealed.commitments().size());
  }

  @Test
  void aBallotReadsBackFromItsOwnText() {
    TestElection e =
        new TestElection("Ed25519", 13)
            .single()
            .open(List.of(Cells.choose(2, 0, 2, true), Cells.rank(4)), 1, List.of());
    Ballot ballot = e.vote(0, List.of(List.of(0, 1, 1), List.of(4, 3, 2, 1))).ballot();
    assertEquals(ballot, Ballot.read(ballot.text(), e.election));
  }
}
