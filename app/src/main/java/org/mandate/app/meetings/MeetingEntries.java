package org.mandate.app.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/** What meetings write into the record (docs/record.md, "Kinds"). */
final class MeetingEntries {
  private MeetingEntries() {}

  static Draft series(Series s, String slug, String seat) {
    return Draft.of("meeting.series", "meeting-series:" + s.id())
        .facts(facts(s, slug))
        .fact("seat", seat)
        .sealed("title", s.title(), Sight.PUBLIC)
        .sealed("purpose", s.purpose(), Sight.PUBLIC);
  }

  static Map<String, Object> facts(Series s, String slug) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("series", s.id().toString());
    facts.put("body", slug);
    facts.put("kind", s.kind().code());
    facts.put("rhythm", s.rhythm().code());
    facts.put("minutes", (long) s.minutesPlanned());
    facts.put("from", s.from().toString());
    return facts;
  }

  static Series under(Series s, long entry) {
    return new Series(
        s.id(),
        s.body(),
        s.title(),
        s.purpose(),
        s.kind(),
        s.rhythm(),
        s.minutesPlanned(),
        s.place(),
        s.from(),
        entry);
  }

  static Draft owner(Owner o, String subject, String slug) {
    return Draft.of("meeting.owner", subject)
        .facts(facts(o, slug))
        .sealed("reason", o.reason(), Sight.PUBLIC);
  }

  static Map<String, Object> facts(Owner o, String slug) {
    return Map.of("body", slug, "seat", o.seat(), "from", o.from().toString());
  }

  static Draft called(Meeting m, String slug, long openItems, LocalDate notice) {
    return Draft.of("meeting.called", m.subject())
        .facts(facts(m, slug))
        .fact("notice", notice.toString())
        .fact("items", openItems)
        .sealed("title", m.title(), Sight.PUBLIC)
        .sealed("place", m.place(), Sight.PUBLIC);
  }

  static Map<String, Object> facts(Meeting m, String slug) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("body", slug);
    facts.put("series", m.series().map(Object::toString).orElse(""));
    facts.put("reference", m.reference());
    facts.put("kind", m.kind().code());
    facts.put("starts", moment(m.startsAt()));
    facts.put("ends", moment(m.endsAt()));
    return facts;
  }

  /** UTC with microseconds, as the record writes a time. */
  static String moment(Instant at) {
    return Record.time(at);
  }

  static Draft moved(Meeting m, Meeting.State next, Map<String, ?> present) {
    return Draft.of("meeting." + (next == Meeting.State.OPEN ? "opened" : "closed"), m.subject())
        .fact("present", new TreeMap<>(present));
  }

  static Draft cancelled(Meeting m, String why) {
    return Draft.of("meeting.cancelled", m.subject()).sealed("reason", why, Sight.PUBLIC);
  }

  static Draft closure(Part p) {
    return Draft.of("meeting.closure", "meeting:" + p.meeting())
        .facts(facts(p))
        .sealed("reason", p.reason(), Sight.PUBLIC);
  }

  static Map<String, Object> facts(Part p) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("part", p.id().toString());
    facts.put("form", p.kind().code());
    facts.put("seat", p.seat());
    facts.put("until", p.closedUntil().map(LocalDate::toString).orElse(""));
    return facts;
  }

  static Draft item(Item i) {
    return Draft.of("meeting.item", "meeting:" + i.meeting())
        .facts(facts(i))
        .sealed("title", i.title(), Sight.PUBLIC);
  }

  static Map<String, Object> facts(Item i) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("item", i.id().toString());
    facts.put("part", i.part().toString());
    facts.put("kind", i.kind().code());
    facts.put("matter", i.matter().map(Object::toString).orElse(""));
    return facts;
  }
}
