package org.mandate.spark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Election;

/** Where each ballot's line of a sidecar stands, so that a machine reads only its own. */
final class LinesOfSidecar {
  private static final String START = "{\"ballot\":\"";

  private final Map<String, Line> lines = new HashMap<>();

  /** From and to, the end of the line left out. */
  record Line(long from, int size) {}

  private LinesOfSidecar() {}

  /** Nothing is known of any ballot. */
  static LinesOfSidecar none() {
    return new LinesOfSidecar();
  }

  /**
   * Reads the file once.
   *
   * @throws BoardException if its first line is not that of the election's sidecar
   */
  static LinesOfSidecar read(Path file, Election election) {
    LinesOfSidecar found = new LinesOfSidecar();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long from = 0;
      long at = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        at++;
        if (b == '\n') {
          found.add(line.toString(StandardCharsets.UTF_8), from, (int) (at - 1 - from), election);
          line.reset();
          from = at;
        } else {
          line.write(b);
        }
      }
      if (at > from) {
        found.add(line.toString(StandardCharsets.UTF_8), from, (int) (at - from), election);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return found;
  }

  private void add(String line, long from, int size, Election election) {
    if (from == 0) {
      if (!line.equals(Sidecar.header(election))) {
        throw new BoardException(
            BoardException.Kind.FORM, "the sidecar: its first line is not that of this election's");
      }
      return;
    }
    int end = line.indexOf('"', START.length());
    if (line.startsWith(START) && end > 0) {
      lines.put(line.substring(START.length(), end), new Line(from, size));
    }
  }

  /** Whether nothing is kept of any ballot. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Of a ballot by its tracker; size 0 where it has none. */
  Line of(String tracker) {
    return lines.getOrDefault(tracker, new Line(0, 0));
  }
}
