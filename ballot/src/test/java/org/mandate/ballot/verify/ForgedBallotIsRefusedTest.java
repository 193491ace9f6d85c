package org.mandate.ballot.verify;

import static org.mandate.ballot.verify.Refusals.assertBallot;
import static org.mandate.ballot.verify.Refusals.assertStep;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.KnowledgeProof;

/**
 * Forgeries of ballots; the chain is made good again, and where the forger can be the voter, the
 * ballot is signed again, so that only the proof at fault can give it away.
 */
class ForgedBallotIsRefusedTest {
  private final Forgery sums = new Forgery("t33");
  private final Forgery ranked = new Forgery("r33");
  private final Forgery lists = new Forgery("l33");
  private final Group group = Group.named("Ed25519").orElseThrow();

  @Test
  void anotherElectionsIdentifier() {
    signed(text -> Edits.set(text, "/election_uuid", "\"k6b4qGPLyi2gn3\""), Rule.BALLOT_ELECTION);
  }

  @Test
  void aBallotOfAnotherElection() {
    Forgery.Step other = lists.step("Ballot", 0);
    lists.readElection();
    ranked.step("Ballot", 1).data = other.data;
    assertBallot(Rule.FORM, ranked, 1);
    String moved =
        Edits.set(
            new Forgery("t33").step("Ballot", 1).data.orElseThrow(),
            "/election_hash",
            "\"cTmf7rirahI7YhJ5C+xdghTE17UgsWr6cCBsFaW+7Dc\"");
    plain(text -> moved, Rule.BALLOT_ELECTION);
  }

  @Test
  void aCredentialThatIsNotOnTheRoll() {
    String stranger = group.power(group.g(), BigInteger.valueOf(99)).text();
    plain(text -> Edits.set(text, "/credential", "\"" + stranger + "\""), Rule.BALLOT_CREDENTIAL);
  }

  @Test
  void aBallotUnderAnotherCredential() {
    String other = Edits.text(sums.step("Ballot", 0).data.orElseThrow(), "/credential");
    Forgery moved = new Forgery("t33");
    moved
        .step("Ballot", 1)
        .edit(text -> withOwnHash(Edits.set(text, "/credential", "\"" + other + "\""), moved));
    assertBallot(Rule.BALLOT_SIGNATURE, moved, 1);
  }

  @Test
  void aSignedHashThatIsNotTheBallots() {
    plain(
        text ->
            Edits.set(text, "/signature/hash", "\"TA9uiUGDweC5ik75avOEIsXfaoLd7UZajW2TBWWWPKo\""),
        Rule.BALLOT_HASH);
  }

  @Test
  void aChangedBallotWithItsOldSignature() {
    plain(
        text -> Edits.change(text, "/answers/0/overall_proof/0/response", Edits::plusOne),
        Rule.BALLOT_HASH);
  }

  @Test
  void anotherSignature() {
    plain(
        text -> Edits.change(text, "/signature/proof/response", Edits::plusOne),
        Rule.BALLOT_SIGNATURE);
  }

  @Test
  void twoVotesMoreWithoutProof() {
    signed(
        text -> Edits.change(text, "/answers/1/choices/0/beta", this::plusTwo), Rule.ZERO_OR_ONE);
  }

  @Test
  void twoChoicesSwapped() {
    signed(
        text -> Edits.swap(text, "/answers/0/choices/1", "/answers/0/choices/2"), Rule.ZERO_OR_ONE);
  }

  @Test
  void twoChoicesSwappedWithTheirProofs() {
    signed(
        text ->
            Edits.swap(
                Edits.swap(text, "/answers/0/choices/1", "/answers/0/choices/2"),
                "/answers/0/individual_proofs/1",
                "/answers/0/individual_proofs/2"),
        Rule.BLANK_OVERALL);
  }

  @Test
  void aReplayedProof() {
    signed(
        text ->
            Edits.set(
                text,
                "/answers/0/individual_proofs/1",
                Edits.get(text, "/answers/0/individual_proofs/2")),
        Rule.ZERO_OR_ONE);
  }

  @Test
  void allAnswersOfAnotherVoter() {
    String answers = Edits.get(sums.step("Ballot", 0).data.orElseThrow(), "/answers");
    signed(text -> Edits.set(text, "/answers", answers), Rule.ZERO_OR_ONE);
  }

  @Test
  void aCiphertextOfAnotherVoter() {
    String choice = Edits.get(sums.step("Ballot", 0).data.orElseThrow(), "/answers/1/choices/0");
    signed(text -> Edits.set(text, "/answers/1/choices/0", choice), Rule.ZERO_OR_ONE);
  }

  @Test
  void aPointOfSmallOrderAdded() {
    signed(
        text -> Edits.change(text, "/answers/0/choices/1/alpha", ForgedSetupIsRefusedTest::twisted),
        Rule.BALLOT_MEMBER);
    signed(
        text -> Edits.change(text, "/answers/0/choices/1/beta", ForgedSetupIsRefusedTest::twisted),
        Rule.BALLOT_MEMBER);
  }

  @Test
  void aPointOfSmallOrderAlone() {
    signed(
        text ->
            Edits.set(
                text,
                "/answers/0/choices/1/alpha",
                "\"" + ForgedSetupIsRefusedTest.ORDER_TWO + "\""),
        Rule.BALLOT_MEMBER);
  }

  @Test
  void aNumberOutsideTheGroupOfNumbers() {
    Forgery belenios = new Forgery("t20");
    belenios.editBallot(1, text -> Edits.set(text, "/answers/0/choices/1/alpha", "\"2\""));
    assertBallot(Rule.BALLOT_MEMBER, belenios, 1);
    Forgery rfc = new Forgery("r20");
    BigInteger p = rfc.readElection().group().q().shiftLeft(1).add(BigInteger.ONE);
    rfc.editBallot(
        1,
        text ->
            Edits.change(
                text,
                "/answers/2/choices/beta",
                beta -> p.subtract(new BigInteger(beta)).toString()));
    assertBallot(Rule.BALLOT_MEMBER, rfc, 1);
    for (BigInteger outside : List.of(BigInteger.ZERO, p, p.add(BigInteger.TWO))) {
      Forgery range = new Forgery("r20");
      range
          .step("Ballot", 1)
          .edit(text -> Edits.set(text, "/answers/2/choices/beta", "\"" + outside + "\""));
      assertBallot(Rule.ELEMENT, range, 1);
    }
  }

  @Test
  void oneChoiceMore() {
    signed(
        text ->
            Edits.set(
                Edits.set(text, "/answers/1/choices/-", Edits.get(text, "/answers/1/choices/0")),
                "/answers/1/individual_proofs/-",
                Edits.get(text, "/answers/1/individual_proofs/0")),
        Rule.ANSWER_FORM);
  }

  @Test
  void oneChoiceLess() {
    signed(text -> Edits.remove(text, "/answers/1/choices/0"), Rule.ANSWER_FORM);
  }

  @Test
  void oneProofLess() {
    signed(text -> Edits.remove(text, "/answers/0/individual_proofs/3"), Rule.ANSWER_FORM);
    signed(text -> Edits.remove(text, "/answers/0/individual_proofs/3/1"), Rule.ANSWER_FORM);
    signed(text -> Edits.remove(text, "/answers/0/overall_proof/2"), Rule.ANSWER_FORM);
    signed(text -> Edits.remove(text, "/answers/0/blank_proof"), Rule.ANSWER_FORM);
    signed(text -> Edits.remove(text, "/answers/0/blank_proof/1"), Rule.ANSWER_FORM);
  }

  @Test
  void aBlankProofWhereBlankIsNotAllowed() {
    signed(
        text ->
            Edits.set(text, "/answers/1/blank_proof", Edits.get(text, "/answers/0/blank_proof")),
        Rule.ANSWER_FORM);
  }

  @Test
  void anIndividualProofAltered() {
    signed(
        text -> Edits.change(text, "/answers/0/individual_proofs/3/1/response", Edits::plusOne),
        Rule.ZERO_OR_ONE);
  }

  @Test
  void anOverallProofAltered() {
    signed(
        text -> Edits.change(text, "/answers/1/overall_proof/0/challenge", Edits::plusOne),
        Rule.OVERALL);
  }

  @Test
  void partsOfAnOverallProofSwapped() {
    signed(
        text -> Edits.swap(text, "/answers/1/overall_proof/0", "/answers/1/overall_proof/1"),
        Rule.OVERALL);
  }

  @Test
  void anOverallProofOfABlankableVoteAltered() {
    signed(
        text -> Edits.change(text, "/answers/0/overall_proof/2/response", Edits::plusOne),
        Rule.BLANK_OVERALL);
  }

  @Test
  void aBlankProofAltered() {
    signed(
        text -> Edits.change(text, "/answers/0/blank_proof/0/response", Edits::plusOne),
        Rule.BLANK);
  }

  @Test
  void aRankedProofAltered() {
    ranked.editBallot(1, text -> Edits.change(text, "/answers/2/proof/response", Edits::plusOne));
    assertBallot(Rule.RANKED, ranked, 1);
  }

  @Test
  void aRankedCiphertextOfAnotherVoter() {
    String answer = Edits.get(ranked.step("Ballot", 0).data.orElseThrow(), "/answers/2");
    ranked.editBallot(1, text -> Edits.set(text, "/answers/2", answer));
    assertBallot(Rule.RANKED, ranked, 1);
  }

  @Test
  void aRankedCiphertextWithASmallOrderPart() {
    ranked.editBallot(
        1,
        text -> Edits.change(text, "/answers/2/choices/beta", ForgedSetupIsRefusedTest::twisted));
    assertBallot(Rule.BALLOT_MEMBER, ranked, 1);
  }

  @Test
  void listProofsAltered() {
    list("/answers/2/overall_proof/response", Rule.ONE_LIST);
    list("/answers/2/list_proofs/0/0/response", Rule.LIST);
    list("/answers/2/list_proofs/1/1/challenge", Rule.LIST);
    list("/answers/2/nonzero_proof/challenge", Rule.NON_ZERO);
    list("/answers/2/nonzero_proof/response/1", Rule.NON_ZERO);
    list("/answers/2/individual_proofs/1/2/0/response", Rule.ZERO_OR_ONE);
  }

  @Test
  void aNeutralCommitmentToSomethingNotZero() {
    lists.editBallot(
        1,
        text ->
            Edits.set(
                text,
                "/answers/2/nonzero_proof/commitment",
                "\"" + ForgedSetupIsRefusedTest.NEUTRAL + "\""));
    assertBallot(Rule.NON_ZERO, lists, 1);
  }

  @Test
  void oneCandidateLess() {
    lists.editBallot(1, text -> Edits.remove(text, "/answers/2/choices/1/3"));
    assertBallot(Rule.ANSWER_FORM, lists, 1);
  }

  /** Two voters together can make this with good proofs; alone nobody can. */
  @Test
  void oneRankedCiphertextUnderTwoCredentials() {
    for (int n : List.of(1, 2)) {
      ranked.editBallot(n, text -> Edits.set(text, "/answers/2", sameCiphertext(text)));
    }
    assertBallot(Rule.COPIED, ranked, 2);
  }

  private String sameCiphertext(String ballot) {
    Election election = ranked.readElection();
    BigInteger r = BigInteger.valueOf(424242);
    Ciphertext c =
        new Ciphertext(
            group.power(group.g(), r),
            group.times(group.power(election.publicKey(), r), group.encoded(List.of(1, 2, 3))));
    String s0 = election.fingerprint() + "|" + Edits.text(ballot, "/credential");
    Proof proof =
        KnowledgeProof.prove(
                group,
                r,
                w -> List.of(group.power(group.g(), w)),
                a -> Challenges.ranked(group, s0, election.publicKey(), c, a.getFirst()),
                new SplittableRandom(5))
            .proof();
    return new Answer.Ranked(c, proof).text();
  }

  @Test
  void theVotersFirstBallotPutLast() {
    Collections.swap(sums.steps, 0, 3);
    assertStep(Rule.TALLY, sums, sums.step("EncryptedTally", 0));
    Collections.swap(ranked.steps, 0, 4);
    assertStep(Rule.TALLY, ranked, ranked.step("EncryptedTally", 0));
  }

  @Test
  void aBallotLeftOut() {
    sums.steps.remove(1);
    assertStep(Rule.NUM_TALLIED, sums, sums.step("EncryptedTally", 0));
  }

  @Test
  void aBallotLeftOutAndTheNumbersMadeToFit() {
    sums.steps.remove(1);
    Forgery.Step tally = sums.step("EncryptedTally", 0);
    tally.numTallied = "2";
    assertStep(Rule.TOTAL_WEIGHT, sums, tally);
    tally.totalWeight = "6";
    assertStep(Rule.TALLY, sums, tally);
  }

  /** A change of the second ballot without a new signature. */
  private static void plain(UnaryOperator<String> change, Rule rule) {
    Forgery forgery = new Forgery("t33");
    forgery.step("Ballot", 1).edit(change);
    assertBallot(rule, forgery, 1);
  }

  /** A change of the second ballot, signed again by its voter. */
  private static void signed(UnaryOperator<String> change, Rule rule) {
    Forgery forgery = new Forgery("t33");
    forgery.editBallot(1, change);
    assertBallot(rule, forgery, 1);
  }

  private static void list(String pointer, Rule rule) {
    Forgery forgery = new Forgery("l33");
    forgery.editBallot(1, text -> Edits.change(text, pointer, Edits::plusOne));
    assertBallot(rule, forgery, 1);
  }

  private static String withOwnHash(String text, Forgery forgery) {
    Election election = forgery.readElection();
    return Edits.set(
        text, "/signature/hash", "\"" + Ballot.read(text, election).hashToSign() + "\"");
  }

  private String plusTwo(String text) {
    Element beta = group.read(text).orElseThrow();
    return group.times(beta, group.power(group.g(), BigInteger.TWO)).text();
  }
}
