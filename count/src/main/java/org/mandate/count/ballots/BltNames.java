package org.mandate.count.ballots;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Names and title at the end of a BLT file: quoted, or one a line. A quoted line ends at its last
 * quotation mark, so that a name may hold marks of its own; several on one line stand apart by a
 * blank between two marks; a doubled mark inside is one mark.
 */
final class BltNames {
  private final Source source;
  private final BltLines lines;
  private final int candidates;
  private final Deque<String> waiting = new ArrayDeque<>();
  private boolean quoted;

  BltNames(Source source, BltLines lines, int candidates) {
    this.source = source;
    this.lines = lines;
    this.candidates = candidates;
  }

  /** The next name; by index, for the message. */
  String name(int index) {
    String what = "the name of candidate " + (index + 1) + " of " + candidates;
    if (waiting.isEmpty()) lines.toText(what);
    int start = source.at;
    String name = next(what);
    if (name.isBlank()) throw source.fault(start, "an empty name", what);
    return source.shortName(name, start);
  }

  String title() {
    return next("the title, after " + candidates + " names");
  }

  /**
   * What follows the title: nothing; or a source and a comment, both quoted, and then any text.
   *
   * @return notes about it
   */
  List<String> end() {
    String expected = "the end of the file after " + candidates + " names and a title";
    if (ended()) return List.of();
    int start = source.at;
    if (!quoted || (waiting.isEmpty() && source.peek() != '"')) {
      throw source.fault(start, expected);
    }
    String first = next(expected);
    if (ended() || (waiting.isEmpty() && source.peek() != '"')) {
      throw source.fault(start, "'" + first + "'", expected);
    }
    String second = next(expected);
    boolean more = !ended();
    if (more && (!waiting.isEmpty() || source.peek() == '"')) {
      throw source.fault(source.at, expected);
    }
    return List.of(
        "After the title the file gives a source and a comment, which are not counted: \""
            + first
            + "\", \""
            + second
            + "\""
            + (more ? ", and further text." : "."));
  }

  private boolean ended() {
    if (!waiting.isEmpty()) return false;
    while (true) {
      source.skipBlanks();
      if (!lines.endsHere()) return false;
      if (source.done()) return true;
      source.skipLineEnd();
    }
  }

  private String next(String expected) {
    if (!waiting.isEmpty()) return waiting.remove();
    lines.toText(expected);
    int start = source.at;
    int end = source.lineEnd();
    String line = source.text(start, end).strip();
    source.at = end;
    if (!line.startsWith("\"")) {
      quoted = false;
      return line;
    }
    quoted = true;
    int comment = line.lastIndexOf("\" #");
    if (!line.endsWith("\"") && comment > 0) line = line.substring(0, comment + 1);
    if (line.length() < 2 || !line.endsWith("\"")) {
      throw source.fault(end, "a closing quotation mark");
    }
    for (String part : line.substring(1, line.length() - 1).split("(?<!\")\"[ \t]+\"(?!\")", -1)) {
      waiting.add(part.replace("\"\"", "\"").strip());
    }
    return waiting.remove();
  }
}
