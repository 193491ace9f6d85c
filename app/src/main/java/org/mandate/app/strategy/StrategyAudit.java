package org.mandate.app.strategy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Audited.Row;

/** Holds strategies against their entries. */
final class StrategyAudit {
  private StrategyAudit() {}

  static Map<String, Object> facts(Amendment a) {
    return Map.of(
        "amendment", a.id().toString(),
        "base", a.base(),
        "clause", a.clause().id().toString(),
        "change", a.kind().word(),
        "seat", a.seat(),
        "practice", a.practice());
  }

  static Map<String, Object> facts(UUID amendment, Amendment.Answer a) {
    return Map.of("amendment", amendment.toString(), "answer", a.word(), "seat", a.seat());
  }

  static Map<String, Object> facts(Texts.Put p, String slug) {
    return Map.of("body", slug, "version", p.text().version(), "base", p.base(), "hash", p.hash());
  }

  static Map<String, Object> facts(Texts.Adopted a) {
    return Map.of(
        "version", a.version(),
        "hash", a.put().hash(),
        "matter", a.put().matter().toString(),
        "decision", a.decision(),
        "from", a.from().toString());
  }

  static Map<String, Object> facts(Texts.Refused r) {
    return Map.of("matter", r.matter().toString(), "decision", r.decision(), "reason", "overtaken");
  }

  private record Table(String table, Consumer<Consumer<Row>> all) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      all.accept(each);
    }
  }

  static List<Audited> of(StrategyStore store, Bodies bodies) {
    return List.of(
        new Table(
            "strategy_put", each -> store.allPuts().forEach(p -> each.accept(put(p, bodies)))),
        new Table(
            "strategy_version",
            each ->
                store
                    .allVersions()
                    .forEach(
                        a ->
                            each.accept(
                                new Row("version " + a.version(), a.entry(), facts(a), Map.of())))),
        new Table(
            "strategy_refused",
            each ->
                store
                    .allRefused()
                    .forEach(
                        r ->
                            each.accept(
                                new Row(r.matter().toString(), r.entry(), facts(r), Map.of())))),
        new Table(
            "strategy_amendment",
            each -> store.allAmendments().forEach(a -> each.accept(amendment(a)))),
        new Table("strategy_answer", each -> store.allAmendments().forEach(a -> answer(a, each))));
  }

  private static Row put(Texts.Put p, Bodies bodies) {
    String slug = bodies.find(p.body()).map(Body::slug).orElse("");
    return new Row(
        p.matter().toString(), p.entry(), facts(p, slug), Map.of("text", p.text().toMap()));
  }

  private static Row amendment(Amendment a) {
    return new Row(
        a.id().toString(),
        a.entry(),
        facts(a),
        Map.of("clause", a.clause().toMap(), "reasons", a.reasons()));
  }

  private static void answer(Amendment a, Consumer<Row> each) {
    a.answer()
        .ifPresent(
            x ->
                each.accept(
                    new Row(
                        a.id().toString(),
                        x.entry(),
                        facts(a.id(), x),
                        Map.of("words", x.words()))));
  }
}
