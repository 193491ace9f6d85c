package org.mandate.ballot.verify;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Tables;

/**
 * What another machine found of the proofs and signatures of some ballots: a value that can be sent.
 *
 * @param ballots which were looked at: the SHA-256 of each text in hexadecimal
 * @param faults of those that fail, by the same
 * @param held how many times each rule was tested and held
 */
public record ProvedElsewhere(
    Set<String> ballots, Map<String, Fault> faults, Map<Rule, Long> held)
    implements Serializable {

  /** A rule that a ballot breaks, and what exactly. */
  public record Fault(Rule rule, String words) implements Serializable {}

  /** Copies. */
  public ProvedElsewhere {
    ballots = Set.copyOf(ballots);
    faults = Map.copyOf(faults);
    held = Map.copyOf(held);
  }

  /**
   * Checks some ballots with the same code as a whole verification does. A ballot that cannot even be
   * read is left out: whoever verifies the board says why.
   *
   * @param election the election's canonical text
   * @param trustees theirs
   * @param ballots texts of ballots
   */
  public static ProvedElsewhere check(String election, String trustees, List<String> ballots) {
    Election read = Election.read(election);
    Group group = read.group();
    Setup setup =
        new Setup(
            read,
            read.fingerprint(),
            Trustees.read(trustees, group),
            List.of(),
            Map.of(),
            Tables.of(group, read.publicKey()));
    List<String> names = new ArrayList<>();
    List<Ballot> readable = new ArrayList<>();
    for (String text : ballots) {
      try {
        readable.add(Ballot.read(text, read));
        names.add(Digest.hex(text));
      } catch (BoardException _) {
        // left out, as said above
      }
    }
    Counts counts = new Counts();
    List<Optional<Refusal>> found = BallotProofs.oneByOne().check(setup, readable, counts);
    Map<String, Fault> faults = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      found.get(i).ifPresent(r -> faults.put(name, new Fault(r.rule(), r.words())));
    }
    return new ProvedElsewhere(Set.copyOf(names), faults, counts.made());
  }

  /** All together. */
  public static ProvedElsewhere all(List<ProvedElsewhere> parts) {
    Set<String> together = new HashSet<>();
    Map<String, Fault> allFaults = new HashMap<>();
    Map<Rule, Long> all = new EnumMap<>(Rule.class);
    for (ProvedElsewhere part : parts) {
      together.addAll(part.ballots);
      allFaults.putAll(part.faults);
      part.held.forEach((rule, times) -> all.merge(rule, times, Long::sum));
    }
    return new ProvedElsewhere(together, allFaults, all);
  }

  /** Looks up what was found elsewhere; checks here what was not looked at there. */
  static BallotProofs proofs(Supplier<ProvedElsewhere> elsewhere) {
    Lookup lookup = new Lookup(elsewhere);
    return lookup::check;
  }

  private static final class Lookup {
    private final Supplier<ProvedElsewhere> elsewhere;
    private Optional<ProvedElsewhere> answer = Optional.empty();

    Lookup(Supplier<ProvedElsewhere> elsewhere) {
      this.elsewhere = elsewhere;
    }

    private synchronized ProvedElsewhere answer(Counts counts) {
      if (answer.isEmpty()) {
        answer = Optional.of(elsewhere.get());
        answer.get().held().forEach(counts::add);
      }
      return answer.get();
    }

    List<Optional<Refusal>> check(Setup setup, List<Ballot> ballots, Counts counts) {
      ProvedElsewhere known = answer(counts);
      List<Optional<Refusal>> found = new ArrayList<>(ballots.size());
      for (Ballot ballot : ballots) {
        String name = Digest.hex(ballot.text());
        found.add(
            known.ballots().contains(name)
                ? Optional.ofNullable(known.faults().get(name))
                    .map(fault -> Refusal.of(fault.rule(), fault.words()))
                : BallotProofs.oneByOne().check(setup, List.of(ballot), counts).getFirst());
      }
      return found;
    }
  }
}
