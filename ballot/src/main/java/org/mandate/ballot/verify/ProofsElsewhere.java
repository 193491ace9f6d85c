package org.mandate.ballot.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks up what was found elsewhere; has checked here what was not looked at there. */
final class ProofsElsewhere implements BallotProofs {
  private final Supplier<ProvedElsewhere> elsewhere;
  private final BallotProofs here;
  private Optional<ProvedElsewhere> answer = Optional.empty();

  ProofsElsewhere(Supplier<ProvedElsewhere> elsewhere, BallotProofs here) {
    this.elsewhere = elsewhere;
    this.here = here;
  }

  private synchronized ProvedElsewhere answer(Counts counts) {
    ProvedElsewhere known = answer.orElseGet(elsewhere);
    if (answer.isEmpty()) {
      known.held().forEach(counts::add);
      answer = Optional.of(known);
    }
    return known;
  }

  @Override
  public List<Optional<Refusal>> check(
      List<BallotsCheck.Read> ballots, Setup setup, Counts counts) {
    ProvedElsewhere known = answer(counts);
    List<Optional<Refusal>> found = new ArrayList<>(ballots.size());
    for (BallotsCheck.Read read : ballots) {
      String name = read.event().payload().orElseThrow();
      found.add(
          known.ballots().contains(name)
              ? Optional.ofNullable(known.faults().get(name))
                  .map(fault -> Refusal.of(fault.rule(), fault.words()))
              : here.check(List.of(read), setup, counts).getFirst());
    }
    return found;
  }

  @Override
  public List<String> besideFaults() {
    List<String> all = new ArrayList<>(here.besideFaults());
    answer.ifPresent(
        known ->
            all.addAll(
                ProofsTogether.words(known.sidecar().stream().sorted().toList(), known.without())));
    return all;
  }
}
