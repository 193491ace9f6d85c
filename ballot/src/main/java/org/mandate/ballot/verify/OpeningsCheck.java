package org.mandate.ballot.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.ballot.batch.Opening;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.proof.OpeningProof;
import org.mandate.ballot.proof.Verdict;

/**
 * What a sidecar proves of the trustees' openings. Like all of a sidecar it decides nothing about
 * the board; what it proves is taken off the list of what cannot be known.
 */
final class OpeningsCheck {
  private final Setup setup;
  private final Sidecar sidecar;
  private final Set<Integer> proved = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  OpeningsCheck(Setup setup, Sidecar sidecar) {
    this.setup = setup;
    this.sidecar = sidecar;
  }

  /** Looks for the proof of an opening that the board's rules have accepted. */
  void check(Owned owned, List<Rows<Ciphertext>> tally, PartialDecryption part) {
    if (sidecar.isEmpty()) {
      return;
    }
    fault(owned, tally, part)
        .ifPresentOrElse(
            fault -> faults.add("opening of trustee " + owned.owner() + ": " + fault),
            () -> proved.add(owned.owner()));
  }

  /** Empty if one of the lines proves it; else what is wrong with the first. */
  private Optional<String> fault(
      Owned owned, List<Rows<Ciphertext>> tally, PartialDecryption part) {
    List<Optional<String>> faults =
        sidecar.openings(owned.payload()).stream()
            .map(line -> fault(line, owned, tally, part))
            .toList();
    if (faults.isEmpty()) {
      return Optional.of("without a line, so not proved to be that of this tally");
    }
    return faults.contains(Optional.<String>empty()) ? Optional.empty() : faults.getFirst();
  }

  private Optional<String> fault(
      String line, Owned owned, List<Rows<Ciphertext>> tally, PartialDecryption part) {
    Opening opening;
    try {
      opening = Opening.read(line, setup.group());
    } catch (BoardException _) { // whose words a stranger may have chosen
      return Optional.of("its line cannot be read");
    }
    if (opening.trustee() != owned.owner()) {
      return Optional.of("its line names trustee " + opening.trustee());
    }
    Element key = setup.trusteeKeys().get(owned.owner() - 1);
    Verdict verdict =
        OpeningProof.of(setup.group(), setup.fingerprint(), key, tally, part)
            .check(opening.proof());
    return verdict instanceof Verdict.Fails fails ? Optional.of(fails.words()) : Optional.empty();
  }

  /** The numbers of the trustees whose openings are proved. */
  List<Integer> provedBy() {
    return List.copyOf(proved);
  }

  /** What is missing or wrong, in words. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}
