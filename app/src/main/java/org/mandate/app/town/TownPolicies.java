package org.mandate.app.town;

import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.interests.Policies;
import org.mandate.app.town.TownFiles.Line;

/** The conflicts policies that the town's bodies go by. */
final class TownPolicies {
  private final Policies policies;
  private final Map<String, Body> bodies;

  TownPolicies(Policies policies, Map<String, Body> bodies) {
    this.policies = policies;
    this.bodies = bodies;
  }

  void tell(BiConsumer<Instant, Runnable> asTown) {
    for (Line line : TownFiles.table("policies.csv")) {
      asTown.accept(line.time("adopted"), () -> adopt(line));
    }
  }

  private void adopt(Line line) {
    Body body = bodies.get(line.text("body"));
    if (body == null) {
      throw new IllegalStateException("the town has no body " + line.text("body"));
    }
    String text =
        line.text("policy").equals("model")
            ? policies.modelFor(body, line.date("from"))
            : TownFiles.text("policies/" + line.text("policy") + ".json");
    policies.adopt(body, text, line.date("from"), new Who.Job("town")).orElseThrow();
  }
}
