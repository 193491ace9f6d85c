package org.mandate.cli.certificate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON in its one canonical spelling (RFC 8785) and refuses every other: white space, names
 * out of order or twice, an escape where none is needed, fractions and numbers past 2^53
 * (docs/record.md has whole numbers only). So two texts that mean the same are the same bytes.
 */
final class CanonicalReader {
  private static final int DEEPEST = 64;
  private static final long LARGEST = 1L << 53;
  private static final String SHORT_ESCAPES = "\"\\bfnrt";
  private static final String SHORT_ESCAPED = "\"\\\b\f\n\r\t";

  private final String part;
  private final String text;
  private final Deque<String> path = new ArrayDeque<>();
  private int at;

  private CanonicalReader(String part, String text) {
    this.part = part;
    this.text = text;
  }

  /**
   * Reads a whole text.
   *
   * @param part what the text is, for the fault
   */
  static Json read(String part, String text) {
    CanonicalReader reader = new CanonicalReader(part, text);
    Json value = reader.value();
    if (reader.at != text.length()) {
      throw reader.fault("goes on after its end");
    }
    return value;
  }

  private Json value() {
    if (path.size() > DEEPEST) {
      throw fault("is nested deeper than " + DEEPEST);
    }
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        int start = at;
        String string = string();
        yield new Json.Str(string, span(start));
      }
      case 't' -> new Json.Bool(true, word("true"));
      case 'f' -> new Json.Bool(false, word("false"));
      case 'n' -> new Json.Nil(word("null"));
      default -> number();
    };
  }

  private Json.Obj object() {
    int start = at++;
    Map<String, Json> members = new LinkedHashMap<>();
    String last = null;
    while (peek() != '}') {
      if (last != null) {
        skip(',');
      }
      String name = peek() == '"' ? string() : notCanonical();
      if (last != null && name.compareTo(last) <= 0) {
        throw fault(
            name.equals(last)
                ? "has the name '" + name + "' twice"
                : "is not canonical: the name '" + name + "' does not come after '" + last + "'");
      }
      skip(':');
      path.addLast(name);
      members.put(name, value());
      path.removeLast();
      last = name;
    }
    at++;
    return new Json.Obj(members, span(start));
  }

  private Json.Arr array() {
    int start = at++;
    List<Json> items = new ArrayList<>();
    while (peek() != ']') {
      if (!items.isEmpty()) {
        skip(',');
      }
      path.addLast(Integer.toString(items.size()));
      items.add(value());
      path.removeLast();
    }
    at++;
    return new Json.Arr(items, span(start));
  }

  private String string() {
    int start = ++at;
    int plainEnd = at;
    while (plainEnd < text.length() && isPlain(text.charAt(plainEnd))) {
      plainEnd++;
    }
    StringBuilder escaped = null;
    at = plainEnd;
    while (peek() != '"') {
      if (escaped == null) {
        escaped = new StringBuilder(text.substring(start, at));
      }
      char c = text.charAt(at);
      if (isPlain(c)) {
        escaped.append(c);
        at++;
      } else {
        escaped.append(c == '\\' ? escape() : notCanonical());
      }
    }
    String string = escaped == null ? text.substring(start, at) : escaped.toString();
    at++;
    return string;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }

  /**
   * RFC 8785 section 3.2.2.2: the short escapes, else four lower-case digits, below U+0020 only.
   */
  private char escape() {
    at++;
    int shorter = SHORT_ESCAPES.indexOf(peek());
    if (shorter >= 0) {
      at++;
      return SHORT_ESCAPED.charAt(shorter);
    }
    if (text.startsWith("u00", at) && at + 5 <= text.length()) {
      int high = "01".indexOf(text.charAt(at + 3));
      int low = "0123456789abcdef".indexOf(text.charAt(at + 4));
      if (high >= 0 && low >= 0 && SHORT_ESCAPED.indexOf(16 * high + low) < 0) {
        at += 5;
        return (char) (16 * high + low);
      }
    }
    return notCanonical().charAt(0);
  }

  private Json.Num number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean zero = at > digits && text.charAt(digits) == '0';
    if (at == digits || at - digits > 16 || (zero && at - start > 1)) {
      at = start;
      notCanonical();
    }
    long value = Long.parseLong(text.substring(start, at));
    if (Math.abs(value) > LARGEST) {
      throw fault("is a number past 2^53");
    }
    return new Json.Num(value, span(start));
  }

  private Json.Span word(String word) {
    int start = at;
    if (!text.startsWith(word, at)) {
      notCanonical();
    }
    at += word.length();
    return span(start);
  }

  private Json.Span span(int start) {
    return new Json.Span(text, start, at);
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault(text.isEmpty() ? "is empty" : "ends too early");
    }
    return text.charAt(at);
  }

  private void skip(char expected) {
    if (peek() != expected) {
      notCanonical();
    }
    at++;
  }

  private String notCanonical() {
    throw fault("is not canonical JSON (RFC 8785)");
  }

  private Fault fault(String what) {
    String where = path.isEmpty() ? "" : " in " + String.join(".", path);
    return new Fault(part, "%s, at character %,d%s".formatted(what, at + 1, where));
  }
}
