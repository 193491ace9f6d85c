package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;

/**
 * The few marks of a minute's text: an empty line between paragraphs, "- " before each point of a
 * list, "> " before each line of what is kept word for word. Everything else is words as typed;
 * there is no HTML. Pure.
 */
final class Marks {
  /** Longest text of one block. */
  static final int LONGEST = 40_000;

  private Marks() {}

  /** One part of a text. */
  sealed interface Part {
    record Paragraph(String words) implements Part {}

    record Points(List<String> items) implements Part {
      public Points {
        items = List.copyOf(items);
      }
    }

    record Quote(String words) implements Part {}
  }

  private enum Line {
    WORDS,
    POINT,
    QUOTE,
    EMPTY;

    static Line of(String line) {
      if (line.isBlank()) {
        return EMPTY;
      }
      String start = line.stripLeading();
      return start.startsWith("- ") || start.equals("-")
          ? POINT
          : start.startsWith(">") ? QUOTE : WORDS;
    }
  }

  /** The parts of a text in order; ends of line of any system count alike. */
  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Line open = Line.EMPTY;
    for (String line : text.lines().toList()) {
      Line kind = Line.of(line);
      // A line under a point goes on with it.
      boolean goesOn = kind == open || (open == Line.POINT && kind == Line.WORDS);
      if (!goesOn) {
        close(open, lines, parts);
        open = kind;
      }
      lines.add(line);
    }
    close(open, lines, parts);
    return parts;
  }

  private static void close(Line kind, List<String> lines, List<Part> parts) {
    switch (kind) {
      case EMPTY -> {}
      case WORDS -> parts.add(new Part.Paragraph(joined(lines)));
      case QUOTE ->
          parts.add(
              new Part.Quote(
                  joined(
                      lines.stream()
                          .map(l -> l.stripLeading().substring(1))
                          .map(l -> l.startsWith(" ") ? l.substring(1) : l)
                          .toList())));
      case POINT -> parts.add(new Part.Points(points(lines)));
    }
    lines.clear();
  }

  private static List<String> points(List<String> lines) {
    List<String> points = new ArrayList<>();
    for (String line : lines) {
      if (Line.of(line) == Line.POINT) {
        points.add(line.strip().substring(1).strip());
      } else {
        points.add((points.removeLast() + "\n" + line.strip()).strip());
      }
    }
    return points.stream().filter(p -> !p.isEmpty()).toList();
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines.stream().map(String::stripTrailing).toList()).strip();
  }

  /**
   * As it is kept: one kind of line end, no blanks at the ends, no letters that no file may hold.
   */
  static String clean(String typed) {
    StringBuilder kept = new StringBuilder();
    typed
        .replaceAll("\\R", "\n")
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || (!Character.isISOControl(c) && !isSurrogate(c)))
        .forEach(kept::appendCodePoint);
    return kept.toString()
        .lines()
        .map(String::stripTrailing)
        .collect(java.util.stream.Collectors.joining("\n"))
        .strip();
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
