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
import org.mandate.ballot.batch.ProofCheck;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Tables;

/**
 * What another machine found of the proofs and signatures of some ballots: a value that can be
 * sent.
 *
 * @param ballots which were looked at: the SHA-256 of each text in hexadecimal
 * @param faults of those that fail, by the same
 * @param held how many times each rule was tested and held
 * @param sidecar what was found wrong with the sidecar, where one was used
 * @param without how many ballots had no line in the sidecar, where one was used
 */
public record ProvedElsewhere(
    Set<String> ballots,
    Map<String, Fault> faults,
    Map<Rule, Long> held,
    List<String> sidecar,
    long without)
    implements Serializable {
  /** A rule that a ballot breaks, and what exactly. */
  public record Fault(Rule rule, String words) implements Serializable {}

  /** Copies. */
  public ProvedElsewhere {
    ballots = Set.copyOf(ballots);
    faults = Map.copyOf(faults);
    held = Map.copyOf(held);
    sidecar = List.copyOf(sidecar);
  }

  /**
   * Checks some ballots with the same code as a whole verification does. A ballot that cannot even
   * be read is left out: whoever verifies the board says why.
   *
   * @param election the election's canonical text
   * @param trustees theirs
   * @param ballots texts of ballots
   * @param sidecar the sidecar's lines for them, after its header; empty for none
   * @throws BoardException if election, trustees or the sidecar's lines cannot be read
   */
  public static ProvedElsewhere check(
      String election, String trustees, List<String> ballots, List<String> sidecar) {
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
    ProofsTogether proofs =
        new ProofsTogether(setup, sidecar.isEmpty() ? Sidecar.none() : Sidecar.read(sidecar, read));
    Counts counts = new Counts();
    Set<String> names = new HashSet<>();
    Map<String, Fault> faults = new HashMap<>();
    for (int from = 0; from < ballots.size(); from += ProofCheck.SHARE) {
      List<BallotsCheck.Read> some =
          readable(ballots.subList(from, Math.min(from + ProofCheck.SHARE, ballots.size())), read);
      List<Optional<Refusal>> found = proofs.check(some, setup, counts);
      for (int i = 0; i < some.size(); i++) {
        String name = some.get(i).event().payload().orElseThrow();
        names.add(name);
        found.get(i).ifPresent(r -> faults.put(name, new Fault(r.rule(), r.words())));
      }
    }
    return new ProvedElsewhere(
        names, faults, counts.made(), proofs.faults(), sidecar.isEmpty() ? 0 : proofs.without());
  }

  private static List<BallotsCheck.Read> readable(List<String> texts, Election election) {
    List<BallotsCheck.Read> read = new ArrayList<>();
    for (String text : texts) {
      try {
        Event named =
            new Event(Optional.empty(), 0, Event.Type.BALLOT, Optional.of(Digest.hex(text)));
        read.add(new BallotsCheck.Read(named, Ballot.read(text, election), text));
      } catch (BoardException _) {
        // left out, as said above
      }
    }
    return read;
  }

  /** All together. */
  public static ProvedElsewhere all(List<ProvedElsewhere> parts) {
    Set<String> together = new HashSet<>();
    Map<String, Fault> faults = new HashMap<>();
    Map<Rule, Long> held = new EnumMap<>(Rule.class);
    List<String> sidecar = new ArrayList<>();
    long without = 0;
    for (ProvedElsewhere part : parts) {
      together.addAll(part.ballots);
      faults.putAll(part.faults);
      part.held.forEach((rule, times) -> held.merge(rule, times, Long::sum));
      sidecar.addAll(part.sidecar);
      without += part.without;
    }
    return new ProvedElsewhere(together, faults, held, sidecar, without);
  }
}
