package org.mandate.app.actions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;

/** Holds actions and what was done with them against their entries; what is sealed has none. */
final class ActionAudit {
  private ActionAudit() {}

  static List<Audited> of(ActionStore store, Bodies bodies) {
    return List.of(new Given(store, bodies), new Acts(store));
  }

  static Map<String, Object> facts(AgreedAction a, String slug) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("body", slug);
    facts.put("decision", a.from().decision().orElse(""));
    facts.put("matter", a.from().matter().map(UUID::toString).orElse(""));
    facts.put("item", a.from().item().map(UUID::toString).orElse(""));
    return facts;
  }

  /** The words of an act that its entry commits to. */
  static Map<String, String> words(Act act) {
    return switch (act.kind()) {
      case GIVEN -> Map.of();
      case HANDED, DATED, ENDED -> Map.of("reason", act.words());
      case DONE -> Map.of("proof", act.words(), "link", act.link());
    };
  }

  private record Given(ActionStore store, Bodies bodies) implements Audited {
    @Override
    public String table() {
      return "action";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (AgreedAction a : store.all()) {
        if (a.entry() != 0) {
          String slug = bodies.find(a.body()).map(Body::slug).orElse("");
          each.accept(
              new Row(a.id().toString(), a.entry(), facts(a, slug), Map.of("words", a.words())));
        }
      }
    }
  }

  private record Acts(ActionStore store) implements Audited {
    @Override
    public String table() {
      return "action_act";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (AgreedAction a : store.all()) {
        for (Act act : a.acts()) {
          if (act.entry() != 0) {
            each.accept(new Row(act.id().toString(), act.entry(), act.facts(), words(act)));
          }
        }
      }
    }
  }
}
