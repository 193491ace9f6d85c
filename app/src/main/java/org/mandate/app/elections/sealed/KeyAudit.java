package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;
import org.mandate.ballot.board.Digest;

/** Holds what trustees handed in for keys, in every attempt, against the record. */
record KeyAudit(String table, Consumer<Consumer<Audited.Row>> all) implements Audited {

  static List<Audited> of(KeyStore store) {
    return List.of(
        new KeyAudit("sealed_ceremony", each -> store.allSteps().forEach(s -> step(s, each))),
        new KeyAudit(
            "sealed_restart",
            each ->
                store
                    .allRestarts()
                    .forEach(
                        r ->
                            each.accept(
                                new Row(
                                    r.name(),
                                    r.entry(),
                                    Map.of("attempt", (long) r.value().attempt()),
                                    Map.of("reason", r.value().reason()))))));
  }

  private static void step(KeyStore.Kept<SharedRound.Step> kept, Consumer<Row> each) {
    SharedRound.Step step = kept.value();
    Object said =
        switch (step.kind()) {
          case COMMITMENT -> step.content();
          case COMPLAINT -> Long.parseLong(step.content());
          case CERTIFICATE, OPENING, COEFFICIENTS, SHARE, KEY -> Digest.hex(step.content());
        };
    String fact = step.kind() == SharedRound.Kind.COMPLAINT ? "against" : step.kind().word();
    each.accept(
        new Row(
            kept.name(), kept.entry(), Map.of("seat", (long) step.seat(), fact, said), Map.of()));
  }

  @Override
  public void rows(Consumer<Row> each) {
    all.accept(each);
  }
}
