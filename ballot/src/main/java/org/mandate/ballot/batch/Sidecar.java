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
 * credential and its election. Lines are kept as texts and read when a ballot is checked.
 */
public final class Sidecar {
  private static final String START = "{\"ballot\":\"";

  private final Map<String, String> lines;

  private Sidecar(Map<String, String> lines) {
    this.lines = lines;
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
  public static Sidecar of(List<Kept> kept) {
    Map<String, String> lines = new HashMap<>();
    kept.forEach(one -> lines.put(one.ballot(), one.text()));
    return new Sidecar(lines);
  }

  /**
   * Takes the lines of a file, the header first; each is read when its ballot is checked.
   *
   * @throws BoardException if the header is not that of this election, a line does not start with a
   *     ballot, or a ballot stands twice
   */
  public static Sidecar read(List<String> file, Election election) {
    if (file.isEmpty() || !file.getFirst().equals(header(election))) {
      throw fault("its first line is not that of this election's sidecar");
    }
    Map<String, String> lines = HashMap.newHashMap(file.size());
    for (String line : file.subList(1, file.size())) {
      int end = line.indexOf('"', START.length());
      if (!line.startsWith(START) || end < 0) {
        throw fault("a line does not start with a ballot");
      }
      String ballot = line.substring(START.length(), end);
      if (lines.put(ballot, line) != null) {
        throw fault("the ballot " + ballot + " stands twice");
      }
    }
    return new Sidecar(lines);
  }

  /** The line for the ballot with that tracker, not yet read. */
  Optional<String> line(String tracker) {
    return Optional.ofNullable(lines.get(tracker));
  }

  /** Whether something is kept of the ballot with that tracker. */
  public boolean has(String tracker) {
    return lines.containsKey(tracker);
  }

  /** For how many ballots something is kept. */
  public int size() {
    return lines.size();
  }

  private static BoardException fault(String what) {
    return new BoardException(BoardException.Kind.FORM, "the sidecar: " + what);
  }
}
