package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.KnowledgeProof;

/**
 * Seals votes of one election: encrypts every choice, proves that the vote keeps the rules, and
 * signs (specification, "Encrypted answers" to "Ballots"). What it does and how long it takes does
 * not depend on a homomorphic vote's choices, as far as the group's secret powers do not; the
 * encoding of a ranked vote counts up to a member of the group and so takes longer for some
 * rankings than for others, by the specification. Safe for use by several threads if the randomness
 * is.
 */
public final class BallotSealer {
  private final Election election;
  private final String fingerprint;
  private final Group group;
  private final Group.Powers g;
  private final Group.Powers y;
  private final HomomorphicSealing homomorphic;

  /** Prepares the tables of an election. */
  public BallotSealer(Election election) {
    this.election = election;
    this.fingerprint = election.fingerprint();
    this.group = election.group();
    this.g = group.powersOf(group.g());
    this.y = group.powersOf(election.publicKey());
    this.homomorphic = new HomomorphicSealing(group, g, y);
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
                homomorphic.answer(question, choices.get(i), context, commitments, random);
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
            a -> Challenges.ranked(group, context, election.publicKey(), ciphertext, a.getFirst()),
            random);
    commitments.addAll(made.commitments());
    return new Answer.Ranked(ciphertext, made.proof());
  }
}
