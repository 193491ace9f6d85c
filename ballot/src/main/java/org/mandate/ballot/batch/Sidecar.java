package org.mandate.ballot.batch;

import java.util.ArrayList;
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
  private final Map<String, List<String>> openings;

  private Sidecar(Map<String, String> lines, Map<String, List<String>> openings) {
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

  /** Of lines in hand; the last for a ballot or a decryption counts. */
  public static Sidecar of(List<Kept> kept, List<Opening> opened) {
    Map<String, String> lines = new HashMap<>();
    kept.forEach(one -> lines.put(one.ballot(), one.text()));
    Map<String, List<String>> openings = new HashMap<>();
    opened.forEach(one -> openings.put(one.decryption(), List.of(one.text())));
    return new Sidecar(lines, openings);
  }

  /**
   * Takes the lines of a file, the header first; each is read when what it is about is checked.
   *
   * @throws BoardException if the header is not that of this election, a line does not start with a
   *     ballot or an opening, or a ballot stands twice
   */
  public static Sidecar read(List<String> file, Election election) {
    if (file.isEmpty() || !file.getFirst().equals(header(election))) {
      throw fault("its first line is not that of this election's sidecar");
    }
    Map<String, String> lines = HashMap.newHashMap(file.size());
    Map<String, List<String>> openings = new HashMap<>();
    for (String line : file.subList(1, file.size())) {
      Optional<String> ballot = name(line, BALLOT, BALLOT);
      String about =
          ballot
              .or(() -> name(line, OPENING, DECRYPTION))
              .orElseThrow(() -> fault("a line does not start with a ballot or an opening"));
      if (ballot.isEmpty()) {
        openings.computeIfAbsent(about, any -> new ArrayList<>()).add(line);
      } else if (lines.put(about, line) != null) {
        throw fault("the ballot " + about + " stands twice");
      }
    }
    return new Sidecar(lines, openings);
  }

  /** The text behind a mark, up to its quote, in a line that starts so. */
  private static Optional<String> name(String line, String start, String mark) {
    int from = line.startsWith(start) ? line.indexOf(mark) : -1;
    int end = from < 0 ? -1 : line.indexOf('"', from + mark.length());
    return end < 0
        ? Optional.empty()
        : Optional.of(line.substring(from + mark.length(), end)).filter(Sidecar::isName);
  }

  /** What a hash can look like, so that nothing else is ever told in its place. */
  private static boolean isName(String text) {
    return text.length() <= 64 && text.chars().allMatch(c -> c < 128 && isName((char) c));
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '/';
  }

  /** The line for the ballot with that tracker, not yet read. */
  Optional<String> line(String tracker) {
    return Optional.ofNullable(lines.get(tracker));
  }

  /**
   * The lines for the partial decryption of that hash, not yet read: one, unless two trustees
   * handed in the same text.
   */
  public List<String> openings(String decryption) {
    return openings.getOrDefault(decryption, List.of());
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
