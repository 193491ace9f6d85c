package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.elections.secret.SecretElection.Rules;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/**
 * What each fact of a secret election says in the record (docs/record.md), written once: the same
 * words make the entry and the row that the audit holds against it.
 */
final class SecretEntries {
  private SecretEntries() {}

  /** An entry's words. */
  record Told(
      String kind,
      String subject,
      Map<String, Object> facts,
      Map<String, Object> sealed,
      Map<String, Sight> sights) {

    Draft draft() {
      Draft draft = Draft.of(kind, subject).facts(facts);
      sealed.forEach(
          (field, value) -> draft.sealed(field, value, sights.getOrDefault(field, Sight.FULL)));
      return draft;
    }

    /** With who did it, whom nobody sees. */
    Draft by(Who who) {
      return draft().sealed("by", person(who), Sight.FULL);
    }

    Audited.Row row(String key, long entry) {
      return new Audited.Row(key, entry, facts, sealed);
    }
  }

  static String person(Who who) {
    return who instanceof Who.Person(UUID id) ? id.toString() : "";
  }

  static Told rules(SecretElection e, String slug, List<RoleHolder> holders) {
    Rules r = e.rules();
    Map<String, Object> facts = new TreeMap<>();
    facts.put("body", slug);
    facts.put("reference", e.reference());
    facts.put("election_kind", r.kind().word());
    facts.put("question", r.question());
    facts.put("constitution", r.constitution());
    r.seats().ifPresent(s -> seats(facts, s));
    r.office().ifPresent(office -> facts.put("office", office.toString()));
    facts.put("counting", r.counting());
    facts.put("electorate", r.electorate().word());
    facts.put("order", r.order().word());
    facts.put("statement_letters", (long) r.statementLimit());
    facts.put("turnout_shown", r.turnoutShown());
    facts.put("count_back", r.countBack());
    facts.put("trustees_needed", (long) r.trusteesNeeded());
    r.bands()
        .ifPresent(
            b -> facts.put("bands", Map.of("least", (long) b.least(), "unit", (long) b.unit())));
    timetable(facts, e.timetable());
    Map<String, Long> parts = new TreeMap<>();
    holders.forEach(h -> parts.merge(h.part().word(), 1L, Long::sum));
    facts.put("parts", parts);
    Map<String, Object> sealed = new TreeMap<>();
    sealed.put("title", r.title());
    sealed.put("words", r.words());
    Map<String, Object> people = new LinkedHashMap<>();
    for (RoleHolder h : holders) {
      people.put(
          h.id().toString(), Map.of("part", h.part().word(), "person", h.person().toString()));
    }
    sealed.put("holders", people);
    return new Told(
        ElectionMove.PUBLISH_RULES.kind,
        e.subject(),
        facts,
        sealed,
        Map.of("title", Sight.PUBLIC, "words", Sight.PUBLIC));
  }

  private static void seats(Map<String, Object> facts, SecretElection.Seats s) {
    facts.put("seat", s.seat());
    facts.put("constituency", s.constituency());
    facts.put("places", (long) s.places());
    facts.put("by_election", s.byElection());
    facts.put("from", s.from().toString());
    s.to().ifPresent(to -> facts.put("to", to.toString()));
  }

  private static void timetable(Map<String, Object> facts, Timetable t) {
    t.nominationsOpen().ifPresent(at -> facts.put("nominations_open", Record.time(at)));
    t.nominationsClose().ifPresent(at -> facts.put("nominations_close", Record.time(at)));
    facts.put("roll_on", Record.time(t.rollOn()));
    facts.put("opens", Record.time(t.opens()));
    facts.put("closes", Record.time(t.closes()));
    facts.put("complaint_days", (long) t.complaintDays());
  }

  /** A move of which nothing more is to be said than that it was made. */
  static Told move(ElectionMove move, SecretElection e) {
    return new Told(move.kind, e.subject(), Map.of("to", move.to.word()), Map.of(), Map.of());
  }

  static Told stopped(SecretElection e, Instant at, String reason) {
    return new Told(
        ElectionMove.STOP.kind,
        e.subject(),
        Map.of("stopped", Record.time(at)),
        Map.of("reason", reason),
        Map.of("reason", Sight.PUBLIC));
  }
}
