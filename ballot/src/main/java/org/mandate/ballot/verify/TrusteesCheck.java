package org.mandate.ballot.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.KnowledgeCheck;
import org.mandate.ballot.proof.ListChallenges;
import org.mandate.ballot.proof.Tables;
import org.mandate.ballot.proof.Verdict;

/** The trustees' keys, and how those of a threshold came about (2.0 and 3.x forms). */
final class TrusteesCheck {
  private final Tables tables;
  private final Group group;
  private final Counts counts;

  TrusteesCheck(Tables tables, Counts counts) {
    this.tables = tables;
    this.group = tables.group();
    this.counts = counts;
  }

  void check(Trustees trustees) {
    int number = 1;
    for (TrusteeKey key : trustees.keys()) {
      String who = "trustee " + number++ + ": ";
      counts.require(
          group.isMember(key.publicKey()) && !key.publicKey().equals(group.one()),
          Rule.TRUSTEE_MEMBER,
          who + "the key is not a member of the group, or neutral");
      require(KnowledgeCheck.trusteeKey(tables, key), Rule.TRUSTEE_PROOF, who);
    }
    Set<Element> seen = new HashSet<>();
    for (Trustees.Share share : trustees.shares()) {
      switch (share) {
        case Trustees.Single single -> {
          counts.require(
              single.key().signature().isEmpty(),
              Rule.FORM,
              "a mandatory trustee has no certificate to sign with");
          counts.require(
              seen.add(single.key().publicKey()),
              Rule.TRUSTEE_TWICE,
              "two mandatory trustees have the same key");
        }
        case Trustees.Pedersen pedersen -> check(pedersen);
      }
    }
  }

  private void check(Trustees.Pedersen pedersen) {
    int n = pedersen.certs().size();
    boolean fits =
        pedersen.threshold() >= 1
            && pedersen.threshold() <= n
            && pedersen.coefexps().size() == n
            && pedersen.verificationKeys().size() == n
            && pedersen.signatures().map(List::size).orElse(n) == n;
    counts.require(
        fits, Rule.THRESHOLD, "the threshold or the numbers of its parts do not fit together");
    List<SignedMessage.CertificateKeys> certificates = certificates(pedersen);
    List<List<Element>> commitments = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String who = "threshold trustee " + (i + 1) + ": ";
      commitments.add(commitments(pedersen, i, certificates.get(i).verification(), who));
    }
    for (int i = 0; i < n; i++) {
      requireKey(pedersen, i, certificates.get(i).verification(), commitments);
    }
  }

  private List<SignedMessage.CertificateKeys> certificates(Trustees.Pedersen pedersen) {
    int n = pedersen.certs().size();
    boolean withContext = pedersen.signatures().isPresent();
    List<SignedMessage.CertificateKeys> read = new ArrayList<>();
    Set<Element> seen = new HashSet<>();
    for (int i = 0; i < n; i++) {
      String who = "threshold trustee " + (i + 1) + ": ";
      SignedMessage.CertificateKeys keys = pedersen.certs().get(i).certificate(group);
      Element signing = keys.verification();
      Element receiving = keys.encryption();
      counts.require(
          group.isMember(signing)
              && group.isMember(receiving)
              && !signing.equals(group.one())
              && !receiving.equals(group.one())
              && seen.add(signing),
          Rule.CERTIFICATE,
          who + "the keys of the certificate are not members, neutral, or another's");
      require(
          KnowledgeCheck.message(tables, pedersen.certs().get(i), signing), Rule.CERTIFICATE, who);
      Optional<SignedMessage.Context> right =
          withContext
              ? Optional.of(new SignedMessage.Context(group.name(), n, pedersen.threshold(), i + 1))
              : Optional.empty();
      counts.require(
          keys.context().equals(right),
          Rule.CERTIFICATE,
          who + "the certificate was made for another group, threshold or place");
      read.add(keys);
    }
    return read;
  }

  private List<Element> commitments(
      Trustees.Pedersen pedersen, int i, Element signing, String who) {
    SignedMessage message = pedersen.coefexps().get(i);
    SignedMessage.Coefficients coefficients = message.coefficients(group);
    counts.require(
        coefficients.coefexps().size() == pedersen.threshold()
            && coefficients.coefexps().stream().allMatch(group::isMember),
        Rule.COEFFICIENTS,
        who + "the commitments are not as many members as the threshold");
    require(KnowledgeCheck.message(tables, message, signing), Rule.COEFFICIENTS, who);
    if (pedersen.signatures().isPresent()) {
      String all = ListChallenges.certificates(pedersen.certs(), coefficients);
      Proof signature = pedersen.signatures().get().get(i);
      require(KnowledgeCheck.message(tables, all, signature, signing), Rule.COEFFICIENTS, who);
    }
    return coefficients.coefexps();
  }

  /** The key of trustee j is the product over all i and k of A_ik^(j^k). */
  private void requireKey(
      Trustees.Pedersen pedersen, int i, Element signing, List<List<Element>> commitments) {
    String who = "threshold trustee " + (i + 1) + ": ";
    TrusteeKey key = pedersen.verificationKeys().get(i);
    BigInteger j = BigInteger.valueOf(i + 1L);
    Element expected = group.one();
    BigInteger power = BigInteger.ONE;
    for (int k = 0; k < pedersen.threshold(); k++) {
      Element column = group.one();
      for (List<Element> row : commitments) {
        column = group.times(column, row.get(k));
      }
      expected = group.times(expected, group.power(column, power));
      power = power.multiply(j).mod(group.q());
    }
    counts.require(
        expected.equals(key.publicKey()),
        Rule.THRESHOLD_KEY,
        who + "the key does not follow from the commitments of all");
    counts.require(
        key.signature().isPresent() == pedersen.signatures().isPresent(),
        Rule.THRESHOLD_KEY,
        who + "the signature of the key is missing or too much");
    if (key.signature().isPresent()) {
      require(
          KnowledgeCheck.message(
              tables, ListChallenges.key(key.publicKey()), key.signature().get(), signing),
          Rule.THRESHOLD_KEY,
          who);
    }
  }

  private void require(Verdict verdict, Rule rule, String who) {
    if (verdict instanceof Verdict.Fails fails) {
      throw RefusedException.of(rule, who + fails.words());
    }
    counts.add(rule);
  }
}
