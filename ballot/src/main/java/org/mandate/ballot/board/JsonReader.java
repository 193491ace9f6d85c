package org.mandate.ballot.board;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A strict reader of RFC 8259: what two readers could understand differently is refused. */
final class JsonReader {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_DIGITS = 64;

  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this.text = text;
  }

  /** The text that bytes spell in UTF-8; nothing is replaced. */
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BoardException(BoardException.Kind.JSON, "the text is not UTF-8");
    }
  }

  Json whole() {
    skipSpace();
    Json value = value();
    skipSpace();
    if (at < text.length()) {
      throw fault("text after the value");
    }
    return value;
  }

  private Json value() {
    if (at >= text.length()) {
      throw fault("the text ends too early");
    }
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new Json.Str(string());
      case 't' -> literal("true", new Json.Bool(true));
      case 'f' -> literal("false", new Json.Bool(false));
      case 'n' -> literal("null", new Json.Null());
      default -> number();
    };
  }

  private Json object() {
    enter();
    List<Map.Entry<String, Json>> members = new ArrayList<>(8);
    Set<String> keys = new HashSet<>();
    if (!next('}')) {
      do {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '"') {
          throw fault("a key must be a text");
        }
        String key = string();
        if (!keys.add(key)) {
          throw fault("the key \"" + key + "\" stands twice");
        }
        require(':');
        skipSpace();
        members.add(Map.entry(key, value()));
      } while (next(','));
      require('}');
    }
    depth--;
    return new Json.Obj(members);
  }

  private Json array() {
    enter();
    List<Json> items = new ArrayList<>();
    if (!next(']')) {
      do {
        skipSpace();
        items.add(value());
      } while (next(','));
      require(']');
    }
    depth--;
    return new Json.Arr(items);
  }

  private void enter() {
    at++;
    if (++depth > MAX_DEPTH) {
      throw fault("more than " + MAX_DEPTH + " levels");
    }
  }

  /** Steps over that character, after spaces, if it stands there. */
  private boolean next(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void require(char wanted) {
    if (!next(wanted)) {
      throw fault("'" + wanted + "' expected");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Json literal(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw fault("unknown word");
    }
    at += word.length();
    return value;
  }

  private Json number() {
    int start = at;
    accept('-');
    int whole = digits();
    if (whole > 1 && text.charAt(at - whole) == '0') {
      throw fault("a number with a leading zero");
    }
    int count = whole;
    if (accept('.')) {
      count += digits();
    }
    if (accept('e') || accept('E')) {
      if (!accept('+')) {
        accept('-');
      }
      count += digits();
    }
    if (count > MAX_DIGITS) {
      throw fault("a number of more than " + MAX_DIGITS + " digits");
    }
    return new Json.Num(text.substring(start, at));
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw fault("a digit expected");
    }
    return at - start;
  }

  private String string() {
    int start = ++at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      plain(text.charAt(at));
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      String plain = text.substring(start, at++);
      requirePairs(plain);
      return plain;
    }
    StringBuilder out = new StringBuilder(text.substring(start, at));
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        out.append(escape());
      } else {
        plain(c);
        out.append(c);
      }
    }
    require('"');
    requirePairs(out);
    return out.toString();
  }

  private void plain(char c) {
    if (c < 0x20) {
      throw fault("a control character inside a text");
    }
  }

  private char escape() {
    if (at >= text.length()) {
      throw fault("the text ends too early");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw fault("an unknown escape");
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = at < text.length() ? "0123456789abcdef".indexOf(lower(text.charAt(at))) : -1;
      if (digit < 0) {
        throw fault("four hexadecimal digits expected");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'F' ? (char) (c + 32) : c;
  }

  /** A half surrogate from an escape has no UTF-8: refused before it becomes a question mark. */
  private void requirePairs(CharSequence out) {
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < out.length()
              && Character.isLowSurrogate(out.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw fault("half a surrogate pair");
      }
    }
  }

  private BoardException fault(String what) {
    return new BoardException(BoardException.Kind.JSON, what + ", at character " + at);
  }
}
