package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdMessages.Received;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * A group of trustees of whom some number can open the result, and what the server and everybody
 * else checks of their messages. A {@link CeremonyException} names the seat at fault.
 *
 * @param form which structure is written
 * @param size how many trustees, at most 100
 * @param threshold how many of them open the result, from 1 to {@code size}
 */
public record ThresholdPlan(Group group, Form form, int size, int threshold) {

  /**
   * @throws IllegalArgumentException unless 1 &lt;= threshold &lt;= size &lt;= 100
   */
  public ThresholdPlan {
    if (threshold < 1 || size < threshold || size > 100) {
      throw new IllegalArgumentException(threshold + " of " + size + " trustees");
    }
  }

  SignedMessage.Context context(int seat) {
    return new SignedMessage.Context(group.name(), size, threshold, seat);
  }

  /** Step 2: the certificates, in the order of the seats, all different and good. */
  public List<SignedMessage.CertificateKeys> requireCerts(List<SignedMessage> certs) {
    require(certs.size() == size, certs.size() + " certificates for " + size + " trustees");
    List<SignedMessage.CertificateKeys> keys = new ArrayList<>();
    Set<Element> seen = new HashSet<>();
    for (int i = 1; i <= size; i++) {
      SignedMessage.CertificateKeys one = read("certificate", i, certs.get(i - 1)::certificate);
      require(
          group.isMember(one.verification())
              && group.isMember(one.encryption())
              && MessageSigning.isGood(group, one.verification(), certs.get(i - 1)),
          "the certificate of seat " + i + " is not signed with its own key");
      require(
          seen.add(one.verification()) && seen.add(one.encryption()),
          "the certificate of seat " + i + " repeats a key");
      Optional<SignedMessage.Context> context =
          form == Form.V3 ? Optional.of(context(i)) : Optional.empty();
      require(
          one.context().equals(context),
          "the certificate of seat " + i + " was made for another ceremony or seat");
      keys.add(one);
    }
    return keys;
  }

  /** The commitments of every seat, each signed by its owner over the same certificates. */
  List<List<Element>> requireCommitments(
      List<SignedMessage> certs, List<SignedMessage> coefexps, Optional<List<Proof>> signatures) {
    List<SignedMessage.CertificateKeys> keys = requireCerts(certs);
    require(coefexps.size() == size, coefexps.size() + " commitments for " + size + " trustees");
    require(
        signatures.isPresent() == (form == Form.V3)
            && signatures.map(List::size).orElse(size) == size,
        "not one signature a trustee");
    List<List<Element>> commitments = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      Element key = keys.get(i - 1).verification();
      List<Element> one = read("commitments", i, coefexps.get(i - 1)::coefficients).coefexps();
      require(
          MessageSigning.isGood(group, key, coefexps.get(i - 1)),
          "the commitments of seat " + i + " are not signed by it");
      require(
          one.size() == threshold && one.stream().allMatch(group::isMember),
          "the commitments of seat " + i + " are not " + threshold + " members of the group");
      if (signatures.isPresent()) {
        require(
            MessageSigning.isGood(
                group, key, ThresholdMessages.certsText(certs, one), signatures.get().get(i - 1)),
            "seat " + i + " did not sign these certificates");
      }
      commitments.add(one);
    }
    return commitments;
  }

  /** g^f(j) from the commitments to the coefficients of f. */
  Element point(List<Element> commitments, int seat) {
    List<BigInteger> powers = new ArrayList<>();
    BigInteger power = BigInteger.ONE;
    for (int k = 0; k < commitments.size(); k++) {
      powers.add(power);
      power = power.multiply(BigInteger.valueOf(seat)).mod(group.q());
    }
    return group.product(commitments, powers);
  }

  /**
   * Step 4: what goes back to one trustee.
   *
   * @param polynomials of every seat in order, as opened in the {@link CommitRound}
   */
  public Received received(List<Polynomial> polynomials, int seat) {
    require(
        polynomials.size() == size, polynomials.size() + " polynomials for " + size + " trustees");
    for (int i = 1; i <= polynomials.size(); i++) {
      require(
          polynomials.get(i - 1).secrets().size() == size,
          "seat " + i + " did not send one share a trustee");
    }
    return new Received(
        polynomials.get(seat - 1).polynomial(),
        polynomials.stream().map(p -> p.secrets().get(seat - 1)).toList(),
        coefexps(polynomials),
        signatures(polynomials));
  }

  private static List<SignedMessage> coefexps(List<Polynomial> polynomials) {
    return polynomials.stream().map(Polynomial::coefexps).toList();
  }

  private Optional<List<Proof>> signatures(List<Polynomial> polynomials) {
    return form == Form.V3
        ? Optional.of(polynomials.stream().flatMap(p -> p.signature().stream()).toList())
        : Optional.empty();
  }

  /** Step 6: the parameters that are published, after a check of every key. */
  public Trustees.Pedersen assemble(
      List<SignedMessage> certs, List<Polynomial> polynomials, List<TrusteeKey> keys) {
    Trustees.Pedersen made =
        new Trustees.Pedersen(
            threshold, certs, coefexps(polynomials), signatures(polynomials), keys);
    requireGood(made);
    return made;
  }

  /** Checks the parameters of a threshold group: signatures, proofs, and that the keys fit. */
  void requireGood(Trustees.Pedersen made) {
    List<SignedMessage> certs = made.certs();
    List<TrusteeKey> keys = made.verificationKeys();
    List<List<Element>> commitments = requireCommitments(certs, made.coefexps(), made.signatures());
    require(keys.size() == size, keys.size() + " keys for " + size + " trustees");
    for (int j = 1; j <= size; j++) {
      Element expected = group.one();
      for (List<Element> one : commitments) {
        expected = group.times(expected, point(one, j));
      }
      TrusteeKey key = keys.get(j - 1);
      require(
          key.publicKey().equals(expected),
          "the key of seat " + j + " does not fit the commitments");
      require(TrusteeKeyPair.isProved(group, key), "seat " + j + " does not prove its key");
      Element signer = certs.get(j - 1).certificate(group).verification();
      require(
          key.signature().isPresent() == (form == Form.V3)
              && key.signature()
                  .filter(p -> !MessageSigning.isGood(group, signer, key.publicKey().text(), p))
                  .isEmpty(),
          "the key of seat " + j + " is not signed by it");
    }
  }

  /** The plan by which parameters were made. */
  static ThresholdPlan of(Group group, Trustees.Pedersen made) {
    Form form = made.signatures().isPresent() ? Form.V3 : Form.V2_0;
    return new ThresholdPlan(group, form, made.certs().size(), made.threshold());
  }

  private <T> T read(String what, int seat, Function<Group, T> reader) {
    try {
      return reader.apply(group);
    } catch (BoardException e) {
      throw new CeremonyException(
          "the " + what + " of seat " + seat + " cannot be read: " + e.getMessage());
    }
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw new CeremonyException(otherwise);
    }
  }
}
