package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.promises.Promise;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;

/** Entries of asking and of withheld sums, or the sealed facts in their place. */
final class ChaseEntries {
  private final Record record;
  private final SealedFacts sealed;

  ChaseEntries(Record record, SealedFacts sealed) {
    this.record = record;
    this.sealed = sealed;
  }

  private long told(
      Promise p,
      String kind,
      Map<String, Object> facts,
      Map<String, String> words,
      Sight sight,
      Who by) {
    String person = by instanceof Who.Person(UUID who) ? who.toString() : "";
    if (!p.open()) {
      Map<String, Object> fact = new TreeMap<>(facts);
      fact.putAll(words);
      fact.put("by", person);
      sealed.keep(kind, p.subject(), fact, Optional.of(p.body()), p.links().matter());
      return 0;
    }
    Draft draft = Draft.of(kind, p.subject()).facts(facts);
    words.forEach((field, value) -> draft.sealed(field, value, sight));
    return record.append(draft.sealed("by", person, Sight.FULL)).id();
  }

  long step(Promise p, Step s, String letter, Who by) {
    return told(
        p,
        "promise.chase",
        facts(s),
        words(s, letter),
        s.kind() == Step.Kind.STATEMENT ? Sight.PUBLIC : Sight.FULL,
        by);
  }

  static Map<String, Object> facts(Step s) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("step", s.id().toString());
    facts.put("position", (long) s.position());
    facts.put("kind", s.kind().word());
    facts.put("organisation", s.organisation());
    facts.put("pence", s.pence());
    facts.put("sent_on", s.sentOn().toString());
    facts.put("reply_due", s.replyDue().map(LocalDate::toString).orElse(""));
    facts.put("letter_sha256", s.letterSha256());
    return facts;
  }

  static Map<String, String> words(Step s, String letter) {
    return Map.of("office", s.toOffice(), "letter", letter);
  }

  long reply(Promise p, Step s, Step.Answered r, Who by) {
    return told(p, "promise.reply", facts(s, r), Map.of("words", r.words()), Sight.FULL, by);
  }

  static Map<String, Object> facts(Step s, Step.Answered r) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("reply", r.id().toString());
    facts.put("step", s.id().toString());
    facts.put("answer", r.answer().word());
    facts.put("on", r.on().toString());
    facts.put("pay_by", r.payBy().map(LocalDate::toString).orElse(""));
    return facts;
  }

  long withheld(Promise p, Withheld w, Who by) {
    return told(p, "promise.withheld", facts(w), words(w), Sight.PUBLIC, by);
  }

  static Map<String, Object> facts(Withheld w) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("withheld", w.id().toString());
    facts.put("organisation", w.organisation());
    facts.put("pence", w.pence());
    facts.put("withholder", w.byOrganisation());
    facts.put("since", w.since().toString());
    return facts;
  }

  static Map<String, String> words(Withheld w) {
    return Map.of("reason", w.reason(), "office", w.byOffice(), "source", w.source());
  }

  long ended(Promise p, Withheld w, Withheld.End e, Who by) {
    return told(p, "promise.let-go", facts(w, e), Map.of("words", e.words()), Sight.PUBLIC, by);
  }

  static Map<String, Object> facts(Withheld w, Withheld.End e) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("end", e.id().toString());
    facts.put("withheld", w.id().toString());
    facts.put("until", e.until().toString());
    return facts;
  }

  Step under(Step s, long entry) {
    return new Step(
        s.id(),
        s.promise(),
        s.position(),
        s.kind(),
        s.organisation(),
        s.toOffice(),
        s.pence(),
        s.sentOn(),
        s.replyDue(),
        s.letterSha256(),
        s.seat(),
        s.replies(),
        s.recordedAt(),
        entry);
  }

  Step.Answered under(Step.Answered r, long entry) {
    return new Step.Answered(
        r.id(), r.answer(), r.on(), r.payBy(), r.words(), r.recordedAt(), entry);
  }
}
