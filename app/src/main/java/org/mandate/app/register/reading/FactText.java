package org.mandate.app.register.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An official row as canonical JSON (RFC 8785): names sorted, no spaces, the shortest escapes.
 * Written directly because every value is a string or a whole number; a test compares it with a
 * general implementation.
 */
final class FactText {
  /** A member: its name as written, and the field its value comes from, or -1 for the kind. */
  private record Member(String name, byte[] written, int field, boolean figure) {}

  private static final Map<Kind, List<Member>> MEMBERS = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      List<Member> all = new ArrayList<>();
      for (int i = 0; i < kind.fields().size(); i++) {
        Field field = kind.fields().get(i);
        all.add(member(field.name(), i, field.form() == Field.Form.COUNT));
      }
      all.add(member("kind", -1, false));
      all.sort(java.util.Comparator.comparing(Member::name));
      MEMBERS.put(kind, List.copyOf(all));
    }
  }

  private FactText() {}

  private static Member member(String name, int field, boolean figure) {
    byte[] written = ("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    return new Member(name, written, field, figure);
  }

  static String of(OfficialRow row) {
    Utf8Line out = new Utf8Line();
    write(row, out);
    return out.toString();
  }

  static void write(OfficialRow row, Utf8Line out) {
    char before = '{';
    for (Member member : MEMBERS.getOrDefault(row.kind(), List.of())) {
      String value = member.field < 0 ? row.kind().word() : row.values().get(member.field);
      if (value.isEmpty()) {
        continue;
      }
      out.ascii(before).raw(member.written);
      before = ',';
      if (member.figure) {
        out.text(value);
      } else {
        string(out, value);
      }
    }
    out.ascii('}');
  }

  private static void string(Utf8Line out, String value) {
    out.ascii('"');
    if (!out.plain(value, "\"\\")) {
      out.text(escaped(value));
    }
    out.ascii('"');
  }

  private static String escaped(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
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
    return out.toString();
  }
}
