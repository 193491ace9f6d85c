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
import org.mandate.ballot.ceremony.ThresholdMessages.Committed;
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

  /**
   * Step 1: a certificate as it is handed in, with keys that nobody handed in before.
   *
   * @param others the certificates of other seats so far
   */
  public void requireCertificate(int seat, SignedMessage cert, List<SignedMessage> others) {
    SignedMessage.CertificateKeys keys = certificate(seat, cert);
    Set<Element> seen = new HashSet<>();
    for (SignedMessage other : others) {
      SignedMessage.CertificateKeys one = other.certificate(group);
      seen.add(one.verification());
      seen.add(one.encryption());
    }
    requireNew(seen, keys, seat);
  }

  private SignedMessage.CertificateKeys certificate(int seat, SignedMessage cert) {
    SignedMessage.CertificateKeys one = read("certificate", seat, cert::certificate);
    require(
        group.isMember(one.verification())
            && group.isMember(one.encryption())
            && MessageSigning.isGood(group, one.verification(), cert),
        "the certificate of seat " + seat + " is not signed with its own key");
    require(
        !one.verification().equals(group.one()) && !one.encryption().equals(group.one()),
        "a key in the certificate of seat " + seat + " is neutral");
    Optional<SignedMessage.Context> context =
        form == Form.V3 ? Optional.of(context(seat)) : Optional.empty();
    require(
        one.context().equals(context),
        "the certificate of seat " + seat + " was made for another ceremony or seat");
    return one;
  }

  private static void requireNew(Set<Element> seen, SignedMessage.CertificateKeys keys, int seat) {
    require(
        seen.add(keys.verification()) && seen.add(keys.encryption()),
        "the certificate of seat " + seat + " repeats a key");
  }

  /** Step 2: the certificates, in the order of the seats, all different and good. */
  public List<SignedMessage.CertificateKeys> requireCerts(List<SignedMessage> certs) {
    require(certs.size() == size, certs.size() + " certificates for " + size + " trustees");
    List<SignedMessage.CertificateKeys> keys = new ArrayList<>();
    Set<Element> seen = new HashSet<>();
    for (int i = 1; i <= size; i++) {
      keys.add(certificate(i, certs.get(i - 1)));
      requireNew(seen, keys.getLast(), i);
    }
    return keys;
  }

  /**
   * Step 3: what one trustee opened, as far as somebody can tell who reads no share: whether a
   * share fits is seen by whom it is for.
   */
  public void requirePolynomial(List<SignedMessage> certs, int seat, Polynomial polynomial) {
    require(
        polynomial.secrets().size() == size, "seat " + seat + " did not send one share a trustee");
    require(polynomial.signature().isPresent() == (form == Form.V3), "not one signature a trustee");
    Element key = requireCerts(certs).get(seat - 1).verification();
    List<Element> commitments = commitments(key, seat, certs, polynomial.committed());
    require(!commitments.contains(group.one()), "a commitment of seat " + seat + " is neutral");
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
    for (int i = 0; i < size; i++) {
      int at = i;
      Committed one = new Committed(coefexps.get(i), signatures.map(all -> all.get(at)));
      commitments.add(commitments(keys.get(i).verification(), i + 1, certs, one));
    }
    return commitments;
  }

  private List<Element> commitments(
      Element key, int seat, List<SignedMessage> certs, Committed committed) {
    List<Element> one = read("commitments", seat, committed.coefexps()::coefficients).coefexps();
    require(
        MessageSigning.isGood(group, key, committed.coefexps()),
        "the commitments of seat " + seat + " are not signed by it");
    require(
        one.size() == threshold && one.stream().allMatch(group::isMember),
        "the commitments of seat " + seat + " are not " + threshold + " members of the group");
    require(
        committed
            .signature()
            .filter(
                p -> !MessageSigning.isGood(group, key, ThresholdMessages.certsText(certs, one), p))
            .isEmpty(),
        "seat " + seat + " did not sign these certificates");
    return one;
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
    List<Committed> committed = polynomials.stream().map(Polynomial::committed).toList();
    return new Received(
        polynomials.get(seat - 1).polynomial(),
        polynomials.stream().map(p -> p.secrets().get(seat - 1)).toList(),
        coefexps(committed),
        signatures(committed));
  }

  private static List<SignedMessage> coefexps(List<Committed> all) {
    return all.stream().map(Committed::coefexps).toList();
  }

  private Optional<List<Proof>> signatures(List<Committed> all) {
    return form == Form.V3
        ? Optional.of(all.stream().flatMap(p -> p.signature().stream()).toList())
        : Optional.empty();
  }

  /** Step 5: the key of one trustee, as it follows from what everybody committed to. */
  public void requireKey(
      List<SignedMessage> certs, List<Committed> committed, int seat, TrusteeKey key) {
    requireFits(
        certs, requireCommitments(certs, coefexps(committed), signatures(committed)), seat, key);
  }

  /** Step 6: the parameters that are published, after a check of every key. */
  public Trustees.Pedersen assemble(
      List<SignedMessage> certs, List<Committed> committed, List<TrusteeKey> keys) {
    Trustees.Pedersen made =
        new Trustees.Pedersen(threshold, certs, coefexps(committed), signatures(committed), keys);
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
      requireFits(certs, commitments, j, keys.get(j - 1));
    }
  }

  private void requireFits(
      List<SignedMessage> certs, List<List<Element>> commitments, int seat, TrusteeKey key) {
    Element expected = group.one();
    for (List<Element> one : commitments) {
      expected = group.times(expected, point(one, seat));
    }
    require(
        key.publicKey().equals(expected),
        "the key of seat " + seat + " does not fit the commitments");
    require(TrusteeKeyPair.isProved(group, key), "seat " + seat + " does not prove its key");
    Element signer = certs.get(seat - 1).certificate(group).verification();
    require(
        key.signature().isPresent() == (form == Form.V3)
            && key.signature()
                .filter(p -> !MessageSigning.isGood(group, signer, key.publicKey().text(), p))
                .isEmpty(),
        "the key of seat " + seat + " is not signed by it");
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
