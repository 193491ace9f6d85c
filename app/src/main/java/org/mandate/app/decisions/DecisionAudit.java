package org.mandate.app.decisions;

import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;

/** Holds the decisions against their entries. */
record DecisionAudit(DecisionStore store, Bodies bodies) implements Audited {
  @Override
  public String table() {
    return "decision";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (Decision d : store.all()) {
      if (d.entry() == 0) {
        continue; // taken in a sealed item: its facts are among the sealed ones
      }
      String slug = bodies.find(d.body()).map(Body::slug).orElse("");
      each.accept(
          new Row(
              d.id(),
              d.entry(),
              Decisions.facts(d, slug),
              Map.of("title", d.title(), "effect-words", d.plan().effectWords())));
    }
  }
}
