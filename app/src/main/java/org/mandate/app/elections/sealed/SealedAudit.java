package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;
import org.mandate.ballot.board.Event;

/**
 * Holds every event of every board against its entry: ballots by what their entry opened at the
 * close, or by the one entry of them all.
 */
record SealedAudit(SealedStore store) implements Audited {
  private static final long NONE = 0;

  @Override
  public String table() {
    return "sealed_event";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (UUID election : store.elections()) {
      List<SealedStore.Recorded> all = store.entries(election);
      List<String> together =
          all.stream()
              .filter(r -> r.kind().equals(SealedEntries.BALLOTS))
              .map(r -> r.step().hash())
              .toList();
      boolean open = store.board(election).orElseThrow().closedAt().isEmpty();
      all.stream()
          .filter(r -> !open || r.entry().isPresent())
          .forEach(r -> each.accept(row(election, r, together)));
    }
  }

  private static Row row(UUID election, SealedStore.Recorded r, List<String> together) {
    SealedBoard.Step step = r.step();
    String name = election + " " + step.height();
    long entry = r.entry().orElse(NONE);
    if (!step.type().equals(Event.Type.BALLOT.word())) {
      return new Row(
          name,
          entry,
          Map.of("height", (long) step.height(), "type", step.type(), "event", step.hash()),
          Map.of());
    }
    return r.kind().equals(SealedEntries.BALLOTS)
        ? new Row(
            name,
            entry,
            Map.of("ballots", (long) together.size(), "events", SealedEntries.digest(together)),
            Map.of())
        : new Row(name, entry, Map.of(), Map.of("event", step.hash()));
  }
}
