package org.mandate.app.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it is written: kind, subject, public facts, and the fields that are only
 * committed to. No name, address, free text or other fact about a living person may be a public
 * fact; those are sealed fields.
 */
public final class Draft {
  /** Who may see a sealed field's opening. */
  public enum Sight {
    /** Anyone, while publishing it is lawful. */
    PUBLIC,
    /** Only a full certificate. */
    FULL,
    /** Nobody, until the fact that opens it (a ballot's close). */
    CLOSED;

    String inTable() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record Sealed(String field, @Nullable Object value, Sight sight) {}

  private final String kind;
  private final String subject;
  private final Map<String, @Nullable Object> facts = new TreeMap<>();
  private final List<Sealed> sealed = new ArrayList<>();

  private Draft(String kind, String subject) {
    this.kind = kind;
    this.subject = subject;
  }

  /**
   * @param kind "feature.fact", e.g. "ballot.opened"; docs/record.md lists them
   * @param subject what it is about: "ballot:…", "body:…", "organisation:…"
   */
  public static Draft of(String kind, String subject) {
    return new Draft(kind, subject);
  }

  /** Adds a public fact: codes, times, kinds, counts. */
  public Draft fact(String name, @Nullable Object value) {
    facts.put(name, value);
    return this;
  }

  /** Adds all of these as public facts. */
  public Draft facts(Map<String, ? extends @Nullable Object> all) {
    facts.putAll(all);
    return this;
  }

  /** Adds a field that the entry only commits to. */
  public Draft sealed(String field, @Nullable Object value, Sight sight) {
    sealed.add(new Sealed(field, value, sight));
    return this;
  }

  String kind() {
    return kind;
  }

  String subject() {
    return subject;
  }

  Map<String, @Nullable Object> facts() {
    return facts;
  }

  List<Sealed> sealedFields() {
    return sealed;
  }
}
