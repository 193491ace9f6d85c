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
  private static final String BALLOT = "{\"ballot\":\"";
  private static final String OPENING = "{\"opening\":";
  private static final String DECRYPTION = ",\"decryption\":\"";

  private final Map<String, String> lines;
  private final Map<String, String> openings;

  private Sidecar(Map<String, String> lines, Map<String, String> openings) {
    this.lines = lines;
    this.openings = openings;
  }

  /** A sidecar that keeps nothing. */
  public static Sidecar none() {
    return new Sidecar(Map.of(), Map.of());
  }

  /** The first line of an election's sidecar, without its end. */
  public static String header(Election election) {
    return "{\"sidecar\":1,\"election\":\"" + election.fingerprint() + "\"}";
  }

  /** Of lines in hand; the last for a ballot counts. */
  public static Sidecar of(List<Kept> kept) {
    return of(kept, List.of());
  }

  /** Of lines in hand; the last for a ballot or an opening counts. */
  public static Sidecar of(List<Kept> kept, List<Opening> opened) {
    Map<String, String> lines = new HashMap<>();
    kept.forEach(one -> lines.put(one.ballot(), one.text()));
    Map<String, String> openings = new HashMap<>();
    opened.forEach(one -> openings.put(one.decryption(), one.text()));
    return new Sidecar(lines, openings);
  }

  /**
   * Takes the lines of a file, the header first; each is read when what it is about is checked.
   *
   * @throws BoardException if the header is not that of this election, a line does not start with a
   *     ballot or an opening, or one of them stands twice
   */
  public static Sidecar read(List<String> file, Election election) {
    if (file.isEmpty() || !file.getFirst().equals(header(election))) {
      throw fault("its first line is not that of this election's sidecar");
    }
    Map<String, String> lines = HashMap.newHashMap(file.size());
    Map<String, String> openings = new HashMap<>();
    for (String line : file.subList(1, file.size())) {
      Optional<String> ballot = name(line, BALLOT, BALLOT);
      String about =
          ballot
              .or(() -> name(line, OPENING, DECRYPTION))
              .orElseThrow(() -> fault("a line does not start with a ballot or an opening"));
      if ((ballot.isPresent() ? lines : openings).put(about, line) != null) {
        throw fault(
            "the " + (ballot.isPresent() ? "ballot " : "opening ") + about + " stands twice");
      }
    }
    return new Sidecar(lines, openings);
  }

  /** The text behind a mark, up to its quote, in a line that starts so. */
  private static Optional<String> name(String line, String start, String mark) {
    int from = line.startsWith(start) ? line.indexOf(mark) : -1;
    int end = from < 0 ? -1 : line.indexOf('"', from + mark.length());
    return end < 0 ? Optional.empty() : Optional.of(line.substring(from + mark.length(), end));
  }

  /** The line for the ballot with that tracker, not yet read. */
  Optional<String> line(String tracker) {
    return Optional.ofNullable(lines.get(tracker));
  }

  /** The line for the partial decryption of that hash, not yet read. */
  public Optional<String> opening(String decryption) {
    return Optional.ofNullable(openings.get(decryption));
  }

  /** Whether it keeps nothing at all. */
  public boolean isEmpty() {
    return lines.isEmpty() && openings.isEmpty();
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
