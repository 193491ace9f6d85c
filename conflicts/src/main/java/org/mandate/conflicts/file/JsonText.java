package org.mandate.conflicts.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259), strictly and within bounds: no name twice, no number but whole ones below
 * 2^53, no depth beyond the format's. The first fault ends it.
 */
final class JsonText {
  private static final int DEEPEST = 10;
  private static final int LONGEST_NUMBER = 16;
  private static final long LARGEST = 1L << 53;
  private static final int MOST_ITEMS = 500_000;

  /** A fault of the text itself. */
  static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Fault(Problem problem) {
      super(problem.what(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  private final String text;
  private int at;
  private int line = 1;
  private int depth;

  private JsonText(String text) {
    this.text = text;
  }

  static Json read(String text) {
    var reader = new JsonText(text);
    Json value = reader.value();
    reader.space();
    if (reader.at < text.length()) {
      throw reader.fault("The text goes on after its end.", "Remove what follows.");
    }
    return value;
  }

  private Json value() {
    char c = peek();
    if (c == '{' || c == '[') {
      if (++depth > DEEPEST) {
        throw fault("This is nested deeper than " + DEEPEST + ".", "No field of the format is.");
      }
      Json value = c == '{' ? object() : array();
      depth--;
      return value;
    }
    int start = line;
    if (c == '"') {
      return new Json.Text(string(), start);
    }
    return c == '-' || (c >= '0' && c <= '9') ? number() : word();
  }

  private Json object() {
    int start = line;
    at++;
    Map<String, Json> members = new LinkedHashMap<>();
    while (peek() != '}') {
      if (!members.isEmpty()) {
        skip(',');
      }
      if (peek() != '"') {
        throw fault("A field's name is missing.", "Write it in double quotes.");
      }
      String name = string();
      skip(':');
      if (members.put(name, value()) != null) {
        throw fault("The field '" + shown(name) + "' stands here twice.", "Keep one of them.");
      }
    }
    at++;
    return new Json.Obj(members, start);
  }

  private Json array() {
    int start = line;
    at++;
    List<Json> items = new ArrayList<>();
    while (peek() != ']') {
      if (!items.isEmpty()) {
        skip(',');
      }
      items.add(value());
      if (items.size() > MOST_ITEMS) {
        throw fault("The list has more than " + MOST_ITEMS + " entries.", "Split the file.");
      }
    }
    at++;
    return new Json.Arr(items, start);
  }

  private String string() {
    var made = new StringBuilder();
    for (at++; ; at++) {
      char c = here();
      if (c == '"') {
        at++;
        return made.toString();
      }
      if (c < ' ') {
        throw fault("A text holds a control character.", "Write it on one line, without tabs.");
      }
      made.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    at++;
    char c = here();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> fourDigits();
      default -> throw fault("'\\" + c + "' is no escape.", "Use \\\\ for a backslash.");
    };
  }

  private char fourDigits() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = Character.digit(here(), 16);
      if (digit < 0) {
        throw fault("A \\u escape needs four digits.", "Write such as \\u00e9.");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private Json number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String written = text.substring(start, Math.min(at, start + 40));
    if (written.length() > LONGEST_NUMBER || !written.matches("-?(0|[1-9][0-9]*)")) {
      throw fault(
          "'" + written + "' is not a whole number.",
          "Write decimals in quotes, such as \"12.5\".");
    }
    long value = Long.parseLong(written);
    if (Math.abs(value) > LARGEST) {
      throw fault("'" + written + "' is too large.", "Write a number below 2^53.");
    }
    return new Json.Whole(value, line);
  }

  private Json word() {
    for (String word : List.of("true", "false", "null")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return new Json.Word(word, line);
      }
    }
    throw fault("Here '" + shown("" + here()) + "' cannot stand.", "This is not JSON.");
  }

  private void skip(char expected) {
    if (peek() != expected) {
      throw fault("A '" + expected + "' is missing.", "Put it before this place.");
    }
    at++;
  }

  private char peek() {
    space();
    return here();
  }

  private char here() {
    if (at >= text.length()) {
      throw fault("The text is cut short.", "Use the whole file.");
    }
    return text.charAt(at);
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  private Fault fault(String what, String mend) {
    return new Fault(new Problem("", line, what, mend));
  }

  /** At most forty characters of what a file said, none of them able to play with a screen. */
  static String shown(String said) {
    String cut = said.length() > 40 ? said.substring(0, 40) + "..." : said;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
