package org.mandate.app.strategy;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One clause of a strategy.
 *
 * @param id the same through all versions
 * @param number by which it is ordered and named: "2.1"
 * @param text what is adopted
 * @param plain the same in plain English, adopted with it
 */
public record Clause(UUID id, String number, String heading, String text, String plain) {
  /** By number: 2 before 2.1 before 10. */
  static final Comparator<Clause> BY_NUMBER =
      (a, b) -> {
        String[] x = a.number().split("\\.");
        String[] y = b.number().split("\\.");
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
          int order = Integer.compare(Integer.parseInt(x[i]), Integer.parseInt(y[i]));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(x.length, y.length);
      };

  Map<String, Object> toMap() {
    Map<String, Object> map = new TreeMap<>();
    map.put("id", id.toString());
    map.put("number", number);
    map.put("heading", heading);
    map.put("text", text);
    map.put("plain", plain);
    return map;
  }

  static Clause of(Map<?, ?> map) {
    return new Clause(
        UUID.fromString(word(map, "id")),
        word(map, "number"),
        word(map, "heading"),
        word(map, "text"),
        word(map, "plain"));
  }

  private static String word(Map<?, ?> map, String name) {
    return (String) Objects.requireNonNull(map.get(name));
  }

  /** Whether it says the same, in the same words. */
  boolean saysAs(Clause other) {
    return heading.equals(other.heading)
        && number.equals(other.number)
        && text.equals(other.text)
        && plain.equals(other.plain);
  }
}
