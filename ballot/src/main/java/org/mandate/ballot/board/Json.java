package org.mandate.ballot.board;

import java.util.List;
import java.util.Map;

/**
 * A JSON value as the board's texts need it: the order of members is kept, a whole number keeps its
 * digits, and there is one way to write each value.
 */
public sealed interface Json {

  /** An object; the order of its members is part of the value. */
  record Obj(List<Map.Entry<String, Json>> members) implements Json {
    public Obj {
      members = List.copyOf(members);
    }
  }

  /** A list. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A text. */
  record Str(String value) implements Json {}

  /** A number by its literal. */
  record Num(String literal) implements Json {}

  /** true or false. */
  record Bool(boolean value) implements Json {}

  /** null. */
  record Null() implements Json {}

  /**
   * Reads one value that fills the whole text.
   *
   * @throws BoardException for bad UTF-8, duplicate keys, text after the value, depth beyond 64,
   *     numbers of more than 64 digits, half surrogates, and everything that RFC 8259 refuses
   */
  static Json read(byte[] text) {
    return read(JsonReader.decode(text));
  }

  /** {@link #read(byte[])} of a text. */
  static Json read(String text) {
    return new JsonReader(text).whole();
  }

  /** The canonical text: no spaces, the shortest escapes, everything else as itself. */
  default String text() {
    StringBuilder out = new StringBuilder();
    JsonWriter.append(out, this);
    return out.toString();
  }
}
