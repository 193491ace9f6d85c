package org.mandate.ballot.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads an object's members strictly in the order of the specification, so that what was read can
 * be written in one way only. {@link #end} refuses what is left.
 */
final class Members {
  private static final int MAX_SMALL = 1 << 30;

  private final String of;
  private final List<Map.Entry<String, Json>> members;
  private int at;

  private Members(String of, List<Map.Entry<String, Json>> members) {
    this.of = of;
    this.members = members;
  }

  static Members of(Json json, String what) {
    if (json instanceof Json.Obj obj) {
      return new Members(what, obj.members());
    }
    throw fault(what, "is not an object");
  }

  /** Reads a whole text whose spelling must be canonical, as one object. */
  static Members whole(String text, String what) {
    return of(canonical(text, what), what);
  }

  /** Reads a whole text and compares it with the canonical spelling of what was read. */
  static Json canonical(String text, String what) {
    Json json = Json.read(text);
    if (!json.text().equals(text)) {
      throw new BoardException(
          BoardException.Kind.CANONICAL, what + " is not written in the canonical way");
    }
    return json;
  }

  Json json(String key) {
    return optional(key).orElseThrow(() -> missing(key));
  }

  Optional<Json> optional(String key) {
    if (at < members.size() && members.get(at).getKey().equals(key)) {
      return Optional.of(members.get(at++).getValue());
    }
    return Optional.empty();
  }

  private BoardException missing(String key) {
    if (members.stream().skip(at).anyMatch(m -> m.getKey().equals(key))) {
      return new BoardException(
          BoardException.Kind.CANONICAL, of + ": \"" + key + "\" is not in its place");
    }
    return fault(of, "has no \"" + key + "\"");
  }

  String text(String key) {
    return text(json(key), of + "." + key);
  }

  Optional<String> optionalText(String key) {
    return optional(key).map(json -> text(json, of + "." + key));
  }

  int small(String key) {
    return small(json(key), of + "." + key);
  }

  String hash(String key) {
    String text = text(key);
    if (!Digest.isHex(text)) {
      throw fault(of + "." + key, "is not a hash");
    }
    return text;
  }

  <T> List<T> list(String key, Function<Json, T> item) {
    return list(json(key), of + "." + key, item);
  }

  /** Refuses members that the specification does not know or that stand in another order. */
  void end() {
    if (at < members.size()) {
      throw fault(of, "has an unknown or misplaced member \"" + members.get(at).getKey() + "\"");
    }
  }

  static String text(Json json, String what) {
    if (json instanceof Json.Str str) {
      return str.value();
    }
    throw fault(what, "is not a text");
  }

  /** A whole number in 0..2^30-1 written as a number. */
  static int small(Json json, String what) {
    if (json instanceof Json.Num num && isWhole(num.literal()) && num.literal().length() <= 10) {
      long value = Long.parseLong(num.literal());
      if (value < MAX_SMALL) {
        return (int) value;
      }
    }
    throw fault(what, "is not a whole number below 2^30");
  }

  /**
   * A count that may be large: a number below 2^30, from there on a text of digits, up to 18 of
   * them.
   */
  static long count(Json json, String what) {
    if (json instanceof Json.Str str
        && isWhole(str.value())
        && str.value().length() <= 18
        && Long.parseLong(str.value()) >= MAX_SMALL) {
      return Long.parseLong(str.value());
    }
    return small(json, what);
  }

  static void writeCount(StringBuilder out, long value) {
    if (value < MAX_SMALL) {
      out.append(value);
    } else {
      out.append('"').append(value).append('"');
    }
  }

  static boolean isWhole(String digits) {
    return !digits.isEmpty()
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && (digits.length() == 1 || digits.charAt(0) != '0');
  }

  static List<Json> items(Json json, String what) {
    if (json instanceof Json.Arr arr) {
      return arr.items();
    }
    throw fault(what, "is not a list");
  }

  static <T> List<T> list(Json json, String what, Function<Json, T> item) {
    List<Json> items = items(json, what);
    List<T> read = new ArrayList<>(items.size());
    for (Json one : items) {
      read.add(item.apply(one));
    }
    return List.copyOf(read);
  }

  static BoardException fault(String what, String fault) {
    return new BoardException(BoardException.Kind.FORM, what + " " + fault);
  }
}
