package org.mandate.app.actions;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.actions.Programme.Change;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Audited.Row;

/** Holds programmes, what hangs on them and what became of them against their entries. */
final class ProgrammeAudit {
  private ProgrammeAudit() {}

  static Map<String, Object> effect(UUID change, UUID dependent, Effect effect) {
    return Map.of(
        "change", change.toString(), "dependent", dependent.toString(), "effect", effect.word());
  }

  static List<Audited> of(ProgrammeStore store, Bodies bodies) {
    return List.of(
        new Table("programme", each -> store.all().forEach(p -> each.accept(named(p, bodies)))),
        new Table(
            "programme_dependent",
            each -> store.all().forEach(p -> p.dependents().forEach(d -> dependent(d, each)))),
        new Table(
            "programme_state",
            each -> store.all().forEach(p -> p.changes().forEach(c -> each.accept(state(c))))),
        new Table("programme_effect", each -> store.effects().forEach(t -> effect(t, each))));
  }

  private record Table(String table, Consumer<Consumer<Row>> all) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      all.accept(each);
    }
  }

  private static Row named(Programme p, Bodies bodies) {
    String slug = bodies.find(p.body()).map(Body::slug).orElse("");
    return new Row(
        p.id().toString(),
        p.entry(),
        Map.of("body", slug, "decision", p.decision().orElse("")),
        Map.of("title", p.title(), "words", p.words()));
  }

  private static void dependent(Dependent d, Consumer<Row> each) {
    if (d.entry() != 0) {
      each.accept(new Row(d.id().toString(), d.entry(), d.facts(), Map.of()));
    }
  }

  private static Row state(Change c) {
    return new Row(c.id().toString(), c.entry(), c.facts(), Map.of("reason", c.reason()));
  }

  private static void effect(ProgrammeStore.Told t, Consumer<Row> each) {
    if (t.entry() != 0) {
      each.accept(
          new Row(
              t.state() + " on " + t.dependent(),
              t.entry(),
              effect(t.state(), t.dependent(), Effect.of(t.effect()).orElseThrow()),
              Map.of()));
    }
  }
}
