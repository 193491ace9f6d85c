package org.mandate.ballot.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.mandate.ballot.batch.Finding;
import org.mandate.ballot.batch.ProofCheck;
import org.mandate.ballot.batch.Sealed;
import org.mandate.ballot.batch.Sidecar;

/** The proofs of many ballots together, with the help of a sidecar where it has one's line. */
final class ProofsTogether implements BallotProofs {
  private final ProofCheck check;
  private final Sidecar sidecar;
  private final LongAdder without = new LongAdder();
  private final Queue<String> beside = new ConcurrentLinkedQueue<>();

  ProofsTogether(Setup setup, Sidecar sidecar) {
    this.check = new ProofCheck(setup.election(), sidecar);
    this.sidecar = sidecar;
  }

  /** What is wrong with the lines that were used. */
  List<String> faults() {
    return beside.stream().sorted().toList();
  }

  /** How many ballots had no line. */
  long without() {
    return without.sum();
  }

  /** All that is said of a sidecar. */
  static List<String> words(List<String> faults, long without) {
    List<String> words = new ArrayList<>(faults);
    if (without > 0) {
      words.add("ballots without a line, so without a second signature: " + without);
    }
    return words;
  }

  @Override
  public List<String> besideFaults() {
    return words(faults(), sidecar.size() > 0 ? without() : 0);
  }

  @Override
  public List<Optional<Refusal>> check(
      List<BallotsCheck.Read> ballots, Setup setup, Counts counts) {
    Map<Integer, Finding> findings = new HashMap<>();
    List<Sealed> sealed =
        ballots.stream().map(read -> new Sealed(read.ballot(), read.tracker())).toList();
    without.add(sealed.stream().filter(one -> !sidecar.has(one.tracker())).count());
    check.findings(sealed).forEach(finding -> findings.put(finding.ballot(), finding));
    List<Optional<Refusal>> refusals = new ArrayList<>(ballots.size());
    for (int i = 0; i < ballots.size(); i++) {
      Optional<Finding> finding = Optional.ofNullable(findings.get(i));
      Optional<Refusal> refusal = refusal(ballots.get(i), finding);
      if (refusal.isEmpty()) {
        count(ballots.get(i), setup, counts);
      }
      refusals.add(refusal);
    }
    return refusals;
  }

  /** Elements first, then what is signed, then the proofs. */
  private Optional<Refusal> refusal(BallotsCheck.Read read, Optional<Finding> finding) {
    if (finding.isPresent() && finding.get() instanceof Finding.Foreign foreign) {
      return Optional.of(Refusal.of(Rule.BALLOT_MEMBER, foreign.part() + " is not in the group"));
    }
    if (!read.hashToSign().equals(read.ballot().signature().hash())) {
      return Optional.of(Refusal.of(Rule.BALLOT_HASH, "the signed hash is not that of the ballot"));
    }
    if (finding.isEmpty()) {
      return Optional.empty();
    }
    return switch (finding.get()) {
      case Finding.Foreign foreign -> throw new IllegalStateException("returned before");
      case Finding.Shape shape -> Optional.of(Refusal.of(Rule.ANSWER_FORM, shape.part()));
      case Finding.Proof proof ->
          Optional.of(
              Refusal.of(
                  Rule.of(proof.claim()), proof.part() + ": " + Rule.of(proof.claim()).broken()));
      case Finding.Beside part -> {
        beside.add("ballot " + read.tracker() + ": " + part.part());
        yield Optional.empty();
      }
    };
  }

  private static void count(BallotsCheck.Read read, Setup setup, Counts counts) {
    counts.add(
        Rule.BALLOT_MEMBER,
        read.ballot().answers().stream().mapToLong(answer -> answer.ciphertexts().size()).sum());
    counts.add(Rule.BALLOT_HASH);
    counts.add(Rule.BALLOT_SIGNATURE);
    setup.election().questions().forEach(question -> BallotProofs.count(question, counts));
  }
}
