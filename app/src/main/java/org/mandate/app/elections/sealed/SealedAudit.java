package org.mandate.app.elections.sealed;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;
import org.mandate.ballot.board.Event;

/**
 * Holds every event of every board against its entry: ballots by what their entry opened at the
 * close.
 */
record SealedAudit(SealedStore store) implements Audited {
  @Override
  public String table() {
    return "sealed_event";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (UUID election : store.elections()) {
      store
          .entries(election)
          .forEach(
              (step, entry) -> {
                String name = election + " " + step.height();
                each.accept(
                    step.type().equals(Event.Type.BALLOT.word())
                        ? new Row(name, entry, Map.of(), Map.of("event", step.hash()))
                        : new Row(
                            name,
                            entry,
                            Map.of(
                                "height", (long) step.height(),
                                "type", step.type(),
                                "event", step.hash()),
                            Map.of()));
              });
    }
  }
}
