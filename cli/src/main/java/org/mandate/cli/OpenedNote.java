package org.mandate.cli;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.Event;

/**
 * What a key has opened, beside the key's file: whoever opens two tallies of one election tells
 * what lies between them, single ballots perhaps. No secret is in it.
 *
 * @param file a line for each election: its fingerprint, the tally's event, and the event at which
 *     mixing ended (the tally's again where nothing is mixed)
 */
record OpenedNote(Path file) {

  /** What is about to be opened. */
  record Opened(String election, String tally, String mixed) {
    /** As the board, which is not verified yet, has it; empty before there is a tally. */
    static Optional<Opened> of(Board board) {
      Optional<String> tally = hash(board, Event.Type.ENCRYPTED_TALLY);
      return tally.map(
          t ->
              new Opened(
                  board.election().fingerprint(),
                  t,
                  hash(board, Event.Type.END_SHUFFLES).orElse(t)));
    }

    private static Optional<String> hash(Board board, Event.Type type) {
      return board.events().stream()
          .filter(link -> link.event().type() == type)
          .map(Board.Link::hash)
          .findFirst();
    }

    private String line() {
      return election + " " + tally + " " + mixed;
    }
  }

  static OpenedNote beside(Path key) {
    return new OpenedNote(key.resolveSibling(key.getFileName() + ".opened"));
  }

  /** Why this must not be opened; empty where the key opened nothing else of the election. */
  Optional<String> against(Opened now) {
    return lines().stream()
        .filter(line -> line.startsWith(now.election() + " ") && !line.equals(now.line()))
        .findFirst()
        .map(
            line ->
                "this key opened another tally of this election before ("
                    + line.split(" ")[1].substring(0, 8)
                    + "..., noted in "
                    + file
                    + "), and this is "
                    + now.tally().substring(0, 8)
                    + "...; the two together would tell the ballots between them. Open nothing, and"
                    + " tell the auditor. Only if the earlier part was never handed in, and the other"
                    + " trustees agree, say --again");
  }

  /** Remembers it before it leaves this machine. */
  void add(Opened now) {
    if (lines().contains(now.line())) {
      return;
    }
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file, PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE)));
      }
      Files.writeString(
          file, now.line() + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    } catch (UnsupportedOperationException | IOException e) {
      throw new Refusal(
          "What this key opens must be remembered in '"
              + file
              + "', and that cannot be written: "
              + e.getMessage()
              + ". Nothing was opened.");
    }
  }

  private List<String> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines = RollFile.lines(file);
    if (!lines.stream().allMatch(line -> line.matches("\\S+ [0-9a-f]{64} [0-9a-f]{64}"))) {
      throw new Refusal(
          "'" + file + "' does not say what this key has opened. Look into it before you go on.");
    }
    return lines;
  }
}
