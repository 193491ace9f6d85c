package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.DecryptionMaking;
import org.mandate.ballot.proof.ShuffleMaking;

/**
 * Where a secret is an exponent, only the powers that do not tell it by their time are used; and a
 * vote is sealed by the same steps whatever it says.
 */
class SecretPowersTest {
  private final Random random = new Random(61);
  private final WatchedGroup group = new WatchedGroup(Group.named("Ed25519").orElseThrow());
  private final Element key = group.g();

  private void assertOnlySecretPowers() {
    assertEquals(List.of(), group.publicCalls);
    assertTrue(group.secretCalls.size() > 0);
  }

  private Election election() {
    return new Election(
        1,
        "",
        "",
        group,
        key,
        List.of(Cells.choose(3, 0, 2, false), Cells.choose(2, 1, 1, true), Cells.rank(3)),
        "xfBAMLAUbiewAb",
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void sealingAVote() {
    Sealing sealing =
        new BallotSealer(election())
            .seal(
                PrivateCredential.fresh(random),
                List.of(List.of(1, 0, 1), List.of(0, 1, 0), List.of(1, 2, 3)),
                random);
    assertInstanceOf(Sealing.SealedBallot.class, sealing);
    assertOnlySecretPowers();
  }

  @Test
  void everyHomomorphicVoteTakesTheSameSteps() {
    BallotSealer sealer = new BallotSealer(election());
    List<List<String>> steps = new ArrayList<>();
    for (List<List<Integer>> vote :
        List.of(
            List.of(List.of(1, 0, 1), List.of(0, 1, 0), List.of(1, 2, 3)),
            List.of(List.of(0, 0, 0), List.of(1, 0, 0), List.of(1, 2, 3)),
            List.of(List.of(0, 1, 0), List.of(0, 0, 1), List.of(1, 2, 3)))) {
      group.secretCalls.clear();
      sealer.seal(BigInteger.TEN, vote, random);
      steps.add(List.copyOf(group.secretCalls));
    }
    assertEquals(steps.get(0), steps.get(1));
    assertEquals(steps.get(0), steps.get(2));
  }

  @Test
  void makingKeysAndCredentials() {
    TrusteeKeyPair.fresh(group, random);
    PrivateCredential.fresh(random).publicKey(group, "xfBAMLAUbiewAb");
    new ThresholdTrustee(
            new ThresholdPlan(group, ThresholdMessages.Form.V3, 1, 1), 1, TrusteeSeed.fresh(random))
        .certificate(random);
    assertOnlySecretPowers();
  }

  @Test
  void openingATally() {
    new DecryptionMaking(group, "fingerprint", group.exponent(random), random)
        .decrypt(new EncryptedTally(List.of(Rows.flat(List.of(new Ciphertext(key, group.g()))))));
    assertOnlySecretPowers();
  }

  @Test
  void mixingUsesPublicTimeOnlyForItsThreeLongProductsOfOneTimeNumbers() {
    new ShuffleMaking(group, key, "fingerprint", random)
        .shuffle(List.of(new Ciphertext(key, group.g()), new Ciphertext(group.g(), key)));
    assertEquals(List.of("product", "product", "product"), group.publicCalls);
  }

  @Test
  void theWatcherSeesAPublicPower() {
    group.power(key, BigInteger.TEN);
    group.powersOf(key).to(BigInteger.TEN);
    assertEquals(List.of("power", "to"), group.publicCalls);
  }

  /** Writes down which kinds of powers are asked for. */
  private static final class WatchedGroup implements Group {
    private final Group real;
    final List<String> publicCalls = new ArrayList<>();
    final List<String> secretCalls = new ArrayList<>();

    WatchedGroup(Group real) {
      this.real = real;
    }

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public BigInteger q() {
      return real.q();
    }

    @Override
    public Element g() {
      return real.g();
    }

    @Override
    public Element one() {
      return real.one();
    }

    @Override
    public Optional<Element> readUnproved(String text) {
      return real.readUnproved(text);
    }

    @Override
    public boolean isMember(Element x) {
      return real.isMember(x);
    }

    @Override
    public boolean areMembers(List<Element> elements, byte[] seed) {
      return real.areMembers(elements, seed);
    }

    @Override
    public Element times(Element x, Element y) {
      return real.times(x, y);
    }

    @Override
    public Element inverse(Element x) {
      return real.inverse(x);
    }

    @Override
    public Element power(Element x, BigInteger e) {
      publicCalls.add("power");
      return real.power(x, e);
    }

    @Override
    public Element secretPower(Element x, BigInteger e) {
      secretCalls.add("secretPower");
      return real.secretPower(x, e);
    }

    @Override
    public Element product(List<Element> x, List<BigInteger> e) {
      publicCalls.add("product");
      return real.product(x, e);
    }

    @Override
    public Powers powersOf(Element base) {
      Powers powers = real.powersOf(base);
      return new Powers() {
        @Override
        public Element to(BigInteger e) {
          publicCalls.add("to");
          return powers.to(e);
        }

        @Override
        public Element toSecret(BigInteger e) {
          secretCalls.add("toSecret");
          return powers.toSecret(e);
        }
      };
    }

    @Override
    public BigInteger hashed(String text) {
      return real.hashed(text);
    }

    @Override
    public Element generator(int i) {
      return real.generator(i);
    }

    @Override
    public Element encoded(List<Integer> numbers) {
      return real.encoded(numbers);
    }

    @Override
    public List<Integer> decoded(Element x, int count) {
      return real.decoded(x, count);
    }
  }
}
