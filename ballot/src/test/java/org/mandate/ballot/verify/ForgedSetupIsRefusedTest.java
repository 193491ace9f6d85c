package org.mandate.ballot.verify;

import static org.mandate.ballot.verify.Refusals.assertBallot;
import static org.mandate.ballot.verify.Refusals.assertSetup;
import static org.mandate.ballot.verify.Refusals.assertStep;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.KnowledgeProof;

/** Forgeries of the election, its trustees and its roll; the chain is made good again. */
class ForgedSetupIsRefusedTest {
  /** The point of order two, (0, -1), as the board writes points. */
  static final String ORDER_TWO =
      "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";

  /** The neutral point, (0, 1). */
  static final String NEUTRAL = "0000000000000000000000000000000000000000000000000000000000000001";

  private static final String THRESHOLD = "/1/1";

  private final Forgery forgery = new Forgery("t33");
  private final Group group = Group.named("Ed25519").orElseThrow();

  @Test
  void aTextWithSpaces() {
    forgery.election = forgery.election.replace(",\"name\"", ", \"name\"");
    assertSetup(Rule.CANONICAL, forgery);
  }

  @Test
  void aLetterWrittenAsAnEscape() {
    forgery.election = forgery.election.replace("Sample", "\\u0053ample");
    assertSetup(Rule.CANONICAL, forgery);
  }

  @Test
  void aNameWithARawCarriageReturn() {
    forgery.election = forgery.election.replace("Sample", "Sa\rmple");
    assertSetup(Rule.JSON, forgery);
  }

  @Test
  void aNameTwice() {
    forgery.election = forgery.election.replace("\"name\":", "\"name\":\"Another\",\"name\":");
    assertSetup(Rule.JSON, forgery);
  }

  @Test
  void halfASurrogatePair() {
    forgery.election = forgery.election.replace("Sample", "\\ud800ample");
    assertSetup(Rule.JSON, forgery);
  }

  @Test
  void aDeepTower() {
    forgery.election = Edits.set(forgery.election, "/name", "[".repeat(100) + "]".repeat(100));
    assertSetup(Rule.JSON, forgery);
  }

  @Test
  void anUnknownField() {
    forgery.election = Edits.set(forgery.election, "/note", "1");
    assertSetup(Rule.FORM, forgery);
  }

  @Test
  void anotherVersionOfTheCryptography() {
    forgery.election = Edits.set(forgery.election, "/version", "2");
    assertSetup(Rule.FORM, forgery);
  }

  @Test
  void anUnknownGroup() {
    forgery.election = Edits.set(forgery.election, "/group", "\"Ed448\"");
    assertSetup(Rule.FORM, forgery);
  }

  @Test
  void moreChoicesAllowedThanAnswers() {
    forgery.election = Edits.set(forgery.election, "/questions/1/max", "3");
    assertSetup(Rule.FORM, forgery);
  }

  @Test
  void aShortIdentifier() {
    forgery.election = Edits.set(forgery.election, "/uuid", "\"short\"");
    assertSetup(Rule.FORM, forgery);
  }

  @Test
  void aRankedQuestionInAGroupThatCannotCarryIt() {
    Forgery old = new Forgery("t20");
    old.election =
        Edits.set(
            old.election,
            "/questions/1",
            "{\"type\":\"NonHomomorphic\",\"value\":{\"answers\":[\"A\"],\"question\":\"Q\"}}");
    assertSetup(Rule.QUESTIONS, old);
  }

  @Test
  void moreChoicesAllowedThanWhenVotersVoted() {
    forgery.election = Edits.set(forgery.election, "/questions/0/max", "3");
    assertBallot(Rule.BALLOT_ELECTION, forgery, 0);
  }

  @Test
  void anotherDescription() {
    forgery.election = Edits.set(forgery.election, "/description", "\"Other words.\"");
    assertBallot(Rule.BALLOT_ELECTION, forgery, 0);
  }

  @Test
  void anotherElectionKey() {
    forgery.election = Edits.set(forgery.election, "/public_key", member());
    assertSetup(Rule.ELECTION_KEY, forgery);
  }

  @Test
  void anElectionKeyOutsideTheGroup() {
    forgery.election =
        Edits.change(forgery.election, "/public_key", ForgedSetupIsRefusedTest::twisted);
    assertSetup(Rule.ELECTION_KEY, forgery);
  }

  @Test
  void anElectionKeyThatIsNoPoint() {
    forgery.election = Edits.set(forgery.election, "/public_key", "\"7" + "f".repeat(63) + "\"");
    assertSetup(Rule.ELEMENT, forgery);
  }

  @Test
  void aPointInCapitals() {
    forgery.election =
        Edits.change(
            forgery.election, "/public_key", text -> text.toUpperCase(java.util.Locale.ROOT));
    assertSetup(Rule.ELEMENT, forgery);
  }

  @Test
  void aTrusteesProofAltered() {
    forgery.trustees = Edits.change(forgery.trustees, "/0/1/pok/response", Edits::plusOne);
    assertSetup(Rule.TRUSTEE_PROOF, forgery);
  }

  @Test
  void aTrusteesProofOfAnotherKey() {
    forgery.trustees =
        Edits.set(
            forgery.trustees,
            "/0/1/pok",
            Edits.get(forgery.trustees, THRESHOLD + "/verification_keys/0/pok"));
    assertSetup(Rule.TRUSTEE_PROOF, forgery);
  }

  @Test
  void aTrusteesKeyOutsideTheGroup() {
    forgery.trustees =
        Edits.change(forgery.trustees, "/0/1/public_key", ForgedSetupIsRefusedTest::twisted);
    assertSetup(Rule.TRUSTEE_MEMBER, forgery);
  }

  @Test
  void aTrusteeTwice() {
    forgery.trustees = Edits.set(forgery.trustees, "/-", Edits.get(forgery.trustees, "/0"));
    assertSetup(Rule.TRUSTEE_TWICE, forgery);
  }

  @Test
  void anotherMandatoryTrusteeWithAGoodProof() {
    forgery.trustees = Edits.set(forgery.trustees, "/0/1", ownKey().text());
    assertSetup(Rule.ELECTION_KEY, forgery);
  }

  @Test
  void oneTrusteeMore() {
    forgery.trustees = Edits.set(forgery.trustees, "/-", "[\"Single\"," + ownKey().text() + "]");
    assertSetup(Rule.ELECTION_KEY, forgery);
  }

  @Test
  void aTrusteeOfUnknownKind() {
    forgery.trustees = Edits.set(forgery.trustees, "/0/0", "\"Double\"");
    assertSetup(Rule.FORM, forgery);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4"})
  void aThresholdThatCannotBe(String threshold) {
    forgery.trustees = Edits.set(forgery.trustees, THRESHOLD + "/threshold", threshold);
    assertSetup(Rule.THRESHOLD, forgery);
  }

  @Test
  void aLowerThresholdThanTheCertificatesSay() {
    forgery.trustees = Edits.set(forgery.trustees, THRESHOLD + "/threshold", "1");
    assertSetup(Rule.CERTIFICATE, forgery);
  }

  @Test
  void aLowerThresholdThanTheCommitments() {
    Forgery old = new Forgery("t20");
    old.trustees = Edits.set(old.trustees, THRESHOLD + "/threshold", "1");
    assertSetup(Rule.COEFFICIENTS, old);
  }

  @Test
  void oneThresholdTrusteeLess() {
    forgery.trustees = Edits.remove(forgery.trustees, THRESHOLD + "/verification_keys/2");
    assertSetup(Rule.THRESHOLD, forgery);
  }

  @Test
  void certificatesInAnotherOrder() {
    forgery.trustees = Edits.swap(forgery.trustees, THRESHOLD + "/certs/0", THRESHOLD + "/certs/1");
    assertSetup(Rule.CERTIFICATE, forgery);
  }

  @Test
  void aCertificateWithAnotherSignature() {
    forgery.trustees =
        Edits.change(forgery.trustees, THRESHOLD + "/certs/1/signature/response", Edits::plusOne);
    assertSetup(Rule.CERTIFICATE, forgery);
  }

  @Test
  void commitmentsOfAnotherTrustee() {
    forgery.trustees =
        Edits.swap(forgery.trustees, THRESHOLD + "/coefexps/0", THRESHOLD + "/coefexps/1");
    assertSetup(Rule.COEFFICIENTS, forgery);
  }

  @Test
  void aSignatureOverAllCertificatesAltered() {
    forgery.trustees =
        Edits.change(forgery.trustees, THRESHOLD + "/signatures/2/challenge", Edits::plusOne);
    assertSetup(Rule.COEFFICIENTS, forgery);
  }

  @Test
  void aThresholdKeyWithAGoodProofThatDoesNotFollow() {
    Forgery old = new Forgery("t20");
    Group belenios = old.readElection().group();
    old.trustees =
        Edits.set(old.trustees, THRESHOLD + "/verification_keys/1", ownKey(belenios).text());
    assertSetup(Rule.THRESHOLD_KEY, old);
  }

  @Test
  void aThresholdKeyWithoutItsSignature() {
    forgery.trustees = Edits.remove(forgery.trustees, THRESHOLD + "/verification_keys/1/signature");
    assertSetup(Rule.THRESHOLD_KEY, forgery);
  }

  @Test
  void aThresholdKeyWithAnotherSignature() {
    forgery.trustees =
        Edits.change(
            forgery.trustees,
            THRESHOLD + "/verification_keys/1/signature/response",
            Edits::plusOne);
    assertSetup(Rule.THRESHOLD_KEY, forgery);
  }

  @Test
  void aCredentialTwice() {
    forgery.credentials =
        Edits.set(forgery.credentials, "/-", Edits.get(forgery.credentials, "/0"));
    assertSetup(Rule.CREDENTIAL_TWICE, forgery);
  }

  @Test
  void aCredentialTwiceWithAnotherWeight() {
    forgery.credentials =
        Edits.set(
            forgery.credentials,
            "/-",
            Edits.get(forgery.credentials, "/0").replaceAll(",[0-9]+", ",9"));
    assertSetup(Rule.CREDENTIAL_TWICE, forgery);
  }

  @ParameterizedTest
  @ValueSource(strings = {NEUTRAL, ORDER_TWO})
  void aCredentialThatAnyoneCanSignWith(String credential) {
    forgery.credentials = Edits.set(forgery.credentials, "/-", "\"" + credential + ",1\"");
    assertSetup(Rule.CREDENTIAL_MEMBER, forgery);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "01", "1.5", "", "9999999999999999"})
  void aWeightThatIsNoWholeNumber(String weight) {
    forgery.credentials =
        Edits.change(forgery.credentials, "/0", text -> text.substring(0, 64) + "," + weight);
    assertSetup(Rule.FORM, forgery);
  }

  @Test
  void changedWeights() {
    forgery.credentials = forgery.credentials.replaceAll(",2\"", ",3\"");
    assertStep(Rule.TOTAL_WEIGHT, forgery, forgery.step("EncryptedTally", 0));
  }

  @Test
  void changedWeightsAndTotal() {
    forgery.credentials = forgery.credentials.replaceAll(",2\"", ",3\"");
    Forgery.Step tally = forgery.step("EncryptedTally", 0);
    tally.totalWeight = "9";
    assertStep(Rule.TALLY, forgery, tally);
  }

  @Test
  void weightsOfRankedBallots() {
    Forgery ranked = new Forgery("r33");
    ranked.credentials = ranked.credentials.replaceAll("\"([,\\]])", ",2\"$1");
    assertBallot(Rule.WEIGHTS, ranked, 0);
  }

  private String member() {
    return "\"" + group.power(group.g(), BigInteger.TWO).text() + "\"";
  }

  private TrusteeKey ownKey() {
    return ownKey(group);
  }

  /** A key with a good proof that the forger knows its secret. */
  private static TrusteeKey ownKey(Group group) {
    BigInteger secret = BigInteger.valueOf(1234567);
    Element key = group.power(group.g(), secret);
    return new TrusteeKey(
        KnowledgeProof.prove(
                group,
                secret,
                w -> List.of(group.power(group.g(), w)),
                a -> Challenges.pok(group, key, a.getFirst()),
                new SplittableRandom(3))
            .proof(),
        key);
  }

  /** A point plus the point of order two: y becomes -y and x becomes -x. */
  static String twisted(String text) {
    BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    BigInteger z = new BigInteger(text, 16);
    BigInteger y = p.subtract(z.clearBit(255));
    BigInteger turned = z.testBit(255) ? y : y.setBit(255);
    String hex = turned.toString(16);
    return "0".repeat(64 - hex.length()) + hex;
  }
}
