package org.mandate.app.register;

import java.util.List;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;

/** Holds every affiliation and authority, superseded ones too, against its entry. */
final class PeopleAudit {
  private final PeopleStore store;

  PeopleAudit(PeopleStore store) {
    this.store = store;
  }

  List<Audited> all() {
    return List.of(
        table(
            "affiliation",
            each ->
                store.everyAffiliation(
                    (a, entry) ->
                        each.accept(PeopleEntries.of(a).row("affiliation " + a.id(), entry)))),
        table(
            "authority",
            each ->
                store.everyAuthority(
                    (a, entry) ->
                        each.accept(PeopleEntries.of(a).row("authority " + a.id(), entry)))));
  }

  private static Audited table(String name, Consumer<Consumer<Audited.Row>> rows) {
    return new Audited() {
      @Override
      public String table() {
        return name;
      }

      @Override
      public void rows(Consumer<Row> each) {
        rows.accept(each);
      }
    };
  }
}
