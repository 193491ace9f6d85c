package org.mandate.ballot.board;

import java.util.List;
import java.util.function.BiConsumer;

/** Writes canonical JSON piece by piece. */
final class Text {
  private final StringBuilder out;
  private boolean first = true;

  /** Opens an object. */
  Text(StringBuilder out) {
    this.out = out.append('{');
  }

  StringBuilder key(String key) {
    out.append(first ? "\"" : ",\"").append(key).append("\":");
    first = false;
    return out;
  }

  Text text(String key, String value) {
    JsonWriter.quote(key(key), value);
    return this;
  }

  Text plain(String key, Object digits) {
    key(key).append('"').append(digits).append('"');
    return this;
  }

  Text number(String key, long value) {
    key(key).append(value);
    return this;
  }

  Text value(String key, Written value) {
    value.writeTo(key(key));
    return this;
  }

  Text values(String key, List<? extends Written> values) {
    list(key(key), values, (to, value) -> value.writeTo(to));
    return this;
  }

  void end() {
    out.append('}');
  }

  static <T> void list(StringBuilder out, List<T> values, BiConsumer<StringBuilder, T> each) {
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      each.accept(out, values.get(i));
    }
    out.append(']');
  }

  static void written(StringBuilder out, List<? extends Written> values) {
    list(out, values, (to, value) -> value.writeTo(to));
  }

  static void lists(StringBuilder out, List<? extends List<? extends Written>> values) {
    list(out, values, Text::written);
  }

  /** Elements or exponents, each in quotes. */
  static void quoted(StringBuilder out, List<?> values) {
    list(out, values, (to, value) -> to.append('"').append(value).append('"'));
  }

  static void texts(StringBuilder out, List<String> values) {
    list(out, values, JsonWriter::quote);
  }
}
