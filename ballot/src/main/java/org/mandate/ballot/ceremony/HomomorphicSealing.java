package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.OneOfProof;

/**
 * Seals answers to homomorphic questions (specification, "Homomorphic answers"). Choices are
 * numbers that are calculated with and never decided on.
 */
final class HomomorphicSealing {
  private final Group group;
  private final Group.Powers g;
  private final Group.Powers y;
  private final OneOfProof oneOf;

  HomomorphicSealing(Group group, Group.Powers g, Group.Powers y) {
    this.group = group;
    this.g = g;
    this.y = y;
    this.oneOf = new OneOfProof(group, g, y);
  }

  /** One number, encrypted: g^randomness, y^randomness g^number; also of a product. */
  private record Encrypted(Ciphertext ciphertext, BigInteger randomness, int number) {}

  private Encrypted encrypt(int choice, RandomGenerator random) {
    BigInteger r = group.exponent(random);
    Element message = g.toSecret(BigInteger.valueOf(choice));
    return new Encrypted(
        new Ciphertext(g.toSecret(r), group.times(y.toSecret(r), message)), r, choice);
  }

  private Encrypted product(List<Encrypted> factors) {
    Element alpha = group.one();
    Element beta = group.one();
    BigInteger r = BigInteger.ZERO;
    int sum = 0;
    for (Encrypted one : factors) {
      alpha = group.times(alpha, one.ciphertext().alpha());
      beta = group.times(beta, one.ciphertext().beta());
      r = r.add(one.randomness());
      sum += one.number();
    }
    return new Encrypted(new Ciphertext(alpha, beta), r.mod(group.q()), sum);
  }

  /**
   * Seals choices that keep the question's rules.
   *
   * @param context "fingerprint|credential"
   * @param commitments to which those of every proof are added
   */
  Answer.Homomorphic answer(
      Question.Homomorphic question,
      List<Integer> choices,
      String context,
      List<Element> commitments,
      RandomGenerator random) {
    List<Encrypted> encrypted = choices.stream().map(m -> encrypt(m, random)).toList();
    List<Ciphertext> ciphertexts = encrypted.stream().map(Encrypted::ciphertext).toList();
    group.prepareTexts(ciphertexts.stream().flatMap(c -> Stream.of(c.alpha(), c.beta())).toList());
    List<List<Proof>> individual = new ArrayList<>();
    for (Encrypted one : encrypted) {
      individual.add(keep(zeroOrOne(one, context, random), commitments));
    }
    String whole = Challenges.whole(context, ciphertexts);
    if (question.blankAllowed()) {
      Encrypted blank = encrypted.getFirst();
      Encrypted rest = product(encrypted.subList(1, encrypted.size()));
      List<Proof> overall =
          keep(
              oneOf.prove(
                  blankOrInterval(blank, rest, question),
                  a -> Challenges.blankOverall(group, whole, a),
                  random),
              commitments);
      List<Proof> nothing =
          keep(
              oneOf.prove(
                  filledOrNothing(blank, rest), a -> Challenges.blank(group, whole, a), random),
              commitments);
      return new Answer.Homomorphic(ciphertexts, individual, overall, Optional.of(nothing));
    }
    Encrypted all = product(encrypted);
    OneOfProof.Made overall =
        oneOf.prove(
            interval(all, question.min(), question.max()),
            a -> Challenges.interval(group, whole, all.ciphertext(), a),
            random);
    return new Answer.Homomorphic(
        ciphertexts, individual, keep(overall, commitments), Optional.empty());
  }

  private OneOfProof.Made zeroOrOne(Encrypted one, String context, RandomGenerator random) {
    return oneOf.prove(
        interval(one, 0, 1), a -> Challenges.interval(group, context, one.ciphertext(), a), random);
  }

  private static List<Proof> keep(OneOfProof.Made made, List<Element> commitments) {
    commitments.addAll(made.commitments());
    return made.proofs();
  }

  /** The claims that a number is min, min + 1 ... max. */
  private static List<OneOfProof.Claim> interval(Encrypted number, int min, int max) {
    List<OneOfProof.Claim> claims = new ArrayList<>(max - min + 1);
    for (int claimed = min; claimed <= max; claimed++) {
      claims.add(
          new OneOfProof.Claim(
              number.randomness(),
              number.number() - claimed,
              OneOfProof.equal(number.number(), claimed)));
    }
    return claims;
  }

  /** The vote is not blank, or nothing is chosen; proved by the first unless it is blank. */
  private static List<OneOfProof.Claim> filledOrNothing(Encrypted blank, Encrypted rest) {
    return List.of(
        new OneOfProof.Claim(blank.randomness(), blank.number(), 1 - blank.number()),
        new OneOfProof.Claim(rest.randomness(), rest.number(), blank.number()));
  }

  /** The vote is blank, or its sum is in the interval; proved by the first if it is blank. */
  private static List<OneOfProof.Claim> blankOrInterval(
      Encrypted blank, Encrypted rest, Question.Homomorphic question) {
    List<OneOfProof.Claim> claims = new ArrayList<>();
    claims.add(new OneOfProof.Claim(blank.randomness(), blank.number() - 1, blank.number()));
    for (OneOfProof.Claim claim : interval(rest, question.min(), question.max())) {
      claims.add(
          new OneOfProof.Claim(
              claim.randomness(), claim.deviation(), claim.chosen() * (1 - blank.number())));
    }
    return claims;
  }
}
