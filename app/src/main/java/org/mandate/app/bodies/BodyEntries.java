package org.mandate.app.bodies;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;

/**
 * What each fact of a body says in the record (docs/record.md), written once: the same words make
 * the entry when the fact is written and the row that the audit holds against it.
 */
final class BodyEntries {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private BodyEntries() {}

  /** An entry's words. */
  record Told(
      String kind,
      String subject,
      Map<String, Object> facts,
      Map<String, Object> sealed,
      Sight sight) {

    Draft draft() {
      Draft draft = Draft.of(kind, subject).facts(facts);
      sealed.forEach((field, value) -> draft.sealed(field, value, sight));
      return draft;
    }

    Audited.Row row(long entry) {
      return new Audited.Row(subject + " " + kind + " " + facts.get("from"), entry, facts, sealed);
    }
  }

  static Told founded(Body body) {
    Map<String, Object> sealed = new TreeMap<>(Map.of("name", body.name()));
    if (!body.instrument().isEmpty()) {
      sealed.put("instrument", body.instrument());
    }
    return new Told(
        "body.founded",
        body.subject(),
        facts(
            "source", body.source().word(),
            "founder", body.founder(),
            "rule", body.rule().toMap(),
            "from", body.from().toString()),
        sealed,
        Sight.PUBLIC);
  }

  static Told status(
      String subject,
      BodyStatus.State state,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String into,
      String reason,
      String effect) {
    return new Told(
        "body.status",
        subject,
        facts("status", state.word(), "from", from.toString(), "until", text(until), "into", into),
        Map.of("reason", reason, "effect", effect),
        Sight.PUBLIC);
  }

  static Told membership(String subject, MembershipRules.Change change) {
    return new Told(
        "body.membership",
        subject,
        facts(
            "practice", change.practice(),
            "change", change.joined() ? "joined" : "left",
            "from", change.from().toString()),
        Map.of(),
        Sight.PUBLIC);
  }

  static Told adopted(String subject, Adopted a) {
    return new Told(
        "constitution.adopted",
        subject,
        facts(
            "version", a.version(),
            "hash", a.hash(),
            "from", MICROS.format(a.from()),
            "by", a.by(),
            "decision", a.decision().orElse(null)),
        Map.of("constitution", a.constitution().toMap()),
        Sight.PUBLIC);
  }

  static Told refused(String subject, RefusedText r) {
    return new Told(
        "constitution.refused",
        subject,
        facts(
            "matter", r.matter().toString(),
            "decision", r.decision(),
            "version", r.version(),
            "hash", r.hash(),
            "reason", r.reason().word()),
        Map.of(),
        Sight.PUBLIC);
  }

  static Told began(String subject, Office office, LocalDate to, @Nullable Object person) {
    return term("office.began", subject, office, to, person);
  }

  static Told ended(String subject, Office office, LocalDate to, @Nullable Object person) {
    return term("office.ended", subject, office, to, person);
  }

  private static Told term(
      String kind, String subject, Office office, LocalDate to, @Nullable Object person) {
    return new Told(
        kind,
        subject,
        facts(
            "office", office.id().toString(),
            "seat", office.seat(),
            "constituency", office.constituency(),
            "route", office.route().word(),
            "from", office.from().toString(),
            "to", to.toString()),
        person == null ? Map.of() : Map.of("person", person.toString()),
        Sight.FULL);
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  /** Names and values in turn; what is absent is left out, not null. */
  private static Map<String, Object> facts(@Nullable Object... namesAndValues) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        map.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return map;
  }
}
