package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;
import org.mandate.ballot.ceremony.ThresholdMessages.KeyShare;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdMessages.Received;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * What one of n trustees does in the distributed key generation after Pedersen (specification,
 * "Polynomials" to "Voutputs"). In our ceremony each trustee first commits to its {@link
 * Polynomial} in a {@link CommitRound}; that step stands on top and leaves no trace on the board.
 */
public final class ThresholdTrustee {
  private final Group group;
  private final ThresholdPlan plan;
  private final int seat;
  private final BigInteger signing;
  private final BigInteger reading;
  private final Channel channel;

  /**
   * @param seat from 1 to the size of the plan
   */
  public ThresholdTrustee(ThresholdPlan plan, int seat, TrusteeSeed seed) {
    if (seat < 1 || seat > plan.size()) {
      throw new IllegalArgumentException("seat must be 1.." + plan.size() + ": " + seat);
    }
    this.group = plan.group();
    this.plan = plan;
    this.seat = seat;
    this.signing = seed.signing(group);
    this.reading = seed.reading(group);
    this.channel = new Channel(group);
  }

  /**
   * The seat of whoever holds a seed.
   *
   * @param certs everybody's certificates, in the order of the seats
   * @return from 1; empty if no certificate was made with it
   */
  public static OptionalInt seat(Group group, TrusteeSeed seed, List<SignedMessage> certs) {
    Element key = group.powersOf(group.g()).toSecret(seed.signing(group));
    return IntStream.rangeClosed(1, certs.size())
        .filter(i -> certs.get(i - 1).certificate(group).verification().equals(key))
        .findFirst();
  }

  /** The key with which this trustee signs. */
  BigInteger signing() {
    return signing;
  }

  /** Step 1: the keys with which this trustee signs and reads. */
  public SignedMessage certificate(RandomGenerator random) {
    Group.Powers g = group.powersOf(group.g());
    String message =
        new SignedMessage.CertificateKeys(
                plan.form() == Form.V3 ? Optional.of(plan.context(seat)) : Optional.empty(),
                g.toSecret(signing),
                g.toSecret(reading))
            .text();
    return MessageSigning.sign(group, signing, message, random);
  }

  /**
   * Step 3: a secret polynomial, of which every trustee gets one point.
   *
   * @param certs everybody's certificates, as published
   */
  public Polynomial polynomial(List<SignedMessage> certs, RandomGenerator random) {
    List<SignedMessage.CertificateKeys> keys = requireCerts(certs);
    Group.Powers g = group.powersOf(group.g());
    List<BigInteger> coefficients =
        IntStream.range(0, plan.threshold()).mapToObj(k -> group.exponent(random)).toList();
    List<Element> commitments = coefficients.stream().map(g::toSecret).toList();
    List<String> secrets = new ArrayList<>();
    for (int j = 1; j <= plan.size(); j++) {
      secrets.add(
          channel.send(
              signing,
              keys.get(j - 1).encryption(),
              ThresholdMessages.secretText(at(coefficients, j)),
              random));
    }
    return new Polynomial(
        channel.send(
            signing,
            keys.get(seat - 1).encryption(),
            ThresholdMessages.polynomialText(coefficients),
            random),
        secrets,
        MessageSigning.sign(
            group, signing, new SignedMessage.Coefficients(commitments).text(), random),
        plan.form() == Form.V3
            ? Optional.of(
                MessageSigning.signature(
                    group, signing, ThresholdMessages.certsText(certs, commitments), random))
            : Optional.empty());
  }

  /** f(x) modulo q. */
  private BigInteger at(List<BigInteger> coefficients, int x) {
    BigInteger value = BigInteger.ZERO;
    for (BigInteger coefficient : coefficients.reversed()) {
      value = value.multiply(BigInteger.valueOf(x)).add(coefficient).mod(group.q());
    }
    return value;
  }

  /** Step 5: checks what the others sent and adds the points up to the own share of the secret. */
  public KeyShare keyShare(List<SignedMessage> certs, Received received, RandomGenerator random) {
    List<SignedMessage.CertificateKeys> keys = requireCerts(certs);
    List<List<Element>> commitments =
        plan.requireCommitments(certs, received.coefexps(), received.signatures());
    requireOwn(keys, received.polynomial(), commitments.get(seat - 1));
    if (received.secrets().size() != plan.size()) {
      throw new CeremonyException("not one share a trustee came back");
    }
    BigInteger sum = BigInteger.ZERO;
    for (int i = 1; i <= plan.size(); i++) {
      BigInteger share = share(i, keys.get(i - 1), received);
      Element expected = plan.point(commitments.get(i - 1), seat);
      if (!group.powersOf(group.g()).toSecret(share).equals(expected)) {
        throw new CeremonyException(
            "seat " + i + " sent a share that does not fit its commitments");
      }
      sum = sum.add(share);
    }
    return published(sum.mod(group.q()), keys.get(seat - 1), random);
  }

  private BigInteger share(int from, SignedMessage.CertificateKeys sender, Received received) {
    return received(sender, received.secrets().get(from - 1))
        .orElseThrow(
            () -> new CeremonyException("seat " + from + " sent a share that cannot be read"));
  }

  /** A share sent to this trustee; empty for everything else. */
  private Optional<BigInteger> received(SignedMessage.CertificateKeys sender, String text) {
    try {
      return channel
          .receive(reading, sender.verification(), text)
          .map(inner -> ThresholdMessages.secret(group, inner));
    } catch (BoardException _) {
      return Optional.empty();
    }
  }

  /** The own polynomial came back and is the one committed to. */
  private void requireOwn(
      List<SignedMessage.CertificateKeys> keys, String polynomial, List<Element> commitments) {
    Group.Powers g = group.powersOf(group.g());
    // signed with this trustee's own key, so its text is one that this code wrote
    boolean own =
        channel
            .receive(reading, keys.get(seat - 1).verification(), polynomial)
            .map(text -> ThresholdMessages.coefficients(group, text))
            .filter(list -> list.stream().map(g::toSecret).toList().equals(commitments))
            .isPresent();
    if (!own) {
      throw new CeremonyException("what came back as this trustee's own polynomial is another one");
    }
  }

  private KeyShare published(
      BigInteger secret, SignedMessage.CertificateKeys self, RandomGenerator random) {
    TrusteeKey key = TrusteeKeyPair.of(group, secret, random).key();
    if (plan.form() == Form.V3) {
      Proof signature = MessageSigning.signature(group, signing, key.publicKey().text(), random);
      key = new TrusteeKey(key.pok(), key.publicKey(), Optional.of(signature), key.name());
    }
    return new KeyShare(
        channel.send(signing, self.encryption(), ThresholdMessages.secretText(secret), random),
        key);
  }

  /**
   * The secret share that the server kept encrypted; empty if it is not this trustee's.
   *
   * @param encryptedKey from {@link KeyShare}
   */
  public Optional<BigInteger> secret(String encryptedKey) {
    Group.Powers g = group.powersOf(group.g());
    return received(
        new SignedMessage.CertificateKeys(
            Optional.empty(), g.toSecret(signing), g.toSecret(reading)),
        encryptedKey);
  }

  /**
   * Whether this trustee's own certificate stands under its seat.
   *
   * @param certs everybody's, in the order of the seats, as they stand on a board
   */
  public boolean isIn(List<SignedMessage> certs) {
    return isOwn(certs.get(seat - 1).certificate(group));
  }

  private boolean isOwn(SignedMessage.CertificateKeys own) {
    Group.Powers g = group.powersOf(group.g());
    return own.verification().equals(g.toSecret(signing))
        && own.encryption().equals(g.toSecret(reading));
  }

  private List<SignedMessage.CertificateKeys> requireCerts(List<SignedMessage> certs) {
    List<SignedMessage.CertificateKeys> keys = plan.requireCerts(certs);
    if (!isOwn(keys.get(seat - 1))) {
      throw new CeremonyException(
          "the certificate published for seat " + seat + " is not this trustee's");
    }
    return keys;
  }
}
