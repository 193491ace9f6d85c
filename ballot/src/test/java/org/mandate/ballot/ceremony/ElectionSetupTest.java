package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

class ElectionSetupTest {
  private static final Group GROUP = Group.named("Ed25519").orElseThrow();
  private static final String UUID = "xfBAMLAUbiewAb";
  private static final Question CHOOSE = Cells.choose(3, 0, 2, false);
  private final Random random = new Random(95);
  private final Credentials roll = Roll.fresh(GROUP, UUID, 3, random).roll();

  private Trustees singles(int number) {
    List<Trustees.Share> shares = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      shares.add(new Trustees.Single(TrusteeKeyPair.fresh(GROUP, random).key()));
    }
    return new Trustees(shares);
  }

  private static ElectionSetup setUp(
      Group group, Question question, Trustees trustees, Credentials roll) {
    return ElectionSetup.of(
        group,
        UUID,
        new ElectionSetup.Template(
            "d", "n", List.of(question), Optional.of("Returning officer"), Optional.empty()),
        trustees,
        roll);
  }

  private static String refused(Question question, Trustees trustees, Credentials roll) {
    return assertInstanceOf(ElectionSetup.Refused.class, setUp(GROUP, question, trustees, roll))
        .reason();
  }

  @Test
  void aGoodSetupIsABoardThatVerifies() {
    Trustees trustees =
        new Trustees(
            List.of(
                singles(1).shares().getFirst(),
                new TestElection("Ed25519", 3).threshold(Form.V3, 2, 3).shares.getFirst()));
    ElectionSetup.Ready ready =
        assertInstanceOf(ElectionSetup.Ready.class, setUp(GROUP, Cells.rank(30), trustees, roll));
    Report report =
        Verifier.verify(
            BoardSource.of(ready.board(1_800_000_000L).bytes()),
            Options.everything(),
            Progress.NONE);
    assertTrue(report.accepted(), () -> report.refusal().orElseThrow().line());
  }

  @Test
  void aCopiedOrUnprovedKeyOfATrusteeIsRefused() {
    Trustees two = singles(2);
    TrusteeKey first = two.keys().getFirst();
    assertEquals(
        "two trustees have the same key",
        refused(
            CHOOSE,
            new Trustees(List.of(new Trustees.Single(first), new Trustees.Single(first))),
            roll));
    TrusteeKey borrowed = new TrusteeKey(first.pok(), two.keys().get(1).publicKey());
    assertEquals(
        "a mandatory trustee's key is not proved",
        refused(CHOOSE, new Trustees(List.of(new Trustees.Single(borrowed))), roll));
    Proof zero = new Proof(BigInteger.ZERO, BigInteger.ZERO);
    assertEquals(
        "a mandatory trustee's key is not proved",
        refused(
            CHOOSE,
            new Trustees(List.of(new Trustees.Single(new TrusteeKey(zero, GROUP.one())))),
            roll));
  }

  @Test
  void aThresholdGroupWithAKeyOfAnotherIsRefused() {
    Trustees.Pedersen made =
        (Trustees.Pedersen)
            new TestElection("Ed25519", 4).threshold(Form.V3, 2, 3).shares.getFirst();
    List<TrusteeKey> keys = new ArrayList<>(made.verificationKeys());
    keys.set(1, singles(1).keys().getFirst());
    Trustees.Pedersen changed =
        new Trustees.Pedersen(
            made.threshold(), made.certs(), made.coefexps(), made.signatures(), keys);
    assertEquals(
        "threshold trustees: the key of seat 2 does not fit the commitments",
        refused(CHOOSE, new Trustees(List.of(changed)), roll));
    Trustees.Pedersen easier =
        new Trustees.Pedersen(
            1, made.certs(), made.coefexps(), made.signatures(), made.verificationKeys());
    assertEquals(
        "threshold trustees: the certificate of seat 1 was made for another ceremony or seat",
        refused(CHOOSE, new Trustees(List.of(easier)), roll));
  }

  @Test
  void rankedQuestionsNeedAGroupThatCarriesThemTwoMixersAndNoWeights() {
    assertEquals(
        "ranked ballots need two trustees to mix them", refused(Cells.rank(3), singles(1), roll));
    assertEquals(
        "a ranked question cannot have weights",
        refused(
            Cells.rank(3), singles(2), Roll.fresh(GROUP, UUID, List.of(1L, 2L), random).roll()));
    assertTrue(refused(Cells.rank(31), singles(2), roll).startsWith("a ranking cannot be carried"));
    Group old = Group.named("BELENIOS-2048").orElseThrow();
    List<Trustees.Share> shares = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      shares.add(new Trustees.Single(TrusteeKeyPair.fresh(old, random).key()));
    }
    assertTrue(
        assertInstanceOf(
                ElectionSetup.Refused.class,
                setUp(
                    old,
                    Cells.rank(3),
                    new Trustees(shares),
                    Roll.fresh(old, UUID, 2, random).roll()))
            .reason()
            .startsWith("a ranking cannot be carried"));
  }

  @Test
  void aRollWithDoublesMixedOrMissingWeightsIsRefused() {
    Credentials.Credential one = roll.list().getFirst();
    Credentials.Credential heavy =
        new Credentials.Credential(roll.list().getLast().publicKey(), OptionalLong.of(7));
    Credentials.Credential nothing =
        new Credentials.Credential(roll.list().getLast().publicKey(), OptionalLong.of(0));
    Credentials.Credential neutral = new Credentials.Credential(GROUP.one(), OptionalLong.empty());
    assertEquals(
        "a credential stands twice on the roll",
        refused(CHOOSE, singles(1), new Credentials(List.of(one, one))));
    assertEquals(
        "some credentials have a weight and some have none",
        refused(CHOOSE, singles(1), new Credentials(List.of(one, heavy))));
    assertEquals(
        "a weight is not 1 or more",
        refused(CHOOSE, singles(1), new Credentials(List.of(nothing))));
    assertEquals(
        "a credential is not a key of the group Ed25519",
        refused(CHOOSE, singles(1), new Credentials(List.of(neutral))));
    assertEquals(
        "the roll is empty or its weights are 2^40 or more in sum",
        refused(CHOOSE, singles(1), new Credentials(List.of())));
  }
}
