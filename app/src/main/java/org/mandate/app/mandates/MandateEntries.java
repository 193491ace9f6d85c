package org.mandate.app.mandates;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;

/**
 * What each fact of the ledger says in the record (docs/record.md), for writing and for the audit.
 */
final class MandateEntries {
  private MandateEntries() {}

  private static Map<String, Object> facts(Mandate m) {
    return Map.of("mandate", m.id().toString(), "practice", m.practice(), "topic", m.topic());
  }

  private static Map<String, Object> granted(Mandate m) {
    Map<String, Object> facts = new TreeMap<>(facts(m));
    facts.put("seat", m.seat());
    facts.put("constituency", m.constituency());
    facts.put("from", m.from().toString());
    facts.put("ends", m.ends().toString());
    return facts;
  }

  private static Map<String, Object> withdrawn(Mandate m, LocalDate from) {
    Map<String, Object> facts = new TreeMap<>(facts(m));
    facts.put("from", from.toString());
    return facts;
  }

  private static Map<String, Object> words(Topic t) {
    return Map.of("title", t.title(), "may-say", t.maySay(), "may-not-say", t.mayNotSay());
  }

  private static Map<String, Object> facts(Topic t) {
    return Map.of(
        "topic",
        t.topic(),
        "seat",
        t.seat(),
        "constituency",
        t.constituency(),
        "from",
        t.from().toString());
  }

  static Draft topic(Body body, Topic t) {
    Draft draft = Draft.of("mandate.topic", body.subject()).facts(facts(t));
    words(t).forEach((field, value) -> draft.sealed(field, value, Sight.PUBLIC));
    return draft;
  }

  static Draft granted(Body body, Mandate m, UUID by) {
    return Draft.of("mandate.granted", body.subject())
        .facts(granted(m))
        .sealed("limits", m.limits(), Sight.PUBLIC)
        .sealed("by", by.toString(), Sight.FULL);
  }

  static Draft withdrawn(Body body, Mandate m, LocalDate from, UUID by) {
    return Draft.of("mandate.withdrawn", body.subject())
        .facts(withdrawn(m, from))
        .sealed("by", by.toString(), Sight.FULL);
  }

  static List<Audited> audited(Bodies bodies, MandateStore store) {
    return List.of(
        table(
            bodies,
            "mandate_topic",
            (body, each) ->
                store
                    .topics(body.id())
                    .forEach(
                        t ->
                            each.accept(
                                new Audited.Row(t.topic(), t.entry(), facts(t), words(t))))),
        table(
            bodies,
            "mandate_grant",
            (body, each) ->
                store
                    .of(body.id())
                    .forEach(
                        m ->
                            each.accept(
                                new Audited.Row(
                                    m.id().toString(),
                                    m.entry(),
                                    granted(m),
                                    sealed(store, m.entry(), Map.of("limits", m.limits())))))),
        table(
            bodies,
            "mandate_withdrawal",
            (body, each) ->
                store.of(body.id()).stream()
                    .filter(m -> m.withdrawn().isPresent())
                    .forEach(
                        m ->
                            each.accept(
                                new Audited.Row(
                                    m.id().toString(),
                                    m.withdrawalEntry(),
                                    withdrawn(m, m.withdrawn().orElseThrow()),
                                    sealed(store, m.withdrawalEntry(), Map.of()))))));
  }

  private static Map<String, Object> sealed(
      MandateStore store, long entry, Map<String, Object> open) {
    Map<String, Object> sealed = new TreeMap<>(open);
    Optional<UUID> by = store.actor(entry);
    by.ifPresent(person -> sealed.put("by", person.toString()));
    return sealed;
  }

  private static Audited table(
      Bodies bodies, String name, BiConsumer<Body, Consumer<Audited.Row>> rows) {
    return new Audited() {
      @Override
      public String table() {
        return name;
      }

      @Override
      public void rows(Consumer<Row> each) {
        bodies.all().forEach(body -> rows.accept(body, each));
      }
    };
  }
}
