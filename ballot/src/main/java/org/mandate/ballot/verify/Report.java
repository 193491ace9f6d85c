package org.mandate.ballot.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Result;

/**
 * What a verification found.
 *
 * @param outcome accepted, or refused with the reason
 * @param checks how many times each rule was tested and held
 * @param sidecar what was found wrong with the sidecar, where one was used; the board is accepted
 *     or refused without regard to it
 * @param notices what whoever looks at the result should know, although no rule is broken
 * @param limits what no such verification can tell, in words, each with its size
 */
public record Report(
    Outcome outcome,
    Map<Rule, Long> checks,
    List<String> sidecar,
    List<String> notices,
    List<Limit> limits) {

  /** Accepted or refused. */
  public sealed interface Outcome {}

  /**
   * Every rule holds.
   *
   * @param stage how far the election is
   * @param election what was voted on
   * @param ballots how many ballot events there are
   * @param counted how many of them count: the last of each credential
   * @param weight their weight
   * @param mixedBy the numbers of the trustees whose shuffles stand on the board, each once; who
   *     made a shuffle is not signed there ({@link Limit#MIXER})
   * @param openedBy the numbers of the trustees who opened their part
   * @param provedBy those of them for whom a sidecar proves that they opened with the right factors
   *     ({@link Limit#DECRYPTION_STATEMENT})
   * @param skipped how many events were not checked again because of an accepted prefix
   * @param result if the election is over
   * @param checked to check only what is new next time
   */
  public record Accepted(
      Stage stage,
      Election election,
      int ballots,
      int counted,
      long weight,
      List<Integer> mixedBy,
      List<Integer> openedBy,
      List<Integer> provedBy,
      int skipped,
      Optional<Result> result,
      Checked checked)
      implements Outcome {
    public Accepted {
      mixedBy = List.copyOf(mixedBy);
      openedBy = List.copyOf(openedBy);
      provedBy = List.copyOf(provedBy);
    }
  }

  /** Some rule is broken; nothing about the election may be relied on. */
  public record Refused(Refusal refusal) implements Outcome {}

  /** How far an election is. */
  public enum Stage {
    /** Ballots may come. */
    VOTING,
    /** No more ballots. */
    ENDED,
    /** The tally is fixed. */
    TALLIED,
    /** Mixing has ended. */
    MIXED,
    /** Trustees have begun to open. */
    OPENING,
    /** The result is out. */
    OVER
  }

  public Report {
    checks = Map.copyOf(checks);
    sidecar = List.copyOf(sidecar);
    notices = List.copyOf(notices);
    limits = List.copyOf(limits);
  }

  /** Whether every rule holds. */
  public boolean accepted() {
    return outcome instanceof Accepted;
  }

  /** Why not, if it is refused. */
  public Optional<Refusal> refusal() {
    return outcome instanceof Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
  }

  /** The result, if the board is accepted and has one. */
  public Optional<Result> result() {
    return outcome instanceof Accepted accepted ? accepted.result() : Optional.empty();
  }
}
