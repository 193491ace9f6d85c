package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.KnowledgeProof;
import org.mandate.ballot.proof.OneOfProof;

/**
 * Seals votes of one election: encrypts every choice, proves that the vote keeps the rules, and
 * signs (specification, "Encrypted answers" to "Ballots"). What it does and how long it takes does
 * not depend on a homomorphic vote's choices, as far as the group's secret powers do not; the
 * encoding of a ranked vote counts up to a member of the group and so takes longer for some rankings
 * than for others, by the specification. Safe for use by several threads if the randomness is.
 */
public final class BallotSealer {
  private final Election election;
  private final String fingerprint;
  private final Group group;
  private final BigInteger q;
  private final Group.Powers g;
  private final Group.Powers y;
  private final OneOfProof oneOf;

  /** Prepares the tables of an election. */
  public BallotSealer(Election election) {
    this.election = election;
    this.fingerprint = election.fingerprint();
    this.group = election.group();
    this.q = group.q();
    this.g = group.powersOf(group.g());
    this.y = group.powersOf(election.publicKey());
    this.oneOf = new OneOfProof(group, g, y);
  }

  /**
   * Seals a vote.
   *
   * @param choices for each question: 0 or 1 for each answer, before them 0 or 1 for "blank" where
   *     that is allowed; or for a ranked question a number from 0 to 255 for each answer
   */
  public Sealing seal(
      PrivateCredential credential, List<List<Integer>> choices, RandomGenerator random) {
    return seal(credential.secret(group, election.uuid()), choices, random);
  }

  /** Seals a vote for whoever has the credential's secret exponent. */
  public Sealing seal(BigInteger secret, List<List<Integer>> choices, RandomGenerator random) {
    if (choices.size() != election.questions().size()) {
      return new Sealing.Refused(
          0, choices.size() + " answers to " + election.questions().size() + " questions");
    }
    for (int i = 0; i < choices.size(); i++) {
      Optional<String> fault = Choices.fault(election.questions().get(i), choices.get(i));
      if (fault.isPresent()) {
        return new Sealing.Refused(i + 1, fault.get());
      }
    }
    Element credential = g.toSecret(secret);
    String context = fingerprint + "|" + credential.text();
    List<Element> commitments = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      answers.add(
          switch (election.questions().get(i)) {
            case Question.Homomorphic question ->
                answer(question, choices.get(i), context, commitments, random);
            case Question.Ranked _ -> answer(choices.get(i), context, commitments, random);
            case Question.Lists _ -> throw new IllegalArgumentException("refused before");
          });
    }
    return signed(secret, credential, answers, commitments, random);
  }

  private Sealing signed(
      BigInteger secret,
      Element credential,
      List<Answer> answers,
      List<Element> commitments,
      RandomGenerator random) {
    String hash = Ballot.hashToSign(election.uuid(), fingerprint, credential, answers);
    KnowledgeProof.Made signature =
        KnowledgeProof.prove(
            group,
            secret,
            w -> List.of(g.toSecret(w)),
            a -> Challenges.signature(group, hash, a.getFirst()),
            random);
    KnowledgeProof.Made second =
        KnowledgeProof.prove(
            group,
            secret,
            w -> List.of(g.toSecret(w)),
            a -> Challenges.second(group, fingerprint, credential, hash, a.getFirst()),
            random);
    commitments.addAll(signature.commitments());
    return new Sealing.SealedBallot(
        new Ballot(
            election.uuid(),
            fingerprint,
            credential,
            answers,
            new Ballot.Signature(hash, signature.proof())),
        commitments,
        second.proof(),
        second.commitments().getFirst());
  }

  /** One choice, encrypted. */
  private record Encrypted(Ciphertext ciphertext, BigInteger randomness) {}

  private Encrypted encrypt(int choice, RandomGenerator random) {
    BigInteger r = group.exponent(random);
    Element message = g.toSecret(BigInteger.valueOf(choice));
    return new Encrypted(
        new Ciphertext(g.toSecret(r), group.times(y.toSecret(r), message)), r);
  }

  private Answer answer(
      Question.Homomorphic question,
      List<Integer> choices,
      String context,
      List<Element> commitments,
      RandomGenerator random) {
    List<Encrypted> encrypted = choices.stream().map(m -> encrypt(m, random)).toList();
    List<Ciphertext> ciphertexts = encrypted.stream().map(Encrypted::ciphertext).toList();
    group.prepareTexts(
        ciphertexts.stream().flatMap(c -> Stream.of(c.alpha(), c.beta())).toList());
    List<List<Proof>> individual = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      Encrypted one = encrypted.get(i);
      individual.add(
          keep(
              oneOf.prove(
                  interval(one.randomness(), choices.get(i), 0, 1),
                  a -> Challenges.interval(group, context, one.ciphertext(), a),
                  random),
              commitments));
    }
    String whole = Challenges.whole(context, ciphertexts);
    int first = question.blankAllowed() ? 1 : 0;
    BigInteger r = BigInteger.ZERO;
    int sum = 0;
    for (int i = first; i < choices.size(); i++) {
      r = r.add(encrypted.get(i).randomness());
      sum += choices.get(i);
    }
    List<OneOfProof.Claim> claims = interval(r.mod(q), sum, question.min(), question.max());
    if (!question.blankAllowed()) {
      Ciphertext product = product(ciphertexts);
      OneOfProof.Made overall =
          oneOf.prove(claims, a -> Challenges.interval(group, whole, product, a), random);
      return new Answer.Homomorphic(
          ciphertexts, individual, keep(overall, commitments), Optional.empty());
    }
    Blank blank = new Blank(encrypted.getFirst().randomness(), choices.getFirst(), r.mod(q), sum);
    List<Proof> overall =
        keep(
            oneOf.prove(
                blank.overall(claims), a -> Challenges.blankOverall(group, whole, a), random),
            commitments);
    List<Proof> nothing =
        keep(
            oneOf.prove(blank.nothing(), a -> Challenges.blank(group, whole, a), random),
            commitments);
    return new Answer.Homomorphic(ciphertexts, individual, overall, Optional.of(nothing));
  }

  private static List<Proof> keep(OneOfProof.Made made, List<Element> commitments) {
    commitments.addAll(made.commitments());
    return made.proofs();
  }

  private Ciphertext product(List<Ciphertext> ciphertexts) {
    Element alpha = group.one();
    Element beta = group.one();
    for (Ciphertext one : ciphertexts) {
      alpha = group.times(alpha, one.alpha());
      beta = group.times(beta, one.beta());
    }
    return new Ciphertext(alpha, beta);
  }

  /** The claims that a secret number is min, min + 1 ... max. */
  private static List<OneOfProof.Claim> interval(BigInteger r, int number, int min, int max) {
    List<OneOfProof.Claim> claims = new ArrayList<>(max - min + 1);
    for (int claimed = min; claimed <= max; claimed++) {
      claims.add(
          new OneOfProof.Claim(r, number - claimed, OneOfProof.equal(number, claimed)));
    }
    return claims;
  }

  /**
   * The two proofs where a vote may be blank.
   *
   * @param r0 randomness of the ciphertext for "blank", which holds {@code m0}
   * @param r randomness of the product of the others, which holds {@code sum}
   */
  private record Blank(BigInteger r0, int m0, BigInteger r, int sum) {

    /** m0 = 0 or the sum is 0. */
    List<OneOfProof.Claim> nothing() {
      return List.of(new OneOfProof.Claim(r0, m0, 1 - m0), new OneOfProof.Claim(r, sum, m0));
    }

    /** m0 = 1 or the sum is in the interval. */
    List<OneOfProof.Claim> overall(List<OneOfProof.Claim> interval) {
      List<OneOfProof.Claim> claims = new ArrayList<>();
      claims.add(new OneOfProof.Claim(r0, m0 - 1, m0));
      for (OneOfProof.Claim claim : interval) {
        claims.add(
            new OneOfProof.Claim(
                claim.randomness(), claim.deviation(), claim.chosen() * (1 - m0)));
      }
      return claims;
    }
  }

  private Answer answer(
      List<Integer> ranks, String context, List<Element> commitments, RandomGenerator random) {
    BigInteger r = group.exponent(random);
    Ciphertext ciphertext =
        new Ciphertext(g.toSecret(r), group.times(y.toSecret(r), group.encoded(ranks)));
    KnowledgeProof.Made made =
        KnowledgeProof.prove(
            group,
            r,
            w -> List.of(g.toSecret(w)),
            a ->
                Challenges.ranked(
                    group, context, election.publicKey(), ciphertext, a.getFirst()),
            random);
    commitments.addAll(made.commitments());
    return new Answer.Ranked(ciphertext, made.proof());
  }
}
