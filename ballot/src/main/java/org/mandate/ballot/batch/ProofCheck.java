package org.mandate.ballot.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.BallotStatements;
import org.mandate.ballot.proof.Statement;

/**
 * Checks all proofs of many ballots of one election: that their elements are members of the group,
 * their proofs hold and their signatures are by their credentials. Whether a credential is on the
 * roll, a signature's hash is that of the ballot, or a ballot is for this election, is for the
 * caller.
 *
 * <p><b>With a sidecar.</b> The kept commitments A of a proof are hashed first: the sum of the
 * challenges must be that hash. What remains is an equation A = g^a y^b x^c for each commitment.
 * For all ballots of a share at once this is checked as one product with random exponents of 128
 * bits ({@link Combination}), which is wrong with a chance of at most 2^-128.
 *
 * <p><b>Points of small order.</b> That chance holds in a group of prime order. On the curve, which
 * has 8 times as many points, parts of small order could cancel in the product with a chance of 1/2
 * or 1/8, so that whoever tries a few ballots could have a vote counted that the plain check
 * refuses, or make two verifiers disagree. So every element of the ballots and of the sidecar is
 * tested for prime order before, again all at once with a chance of at most 2^-128 ({@link
 * Group#areMembers}). Nothing is multiplied by the cofactor. Hence a ballot passes here exactly if
 * it passes the plain check of its proofs and elements.
 *
 * <p><b>On failure</b> the share is halved until one ballot is left, which is then checked alone
 * and without the sidecar, proof by proof. If it is good, the fault is in the sidecar.
 *
 * <p>Random exponents come from SHA-256 of every ballot and sidecar line of the share and are never
 * used twice. May be used by several threads.
 */
public final class ProofCheck {
  /** A good number of ballots to check together (measured). */
  public static final int SHARE = 256;

  private final Election election;
  private final Sidecar sidecar;
  private final Group group;
  private final Group.Powers g;
  private final Group.Powers y;
  private final BallotStatements makers;

  /** Prepares the tables of an election, whose public key is a member of its group. */
  public ProofCheck(Election election, Sidecar sidecar) {
    this.election = election;
    this.sidecar = sidecar;
    this.group = election.group();
    this.g = group.powersOf(group.g());
    this.y = group.powersOf(election.publicKey());
    this.makers = new BallotStatements(election);
  }

  /**
   * Everything that is wrong with these ballots, in their order; at most one finding a ballot.
   * Works on the caller's thread; shares of {@value #SHARE} ballots are as fast as larger ones and
   * need less memory.
   */
  public List<Finding> findings(List<Sealed> ballots) {
    List<Finding> findings = new ArrayList<>();
    List<Prepared> prepared = new ArrayList<>();
    for (int i = 0; i < ballots.size(); i++) {
      Optional<String> fault = makers.fault(ballots.get(i).ballot());
      if (fault.isPresent()) {
        findings.add(new Finding.Shape(i, fault.get()));
      } else {
        prepared.add(Prepared.of(i, ballots.get(i), election, makers, sidecar));
      }
    }
    findings.addAll(together(prepared, Coefficients.of(election, prepared)));
    Set<Integer> found = findings.stream().map(Finding::ballot).collect(Collectors.toSet());
    for (Prepared one : prepared) {
      if (!one.helped() && !found.contains(one.index())) {
        proofFault(one).or(() -> beside(one)).ifPresent(findings::add);
      }
    }
    findings.sort((a, b) -> Integer.compare(a.ballot(), b.ballot()));
    return findings;
  }

  /** Membership of all, and the equations of those that the sidecar helps with. */
  private List<Finding> together(List<Prepared> some, Coefficients coefficients) {
    if (some.isEmpty() || hold(some, coefficients)) {
      return List.of();
    }
    if (some.size() == 1) {
      return alone(some.getFirst()).stream().toList();
    }
    List<Finding> findings = new ArrayList<>();
    int half = some.size() / 2;
    findings.addAll(together(some.subList(0, half), coefficients.named("first half")));
    findings.addAll(together(some.subList(half, some.size()), coefficients.named("second half")));
    if (findings.isEmpty()) { // what fails together and holds in parts: each is looked at alone
      some.forEach(one -> alone(one).ifPresent(findings::add));
    }
    return findings;
  }

  private boolean hold(List<Prepared> some, Coefficients coefficients) {
    List<Element> elements = new ArrayList<>();
    some.forEach(one -> elements.addAll(one.elements()));
    return group.areMembers(elements, coefficients.named("members").seed())
        && new Combination(election).holds(some, coefficients.named("equations"));
  }

  /** One ballot without the help of the sidecar, and then the sidecar. */
  private Optional<Finding> alone(Prepared one) {
    return foreign(one)
        .or(() -> one.helped() ? proofFault(one).or(() -> beside(one)) : Optional.empty());
  }

  private Optional<Finding> foreign(Prepared one) {
    List<Element> own = one.own();
    for (int i = 0; i < own.size(); i++) {
      if (!group.isMember(own.get(i))) {
        return Optional.of(new Finding.Foreign(one.index(), one.nameOfOwn(i)));
      }
    }
    return Optional.empty();
  }

  /** The plain check of every proof. */
  private Optional<Finding> proofFault(Prepared one) {
    List<List<Element>> commitments = commitments(one.statements());
    int last = commitments.size() - 1;
    for (int i = last; i < commitments.size() + last; i++) {
      int at = i % commitments.size(); // the signature, which stands last, is looked at first
      Statement statement = one.statements().get(at);
      if (!statement.hasChallengeOf(commitments.get(at))) {
        return Optional.of(new Finding.Proof(one.index(), statement.claim(), statement.where()));
      }
    }
    return Optional.empty();
  }

  private List<List<Element>> commitments(List<Statement> statements) {
    List<List<Element>> commitments = new ArrayList<>(statements.size());
    statements.forEach(statement -> commitments.add(statement.commitments(group, g, y)));
    group.prepareTexts(commitments.stream().flatMap(List::stream).toList());
    return commitments;
  }

  /** What of the sidecar is wrong about a ballot that is itself good; nothing if it keeps none. */
  private Optional<Finding> beside(Prepared one) {
    if (one.kept().isEmpty()) {
      return one.line().map(line -> new Finding.Beside(one.index(), "a line that cannot be read"));
    }
    Kept kept = one.kept().get();
    List<Element> right = commitments(one.statements()).stream().flatMap(List::stream).toList();
    if (!right.equals(kept.commitments())) {
      return Optional.of(new Finding.Beside(one.index(), "commitments"));
    }
    if (!commitments(one.second()).equals(List.of(List.of(kept.second())))) {
      return Optional.of(new Finding.Beside(one.index(), "second signature"));
    }
    return Optional.empty();
  }
}
