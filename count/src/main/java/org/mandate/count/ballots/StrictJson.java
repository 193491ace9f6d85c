package org.mandate.count.ballots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON (RFC 8259) with whole numbers only, no name twice in an object, each value with its place.
 */
final class StrictJson {
  private static final int DEEPEST = 16;

  /**
   * A value: a {@code Map<String, Value>}, {@code List<Value>}, {@code String}, {@code Long} or
   * {@code Boolean}; null is refused.
   */
  record Value(int place, Object is) {}

  private final Source source;
  private int depth;

  private StrictJson(Source source) {
    this.source = source;
  }

  static Value read(Source source) {
    var json = new StrictJson(source);
    Value value = json.value();
    json.space();
    if (!source.done()) throw source.fault(source.at, "the end of the file");
    return value;
  }

  private Value value() {
    space();
    int place = source.at;
    if (++depth > DEEPEST) throw source.fault(place, "at most 16 levels");
    Object is =
        switch (source.peek()) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          default -> number();
        };
    depth--;
    return new Value(place, is);
  }

  private Map<String, Value> object() {
    var members = new LinkedHashMap<String, Value>();
    source.at++;
    for (boolean more = !at('}'); more; ) {
      space();
      int place = source.at;
      if (source.peek() != '"') throw source.fault(place, "a name in quotation marks");
      String name = string();
      expect(':');
      if (members.put(name, value()) != null) throw source.fault(place, "each name once");
      more = at(',');
      if (!more) expect('}');
    }
    return members;
  }

  private List<Value> array() {
    var items = new ArrayList<Value>();
    source.at++;
    for (boolean more = !at(']'); more; ) {
      items.add(value());
      more = at(',');
      if (!more) expect(']');
    }
    return items;
  }

  private void space() {
    while (source.peek() == ' '
        || source.peek() == '\t'
        || source.peek() == '\n'
        || source.peek() == '\r') {
      source.at++;
    }
  }

  private boolean at(char c) {
    space();
    if (source.peek() != c) return false;
    source.at++;
    return true;
  }

  private void expect(char c) {
    if (!at(c)) throw source.fault(source.at, "'" + c + "'");
  }

  private Object word(String word, Object means) {
    int end = Math.min(source.end, source.at + word.length());
    if (!source.text(source.at, end).equals(word)) throw source.fault(source.at, "a value");
    source.at = end;
    return means;
  }

  private Long number() {
    int start = source.at;
    if (source.peek() == '-') source.at++;
    int digits = source.at;
    while (source.peek() >= '0' && source.peek() <= '9') source.at++;
    int count = source.at - digits;
    boolean padded = count > 1 && source.bytes[digits] == '0';
    if (count == 0 || count > 15 || padded || ".eE".indexOf(source.peek()) >= 0) {
      throw source.fault(start, "a value; numbers are whole");
    }
    return Long.valueOf(source.text(start, source.at));
  }

  private String string() {
    int open = source.at++;
    var text = new StringBuilder();
    while (true) {
      int start = source.at;
      while (source.peek() >= ' ' && source.peek() != '"' && source.peek() != '\\') source.at++;
      text.append(source.text(start, source.at));
      if (source.peek() == '"') break;
      if (source.peek() != '\\') throw source.fault(open, "a closing quotation mark on this line");
      text.append(escape());
    }
    source.at++;
    return text.toString();
  }

  private char escape() {
    int place = source.at++;
    int c = source.peek();
    source.at++;
    int plain = "\"\\/bfnrt".indexOf(c);
    if (c > 0 && plain >= 0) return "\"\\/\b\f\n\r\t".charAt(plain);
    int end = source.at + 4;
    if (c == 'u' && end <= source.end) {
      String digits = source.text(source.at, end);
      if (digits.matches("[0-9a-fA-F]{4}")) {
        source.at = end;
        return (char) Integer.parseInt(digits, 16);
      }
    }
    throw source.fault(place, "an escape of JSON");
  }
}
