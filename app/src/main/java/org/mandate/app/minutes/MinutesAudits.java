package org.mandate.app.minutes;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;

/** Holds sets, approvals and corrections against their entries. */
final class MinutesAudits {
  private MinutesAudits() {}

  private record Rows(String table, Consumer<Consumer<Audited.Row>> give) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      give.accept(each);
    }
  }

  static List<Audited> of(MinutesStore store, ApprovalStore approvals, Minutes minutes) {
    return List.of(
        new Rows(
            "minutes",
            each ->
                store.all().stream()
                    .filter(s -> s.publishedEntry() != 0)
                    .forEach(
                        s ->
                            each.accept(
                                new Audited.Row(
                                    "minutes " + s.id(),
                                    s.publishedEntry(),
                                    MinutesEntries.published(s),
                                    Map.of("text", minutes.read(s).text()))))),
        new Rows(
            "minutes_approval",
            each ->
                store
                    .all()
                    .forEach(
                        s ->
                            approvals
                                .of(s.id())
                                .filter(a -> a.entry() != 0)
                                .ifPresent(
                                    a ->
                                        each.accept(
                                            new Audited.Row(
                                                "approval of " + s.id(),
                                                a.entry(),
                                                MinutesEntries.approved(s, a),
                                                Map.of("text", minutes.read(s).text())))))),
        new Rows(
            "minutes_correction",
            each ->
                store
                    .all()
                    .forEach(
                        s ->
                            approvals.corrections(s.id()).stream()
                                .filter(c -> c.entry() != 0)
                                .forEach(
                                    c ->
                                        each.accept(
                                            new Audited.Row(
                                                "correction of " + s.id(),
                                                c.entry(),
                                                MinutesEntries.corrected(s, c),
                                                Map.of(
                                                    "words", c.words(), "reason", c.reason())))))));
  }
}
