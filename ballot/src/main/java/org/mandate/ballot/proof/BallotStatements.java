package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * The statements that the proofs of a ballot make, in the order in which the ballot's text has the
 * proofs: for each answer the individual proofs, the overall proof and the blank proof, or the one
 * proof of a ranked answer; last the signature (specification, "Encrypted answers" to "Ballots").
 */
public final class BallotStatements {
  private final Election election;
  private final String fingerprint;
  private final Group group;
  private final BigInteger q;

  /** Of the ballots of one election. */
  public BallotStatements(Election election) {
    this.election = election;
    this.fingerprint = election.fingerprint();
    this.group = election.group();
    this.q = group.q();
  }

  /**
   * Why the ballot has no statements: an answer of the wrong kind or with too many or too few
   * ciphertexts, proofs or parts of a proof. Empty where {@link #of} may be asked.
   */
  public Optional<String> fault(Ballot ballot) {
    if (ballot.answers().size() != election.questions().size()) {
      return Optional.of(
          ballot.answers().size() + " answers to " + election.questions().size() + " questions");
    }
    for (int i = 0; i < ballot.answers().size(); i++) {
      Optional<String> fault = fault(election.questions().get(i), ballot.answers().get(i));
      if (fault.isPresent()) {
        return Optional.of("question " + (i + 1) + ": " + fault.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(Question question, Answer answer) {
    if (question instanceof Question.Ranked && answer instanceof Answer.Ranked) {
      return Optional.empty();
    }
    if (question instanceof Question.Homomorphic asked
        && answer instanceof Answer.Homomorphic given) {
      return fault(asked, given);
    }
    if (question instanceof Question.Lists asked && answer instanceof Answer.Lists given) {
      return fault(asked, given);
    }
    return Optional.of("the answer is not of the kind that is asked for");
  }

  private static Optional<String> fault(Question.Lists asked, Answer.Lists given) {
    List<Integer> sizes = asked.answers().stream().map(List::size).toList();
    boolean right =
        sizes.equals(given.choices().stream().map(List::size).toList())
            && sizes.equals(given.individual().stream().map(List::size).toList())
            && given.individual().stream().flatMap(List::stream).allMatch(ListChallenges::isPair)
            && given.listProofs().size() == sizes.size()
            && given.listProofs().stream().allMatch(ListChallenges::isPair);
    return right
        ? Optional.empty()
        : Optional.of("the numbers of choices or proofs are not those of the question");
  }

  private static Optional<String> fault(Question.Homomorphic asked, Answer.Homomorphic given) {
    int choices = asked.ciphertexts();
    int overall = asked.max() - asked.min() + (asked.blankAllowed() ? 2 : 1);
    int blank = asked.blankAllowed() ? 2 : 0;
    if (given.choices().size() != choices) {
      return Optional.of(given.choices().size() + " ciphertexts, not " + choices);
    }
    if (given.individual().size() != choices) {
      return Optional.of(given.individual().size() + " individual proofs, not " + choices);
    }
    if (given.individual().stream().anyMatch(proof -> proof.size() != 2)) {
      return Optional.of("an individual proof that has not two parts");
    }
    if (given.overall().size() != overall) {
      return Optional.of(
          "an overall proof of " + given.overall().size() + " parts, not " + overall);
    }
    if (given.blank().map(List::size).orElse(0) != blank) {
      return Optional.of("a blank proof where none is asked, or none, or not of two parts");
    }
    return Optional.empty();
  }

  /**
   * The statements of a ballot.
   *
   * @throws IllegalArgumentException if it has a {@link #fault}
   */
  public List<Statement> of(Ballot ballot) {
    Optional<String> fault = fault(ballot);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(fault.get());
    }
    String context = fingerprint + "|" + ballot.credential().text();
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < ballot.answers().size(); i++) {
      String name = "question " + (i + 1);
      switch (ballot.answers().get(i)) {
        case Answer.Homomorphic answer -> {
          Question.Homomorphic question = (Question.Homomorphic) election.questions().get(i);
          add(statements, name, context, question, answer);
        }
        case Answer.Ranked answer -> statements.add(ranked(name, context, answer));
        case Answer.Lists answer -> addLists(statements, name, context, answer);
      }
    }
    statements.add(signature(ballot));
    return statements;
  }

  /** The signature of the ballot's hash by its credential. */
  public Statement signature(Ballot ballot) {
    Ballot.Signature signature = ballot.signature();
    return knowledge(
        Claim.SIGNATURE,
        "signature",
        ballot.credential(),
        signature.proof(),
        a -> Challenges.signature(group, signature.hash(), a.getFirst()));
  }

  /**
   * The sidecar's second signature, which also covers the credential and the election. Its
   * challenge is the hash of its commitment.
   */
  public Statement second(Ballot ballot, Element commitment, BigInteger response) {
    Function<List<Element>, BigInteger> hash =
        a ->
            Challenges.second(
                group, fingerprint, ballot.credential(), ballot.signature().hash(), a.getFirst());
    Proof proof = new Proof(hash.apply(List.of(commitment)), response);
    return knowledge(Claim.SIGNATURE, "second signature", ballot.credential(), proof, hash);
  }

  private Statement ranked(String name, String context, Answer.Ranked answer) {
    Ciphertext c = answer.choices();
    return knowledge(
        Claim.RANKED,
        name,
        c.alpha(),
        answer.proof(),
        a -> Challenges.ranked(group, context, election.publicKey(), c, a.getFirst()));
  }

  /** A = g^response base^challenge. */
  private static Statement knowledge(
      Claim claim,
      String name,
      Element base,
      Proof proof,
      Function<List<Element>, BigInteger> hash) {
    Statement.Equation equation =
        new Statement.Equation(
            proof.response(), BigInteger.ZERO, List.of(base), List.of(proof.challenge()));
    return new Statement(claim, name, List.of(equation), proof.challenge(), hash);
  }

  private void add(
      List<Statement> statements,
      String name,
      String context,
      Question.Homomorphic question,
      Answer.Homomorphic answer) {
    List<Ciphertext> choices = answer.choices();
    addChoices(statements, name, context, choices, answer.individual());
    String whole = Challenges.whole(context, choices);
    List<Proof> overall = answer.overall();
    if (answer.blank().isEmpty()) {
      Ciphertext sum = product(choices);
      statements.add(
          oneOf(
              Claim.OVERALL,
              name,
              interval(sum, question.min(), overall),
              a -> Challenges.interval(group, whole, sum, a)));
      return;
    }
    Ciphertext blank = choices.getFirst();
    Ciphertext sum = product(choices.subList(1, choices.size()));
    List<Branch> branches = new ArrayList<>();
    branches.add(new Branch(blank, 1, overall.getFirst()));
    branches.addAll(interval(sum, question.min(), overall.subList(1, overall.size())));
    statements.add(
        oneOf(Claim.BLANK_OVERALL, name, branches, a -> Challenges.blankOverall(group, whole, a)));
    List<Proof> parts = answer.blank().get();
    List<Branch> nothing =
        List.of(new Branch(blank, 0, parts.get(0)), new Branch(sum, 0, parts.get(1)));
    statements.add(oneOf(Claim.BLANK, name, nothing, a -> Challenges.blank(group, whole, a)));
  }

  private void addChoices(
      List<Statement> statements,
      String name,
      String context,
      List<Ciphertext> choices,
      List<List<Proof>> proofs) {
    for (int i = 0; i < choices.size(); i++) {
      Ciphertext choice = choices.get(i);
      statements.add(
          oneOf(
              Claim.ZERO_OR_ONE,
              name + ", choice " + (i + 1),
              interval(choice, 0, proofs.get(i)),
              a -> Challenges.interval(group, context, choice, a)));
    }
  }

  /** Specification of 3.x, "Lists answers". */
  private void addLists(
      List<Statement> statements, String name, String context, Answer.Lists answer) {
    List<List<Ciphertext>> lists = answer.choices();
    for (int i = 0; i < lists.size(); i++) {
      String list = name + ", list " + (i + 1);
      addChoices(statements, list, context, lists.get(i), answer.individual().get(i));
    }
    String whole = Challenges.whole(context, answer.ciphertexts());
    Ciphertext chosen = product(lists.stream().map(List::getFirst).toList());
    statements.add(
        oneOf(
            Claim.ONE_LIST,
            name,
            interval(chosen, 1, List.of(answer.overall())),
            a -> Challenges.interval(group, whole, chosen, a)));
    List<Ciphertext> candidates = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      List<Ciphertext> own = lists.get(i).subList(1, lists.get(i).size());
      List<Proof> parts = answer.listProofs().get(i);
      List<Branch> branches =
          List.of(
              new Branch(lists.get(i).getFirst(), 1, parts.get(0)),
              new Branch(product(own), 0, parts.get(1)));
      statements.add(
          oneOf(
              Claim.LIST,
              name + ", list " + (i + 1),
              branches,
              a -> ListChallenges.list(group, whole, a)));
      candidates.addAll(own);
    }
    statements.add(nonZero(name, whole, product(candidates), answer.nonZero()));
  }

  /**
   * A0 = alpha^first g^second, A1 = y^second beta^first commitment^challenge; a neutral commitment
   * is never a proof, so nothing is its hash.
   */
  private Statement nonZero(String name, String whole, Ciphertext sum, Answer.NonZero proof) {
    Statement.Equation first =
        new Statement.Equation(
            proof.second(), BigInteger.ZERO, List.of(sum.alpha()), List.of(proof.first()));
    Statement.Equation second =
        new Statement.Equation(
            BigInteger.ZERO,
            proof.second(),
            List.of(sum.beta(), proof.commitment()),
            List.of(proof.first(), proof.challenge()));
    boolean neutral = proof.commitment().equals(group.one());
    return new Statement(
        Claim.NON_ZERO,
        name,
        List.of(first, second),
        proof.challenge(),
        a -> neutral ? q : ListChallenges.nonZero(group, whole, proof, a.get(0), a.get(1)));
  }

  /** The claim that a ciphertext holds a number, with its part of the proof. */
  private record Branch(Ciphertext ciphertext, int number, Proof proof) {}

  private static List<Branch> interval(Ciphertext ciphertext, int from, List<Proof> parts) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      branches.add(new Branch(ciphertext, from + i, parts.get(i)));
    }
    return branches;
  }

  /** For each branch A = g^response alpha^challenge, B = y^response (beta / g^number)^challenge. */
  private Statement oneOf(
      Claim claim, String name, List<Branch> branches, Function<List<Element>, BigInteger> hash) {
    List<Statement.Equation> equations = new ArrayList<>(2 * branches.size());
    BigInteger sum = BigInteger.ZERO;
    for (Branch branch : branches) {
      BigInteger challenge = branch.proof().challenge();
      BigInteger response = branch.proof().response();
      List<BigInteger> exponents = List.of(challenge);
      BigInteger ofG =
          switch (branch.number()) {
            case 0 -> BigInteger.ZERO;
            default -> challenge.multiply(BigInteger.valueOf(-branch.number())).mod(q);
          };
      equations.add(
          new Statement.Equation(
              response, BigInteger.ZERO, List.of(branch.ciphertext().alpha()), exponents));
      equations.add(
          new Statement.Equation(ofG, response, List.of(branch.ciphertext().beta()), exponents));
      sum = sum.add(challenge);
    }
    return new Statement(claim, name, equations, sum.mod(q), hash);
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
}
