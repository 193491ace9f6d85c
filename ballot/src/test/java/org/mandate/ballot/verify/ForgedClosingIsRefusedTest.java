package org.mandate.ballot.verify;

import static org.mandate.ballot.verify.Refusals.assertStep;

import java.math.BigInteger;
import java.util.Collections;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** Forgeries of tally, shuffles, decryptions and result; the chain is made good again. */
class ForgedClosingIsRefusedTest {
  private final Forgery sums = new Forgery("t33");
  private final Forgery ranked = new Forgery("r33");
  private final Group group = Group.named("Ed25519").orElseThrow();

  @Test
  void anotherNumberOfBallots() {
    Forgery.Step tally = sums.step("EncryptedTally", 0);
    tally.numTallied = "4";
    assertStep(Rule.NUM_TALLIED, sums, tally);
  }

  @Test
  void anotherTotalWeight() {
    Forgery.Step tally = sums.step("EncryptedTally", 0);
    tally.totalWeight = "7";
    assertStep(Rule.TOTAL_WEIGHT, sums, tally);
  }

  @Test
  void aTotalWeightThatIsAText() {
    Forgery.Step tally = sums.step("EncryptedTally", 0);
    tally.totalWeight = "\"8\"";
    assertStep(Rule.FORM, sums, tally);
  }

  @Test
  void aVoteAddedToTheEncryptedTally() {
    edit(sums, "EncryptedTally", 0, "/0/1/beta", this::plusOneVote, Rule.TALLY);
  }

  @Test
  void anAlphaOfTheEncryptedTallyAltered() {
    edit(sums, "EncryptedTally", 0, "/1/0/alpha", this::plusOneVote, Rule.TALLY);
  }

  @Test
  void sumsOfTheEncryptedTallySwapped() {
    Forgery.Step tally = sums.step("EncryptedTally", 0);
    tally.edit(text -> Edits.swap(text, "/1/0", "/1/1"));
    assertStep(Rule.TALLY, sums, tally);
  }

  @Test
  void aQuestionMissingInTheEncryptedTally() {
    Forgery.Step tally = sums.step("EncryptedTally", 0);
    tally.edit(text -> Edits.remove(text, "/1"));
    assertStep(Rule.FORM, sums, tally);
  }

  @Test
  void rankedCiphertextsInAnotherOrder() {
    Forgery.Step tally = ranked.step("EncryptedTally", 0);
    tally.edit(text -> Edits.swap(text, "/2/0", "/2/1"));
    assertStep(Rule.TALLY, ranked, tally);
  }

  @Test
  void aRankedCiphertextDroppedFromTheTally() {
    Forgery.Step tally = ranked.step("EncryptedTally", 0);
    tally.edit(text -> Edits.remove(text, "/2/0"));
    assertStep(Rule.TALLY, ranked, tally);
  }

  @Test
  void aShuffleByNobody() {
    Forgery.Step shuffle = ranked.step("Shuffle", 1);
    shuffle.owner = 4;
    assertStep(Rule.SHUFFLE_OWNER, ranked, shuffle);
    shuffle.owner = 0;
    assertStep(Rule.SHUFFLE_OWNER, ranked, shuffle);
  }

  @Test
  void aCiphertextReplacedInAShuffle() {
    edit(ranked, "Shuffle", 1, "/ciphertexts/0/2/beta", this::plusOneVote, Rule.SHUFFLE);
  }

  @Test
  void aCiphertextTwiceInAShuffle() {
    Forgery.Step shuffle = ranked.step("Shuffle", 1);
    shuffle.edit(text -> Edits.set(text, "/ciphertexts/1/0", Edits.get(text, "/ciphertexts/1/1")));
    assertStep(Rule.SHUFFLE, ranked, shuffle);
  }

  @Test
  void ciphertextsOfAShuffleSwapped() {
    Forgery.Step shuffle = ranked.step("Shuffle", 0);
    shuffle.edit(text -> Edits.swap(text, "/ciphertexts/1/0", "/ciphertexts/1/1"));
    assertStep(Rule.SHUFFLE, ranked, shuffle);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proofs/0/1/0",
        "/proofs/0/1/1",
        "/proofs/0/1/2",
        "/proofs/0/1/3",
        "/proofs/1/1/4/2",
        "/proofs/1/1/5/0"
      })
  void aResponseOfAShuffleAltered(String pointer) {
    edit(ranked, "Shuffle", 0, pointer, Edits::plusOne, Rule.SHUFFLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proofs/0/0/0",
        "/proofs/0/0/1",
        "/proofs/0/0/2",
        "/proofs/0/0/3/0",
        "/proofs/0/0/3/1",
        "/proofs/0/0/4/3",
        "/proofs/1/2/1",
        "/proofs/1/3/3"
      })
  void aCommitmentOfAShuffleAltered(String pointer) {
    edit(ranked, "Shuffle", 0, pointer, this::plusOneVote, Rule.SHUFFLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proofs/0/2/1", "/proofs/1/3/0", "/ciphertexts/0/1/alpha"})
  void aSmallOrderPartInAShuffle(String pointer) {
    edit(ranked, "Shuffle", 0, pointer, ForgedSetupIsRefusedTest::twisted, Rule.SHUFFLE_MEMBER);
  }

  @Test
  void proofsOfTwoQuestionsSwapped() {
    Forgery.Step shuffle = ranked.step("Shuffle", 0);
    shuffle.edit(text -> Edits.swap(text, "/proofs/0", "/proofs/1"));
    assertStep(Rule.SHUFFLE, ranked, shuffle);
  }

  @Test
  void oneCiphertextLessInAShuffle() {
    Forgery.Step shuffle = ranked.step("Shuffle", 0);
    shuffle.edit(text -> Edits.remove(text, "/ciphertexts/0/0"));
    assertStep(Rule.SHUFFLE_FORM, ranked, shuffle);
  }

  @Test
  void oneQuestionLessInAShuffle() {
    Forgery.Step shuffle = ranked.step("Shuffle", 0);
    shuffle.edit(text -> Edits.remove(Edits.remove(text, "/ciphertexts/1"), "/proofs/1"));
    assertStep(Rule.SHUFFLE_FORM, ranked, shuffle);
  }

  @Test
  void shufflesInAnotherOrder() {
    Forgery.Step second = ranked.step("Shuffle", 1);
    int first = ranked.steps.indexOf(ranked.step("Shuffle", 0));
    Collections.swap(ranked.steps, first, first + 1);
    assertStep(Rule.SHUFFLE, ranked, second);
  }

  @Test
  void theFirstShuffleLeftOut() {
    ranked.steps.remove(ranked.step("Shuffle", 0));
    assertStep(Rule.SHUFFLE, ranked, ranked.step("Shuffle", 0));
  }

  @Test
  void theLastShuffleLeftOut() {
    ranked.steps.remove(ranked.step("Shuffle", 1));
    assertStep(Rule.DECRYPTION, ranked, ranked.step("PartialDecryption", 0));
  }

  @Test
  void noShuffleAtAll() {
    ranked.steps.removeIf(step -> step.type.equals("Shuffle"));
    assertStep(Rule.MIXED, ranked, ranked.step("EndShuffles", 0));
  }

  @Test
  void noEndOfShuffles() {
    ranked.steps.removeIf(step -> step.type.equals("EndShuffles"));
    assertStep(Rule.ORDER, ranked, ranked.step("PartialDecryption", 0));
  }

  @Test
  void noShufflesAndNoEndOfThem() {
    ranked.steps.removeIf(step -> step.type.contains("Shuffle"));
    assertStep(Rule.ORDER, ranked, ranked.step("PartialDecryption", 0));
  }

  @Test
  void aDecryptionFactorAltered() {
    edit(
        sums,
        "PartialDecryption",
        1,
        "/decryption_factors/0/1",
        this::plusOneVote,
        Rule.DECRYPTION);
  }

  @Test
  void aDecryptionProofAltered() {
    edit(
        sums,
        "PartialDecryption",
        1,
        "/decryption_proofs/1/0/response",
        Edits::plusOne,
        Rule.DECRYPTION);
  }

  @Test
  void aDecryptionFactorWithASmallOrderPart() {
    edit(
        sums,
        "PartialDecryption",
        0,
        "/decryption_factors/1/1",
        ForgedSetupIsRefusedTest::twisted,
        Rule.DECRYPTION_MEMBER);
  }

  @Test
  void aDecryptionInAnotherTrusteesName() {
    Forgery.Step part = sums.step("PartialDecryption", 1);
    part.owner = 3;
    assertStep(Rule.DECRYPTION, sums, part);
  }

  @Test
  void ownersOfTwoDecryptionsSwapped() {
    Forgery.Step first = sums.step("PartialDecryption", 0);
    Forgery.Step second = sums.step("PartialDecryption", 1);
    int owner = first.owner;
    first.owner = second.owner;
    second.owner = owner;
    assertStep(Rule.DECRYPTION, sums, first);
  }

  @Test
  void aDecryptionByNobody() {
    Forgery.Step part = sums.step("PartialDecryption", 1);
    part.owner = 5;
    assertStep(Rule.DECRYPTION_OWNER, sums, part);
  }

  @Test
  void aTrusteeWhoOpensTwice() {
    Forgery.Step part = sums.step("PartialDecryption", 1);
    part.owner = 1;
    assertStep(Rule.DECRYPTION_OWNER, sums, part);
  }

  @Test
  void aFactorTooFew() {
    Forgery.Step part = sums.step("PartialDecryption", 1);
    part.edit(text -> Edits.remove(text, "/decryption_factors/0/3"));
    assertStep(Rule.DECRYPTION_FORM, sums, part);
  }

  @Test
  void aProofTooFew() {
    Forgery.Step part = sums.step("PartialDecryption", 1);
    part.edit(text -> Edits.remove(text, "/decryption_proofs/0/3"));
    assertStep(Rule.DECRYPTION_FORM, sums, part);
  }

  @Test
  void theMandatoryTrusteeMissing() {
    sums.steps.remove(sums.step("PartialDecryption", 0));
    assertStep(Rule.ENOUGH, sums, sums.step("Result", 0));
  }

  @Test
  void tooFewThresholdTrustees() {
    sums.steps.remove(sums.step("PartialDecryption", 2));
    assertStep(Rule.ENOUGH, sums, sums.step("Result", 0));
  }

  @Test
  void noDecryptionAtAll() {
    ranked.steps.removeIf(step -> step.type.equals("PartialDecryption"));
    assertStep(Rule.ENOUGH, ranked, ranked.step("Result", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":[[2,6,3,0],[6,0]]}",
        "{\"result\":[[2,6,3,0],[4,0]]}",
        "{\"result\":[[2,6,3,0],[0,5]]}",
        "{\"result\":[[6,2,3,0],[5,0]]}",
        "{\"result\":[[2,6,3,1],[5,0]]}"
      })
  void anotherResult(String result) {
    resultIs(sums, result, Rule.RESULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"result\":[[2,6,3],[5,0]]}", "{\"result\":[[2,6,3,0],[5,0,0]]}"})
  void aResultWithOtherNumbersOfAnswers(String result) {
    resultIs(sums, result, Rule.RESULT_FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":[[2,6,3,-1],[5,0]]}",
        "{\"result\":[[2,6,3,0.0],[5,0]]}",
        "{\"result\":[[2,6,3,\"0\"],[5,0]]}",
        "{\"result\":[[2,6,3,0]]}",
        "{\"result\":[[2,6,3,0],[5,0]],\"note\":1}"
      })
  void aResultOfAnotherForm(String result) {
    resultIs(sums, result, Rule.FORM);
  }

  @Test
  void aRankingChanged() {
    Forgery.Step result = ranked.step("Result", 0);
    result.edit(text -> Edits.swap(text, "/result/2/0/0", "/result/2/0/1"));
    assertStep(Rule.RESULT, ranked, result);
  }

  @Test
  void rankingsInAnotherOrder() {
    Forgery.Step result = ranked.step("Result", 0);
    result.edit(text -> Edits.swap(text, "/result/2/0", "/result/2/1"));
    assertStep(Rule.RESULT, ranked, result);
  }

  @Test
  void aRankingLeftOut() {
    Forgery.Step result = ranked.step("Result", 0);
    result.edit(text -> Edits.remove(text, "/result/2/0"));
    assertStep(Rule.RESULT_FORM, ranked, result);
  }

  @Test
  void aRankingWithOneNumberMore() {
    Forgery.Step result = ranked.step("Result", 0);
    result.edit(text -> Edits.set(text, "/result/2/0/-", "1"));
    assertStep(Rule.RESULT_FORM, ranked, result);
  }

  private static void resultIs(Forgery forgery, String text, Rule rule) {
    Forgery.Step result = forgery.step("Result", 0);
    result.edit(old -> text);
    assertStep(rule, forgery, result);
  }

  private static void edit(
      Forgery forgery,
      String type,
      int n,
      String pointer,
      UnaryOperator<String> change,
      Rule rule) {
    Forgery.Step step = forgery.step(type, n);
    step.edit(text -> Edits.change(text, pointer, change));
    assertStep(rule, forgery, step);
  }

  private String plusOneVote(String text) {
    Element element = group.read(text).orElseThrow();
    return group.times(element, group.power(group.g(), BigInteger.ONE)).text();
  }
}
