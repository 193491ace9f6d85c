package org.mandate.app.matters;

import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;

/** Holds the matters against their entries. */
record MatterAudit(MatterStore store, Bodies bodies) implements Audited {
  @Override
  public String table() {
    return "matter";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (Matter m : store.all()) {
      if (m.entry() == 0) {
        continue; // not announced when it was raised: among the sealed facts
      }
      String slug = bodies.find(m.body()).map(Body::slug).orElse("");
      each.accept(
          new Row(m.reference() + " of " + slug, m.entry(), Matters.facts(m, slug), sealed(m)));
    }
  }

  private Map<String, Object> sealed(Matter m) {
    return Matters.sealed(m, store.proposed(m.id()).orElse(null));
  }
}
