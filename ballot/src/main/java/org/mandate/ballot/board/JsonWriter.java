package org.mandate.ballot.board;

import java.util.Iterator;
import java.util.Map;

/** Canonical JSON as the board's programs write it (compared with both on control characters). */
final class JsonWriter {
  private JsonWriter() {}

  static void append(StringBuilder out, Json value) {
    switch (value) {
      case Json.Obj obj -> appendMembers(out, obj);
      case Json.Arr arr -> {
        out.append('[');
        for (Iterator<Json> i = arr.items().iterator(); i.hasNext(); ) {
          append(out, i.next());
          if (i.hasNext()) {
            out.append(',');
          }
        }
        out.append(']');
      }
      case Json.Str str -> quote(out, str.value());
      case Json.Num num -> out.append(num.literal());
      case Json.Bool bool -> out.append(bool.value());
      case Json.Null nothing -> out.append("null");
    }
  }

  private static void appendMembers(StringBuilder out, Json.Obj obj) {
    out.append('{');
    for (Iterator<Map.Entry<String, Json>> i = obj.members().iterator(); i.hasNext(); ) {
      Map.Entry<String, Json> member = i.next();
      quote(out, member.getKey());
      out.append(':');
      append(out, member.getValue());
      if (i.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  /** A text in quotes: short escapes, \\u00xx for the other controls and for DEL. */
  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f) {
            out.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static char hex(int digit) {
    return Character.forDigit(digit, 16);
  }
}
