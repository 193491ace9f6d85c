package org.mandate.app.minutes;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;

/**
 * What minutes write into the record (docs/record.md, "Kinds"). Of a sealed part the same facts go
 * to the sealed facts, without the words.
 */
final class MinutesEntries {
  static final String CIRCULATED = "minutes.circulated";
  static final String APPROVED = "minutes.approved";
  static final String CORRECTED = "minutes.corrected";
  static final String PUBLISHED = "minutes.published";

  private MinutesEntries() {}

  static String subject(MinutesSet s) {
    return "meeting:" + s.meeting();
  }

  private static Map<String, Object> of(MinutesSet s, String sha256) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("minutes", s.id().toString());
    facts.put("part", s.part().toString());
    facts.put("sha256", sha256);
    return facts;
  }

  static Map<String, Object> circulated(MinutesSet s, String sha256) {
    return of(s, sha256);
  }

  /**
   * @param shown whether the approving item may be named in public
   */
  static Map<String, Object> approved(MinutesSet s, Approval a, LocalDate due, boolean shown) {
    Map<String, Object> facts = approved(s, a);
    facts.put("item", shown ? a.item().map(UUID::toString).orElse("") : "");
    facts.put("due", due.toString());
    return facts;
  }

  /** What the approval's own row says of its entry. */
  static Map<String, Object> approved(MinutesSet s, Approval a) {
    Map<String, Object> facts = of(s, a.sha256());
    facts.put("approvedAt", a.meeting().toString());
    facts.put("poll", a.poll().map(UUID::toString).orElse(""));
    facts.put("corrected", a.asCorrected());
    facts.put("seat", a.seat());
    return facts;
  }

  static Map<String, Object> corrected(MinutesSet s, Correction c) {
    Map<String, Object> facts = of(s, c.sha256());
    facts.put("block", c.kind().code());
    facts.put("item", c.item().map(UUID::toString).orElse(""));
    facts.put("number", (long) c.number());
    facts.put("seat", c.seat());
    facts.put("day", c.day().toString());
    return facts;
  }

  /**
   * @param by "clock", or the seat whose holder published before it
   */
  static Map<String, Object> published(MinutesSet s, String sha256, String by) {
    Map<String, Object> facts = published(s);
    facts.put("sha256", sha256);
    facts.put("by", by);
    return facts;
  }

  /** What the set's own row says of its entry. */
  static Map<String, Object> published(MinutesSet s) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("minutes", s.id().toString());
    facts.put("part", s.part().toString());
    facts.put("due", s.due().map(LocalDate::toString).orElse(""));
    return facts;
  }

  /** The fact of an item whose words stay closed longer than its part. */
  static Map<String, Object> annex(MinutesSet s, UUID item, String sha256) {
    Map<String, Object> facts = of(s, sha256);
    facts.put("item", item.toString());
    return facts;
  }

  static Draft draft(String kind, MinutesSet s, Map<String, Object> facts) {
    return Draft.of(kind, subject(s)).facts(facts);
  }

  static Draft withText(Draft draft, String text) {
    return draft.sealed("text", text, Sight.PUBLIC);
  }
}
