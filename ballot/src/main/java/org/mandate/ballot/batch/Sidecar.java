package org.mandate.ballot.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Election;

/**
 * The file beside a board that makes checking it fast (docs/ballots-sidecar.md). It proves nothing
 * by itself and the board is complete without it; its second signatures bind each ballot to its
 * credential and its election.
 */
public final class Sidecar {
  private final Map<String, Kept> byBallot;

  private Sidecar(Map<String, Kept> byBallot) {
    this.byBallot = byBallot;
  }

  /** A sidecar that keeps nothing. */
  public static Sidecar none() {
    return new Sidecar(Map.of());
  }

  /** The first line of an election's sidecar, without its end. */
  public static String header(Election election) {
    return "{\"sidecar\":1,\"election\":\"" + election.fingerprint() + "\"}";
  }

  /** Of lines in hand; the last for a ballot counts. */
  public static Sidecar of(List<Kept> lines) {
    Map<String, Kept> byBallot = new HashMap<>();
    lines.forEach(line -> byBallot.put(line.ballot(), line));
    return new Sidecar(Map.copyOf(byBallot));
  }

  /**
   * Reads the lines of a file, the header first.
   *
   * @throws BoardException if a line is not as the format has it, is for another election, or a
   *     ballot stands twice
   */
  public static Sidecar read(List<String> lines, Election election) {
    if (lines.isEmpty() || !lines.getFirst().equals(header(election))) {
      throw fault("its first line is not that of this election's sidecar");
    }
    List<Kept> read =
        lines.subList(1, lines.size()).parallelStream()
            .map(line -> Kept.read(line, election.group()))
            .toList();
    Map<String, Kept> byBallot = new HashMap<>();
    for (Kept kept : read) {
      if (byBallot.put(kept.ballot(), kept) != null) {
        throw fault("the ballot " + kept.ballot() + " stands twice");
      }
    }
    return new Sidecar(Map.copyOf(byBallot));
  }

  /** What is kept of the ballot with that tracker. */
  public Optional<Kept> of(String tracker) {
    return Optional.ofNullable(byBallot.get(tracker));
  }

  /** For how many ballots something is kept. */
  public int size() {
    return byBallot.size();
  }

  private static BoardException fault(String what) {
    return new BoardException(BoardException.Kind.FORM, "the sidecar: " + what);
  }
}
