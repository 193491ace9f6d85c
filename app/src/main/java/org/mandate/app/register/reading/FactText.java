package org.mandate.app.register.reading;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An official row as canonical JSON (RFC 8785): names sorted, no spaces, the shortest escapes.
 * Written directly because every value is a string or a whole number; a test compares it with a
 * general implementation.
 */
final class FactText {
  private static final Map<Kind, int[]> SORTED = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      SORTED.put(
          kind,
          IntStream.range(0, kind.fields().size())
              .boxed()
              .sorted(Comparator.comparing((Integer i) -> kind.fields().get(i).name()))
              .mapToInt(Integer::intValue)
              .toArray());
    }
  }

  private FactText() {}

  static String of(OfficialRow row) {
    Kind kind = row.kind();
    StringBuilder out = new StringBuilder(256).append('{');
    boolean kindWritten = false;
    for (int i : SORTED.getOrDefault(kind, new int[0])) {
      Field field = kind.fields().get(i);
      if (!kindWritten && field.name().compareTo("kind") > 0) {
        kindWritten = kind(out, kind);
      }
      String value = row.values().get(i);
      if (value.isEmpty()) {
        continue;
      }
      comma(out).append('"').append(field.name()).append("\":");
      if (field.form() == Field.Form.COUNT) {
        out.append(value);
      } else {
        string(out, value);
      }
    }
    if (!kindWritten) {
      kind(out, kind);
    }
    return out.append('}').toString();
  }

  private static boolean kind(StringBuilder out, Kind kind) {
    comma(out).append("\"kind\":\"").append(kind.word()).append('"');
    return true;
  }

  private static StringBuilder comma(StringBuilder out) {
    return out.length() > 1 ? out.append(',') : out;
  }

  private static void string(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int at = "\"\\\b\f\n\r\t".indexOf(c);
      if (at >= 0) {
        out.append('\\').append("\"\\bfnrt".charAt(at));
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
