package org.mandate.app.actions;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;

/** Holds departures and their answers against their entries; what is sealed has none. */
final class DepartureAudit {
  private DepartureAudit() {}

  static List<Audited> of(DepartureStore store, Bodies bodies) {
    return List.of(new Opened(store, bodies), new Answers(store));
  }

  private record Opened(DepartureStore store, Bodies bodies) implements Audited {
    @Override
    public String table() {
      return "departure";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Departure d : store.all()) {
        String slug = bodies.find(d.body()).map(Body::slug).orElse("");
        each.accept(
            new Row(
                d.id().toString(),
                d.entry(),
                Departures.facts(d.office(), slug, d.endedOn()),
                Map.of()));
      }
    }
  }

  private record Answers(DepartureStore store) implements Audited {
    @Override
    public String table() {
      return "departure_answer";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (DepartureStore.Given g : store.answers()) {
        if (g.answered().entry() != 0) {
          each.accept(
              new Row(
                  g.answered().id().toString(),
                  g.answered().entry(),
                  g.answered().facts(g.line()),
                  Map.of("words", g.answered().words())));
        }
      }
    }
  }
}
