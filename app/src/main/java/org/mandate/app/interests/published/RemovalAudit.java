package org.mandate.app.interests.published;

import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;

/** Holds every removal of an edition's words against its entry. */
record RemovalAudit(RegisterStore store) implements Audited {
  @Override
  public String table() {
    return "published_register_removal";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (RegisterStore.Removal r : store.removals()) {
      each.accept(
          new Row(
              "removal of " + r.register(),
              r.entry(),
              Map.of("register", r.register().toString()),
              Map.of()));
    }
  }
}
