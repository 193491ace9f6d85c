package org.mandate.app.actions;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Who is to do something. */
public sealed interface Owner {
  /** The person who holds an office; when the office ends, the action is orphaned. */
  record Holder(UUID office) implements Owner {}

  /**
   * Whoever holds a seat; orphaned while nobody does.
   *
   * @param constituency which of several like seats; empty where there is one
   */
  record Seat(String seat, String constituency) implements Owner {}

  /** An organisation of the register, by its code. */
  record Organisation(String code) implements Owner {}

  /** As a form sends it: "office:UUID", "seat:ID|CONSTITUENCY", "organisation:CODE". */
  default String key() {
    return switch (this) {
      case Holder h -> "office:" + h.office();
      case Seat s -> "seat:" + s.seat() + "|" + s.constituency();
      case Organisation o -> "organisation:" + o.code();
    };
  }

  /** Read from a form; empty for what no form sends. */
  static Optional<Owner> of(String key) {
    int colon = key.indexOf(':');
    if (colon < 0 || colon == key.length() - 1) {
      return Optional.empty();
    }
    String rest = key.substring(colon + 1);
    return switch (key.substring(0, colon)) {
      case "office" -> uuid(rest).map(Holder::new);
      case "seat" -> {
        String[] parts = rest.split("\\|", 2);
        yield parts[0].isEmpty()
            ? Optional.empty()
            : Optional.of(new Seat(parts[0], parts.length > 1 ? parts[1] : ""));
      }
      case "organisation" -> Optional.of(new Organisation(rest));
      default -> Optional.empty();
    };
  }

  private static Optional<UUID> uuid(String word) {
    try {
      return Optional.of(UUID.fromString(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As an entry of the record says it: codes only, never a name. */
  default Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    switch (this) {
      case Holder h -> facts.put("office", h.office().toString());
      case Seat s -> {
        facts.put("owner-seat", s.seat());
        facts.put("constituency", s.constituency());
      }
      case Organisation o -> facts.put("organisation", o.code());
    }
    return facts;
  }
}
