package org.mandate.app.bodies;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mandate.app.record.Audited;

/** Rebuilds what each row of bodies must have said in the record. */
final class BodyAudits {
  private final BodiesStore store;
  private final OfficeStore offices;
  private final ConstitutionStore constitutions;

  BodyAudits(BodiesStore store, OfficeStore offices, ConstitutionStore constitutions) {
    this.store = store;
    this.offices = offices;
    this.constitutions = constitutions;
  }

  List<Audited> all() {
    return List.of(
        table("body", (body, each) -> each.accept(BodyEntries.founded(body).row(body.entry()))),
        table("body_status", this::statuses),
        table(
            "body_membership",
            (body, each) ->
                store
                    .changes(body.id())
                    .forEach(
                        c ->
                            each.accept(
                                BodyEntries.membership(body.subject(), c.change())
                                    .row(c.entry())))),
        table("body_constitution", this::constitutions),
        table("constitution_refused", this::refused),
        table("office", this::began),
        table("office_end", this::ended));
  }

  private void statuses(Body body, Consumer<Audited.Row> each) {
    Map<UUID, String> slugs = store.all().stream().collect(Collectors.toMap(Body::id, Body::slug));
    for (BodyStatus s : store.statuses(body.id())) {
      each.accept(
          BodyEntries.status(
                  body.subject(),
                  s.state(),
                  s.from(),
                  s.until().orElse(null),
                  s.into().map(slugs::get).orElse(null),
                  s.reason(),
                  s.effect())
              .row(s.entry()));
    }
  }

  private void constitutions(Body body, Consumer<Audited.Row> each) {
    for (Adopted a : constitutions.of(body.id())) {
      each.accept(BodyEntries.adopted(body.subject(), a).row(a.entry()));
    }
  }

  private void refused(Body body, Consumer<Audited.Row> each) {
    for (RefusedText r : constitutions.refused(body.id())) {
      each.accept(BodyEntries.refused(body.subject(), r).row(r.entry()));
    }
  }

  private void began(Body body, Consumer<Audited.Row> each) {
    for (Office o : offices.of(body.id())) {
      each.accept(
          BodyEntries.began(body.subject(), o, offices.termEnd(o.id()), o.person().orElse(null))
              .row(o.entry()));
    }
  }

  private void ended(Body body, Consumer<Audited.Row> each) {
    for (OfficeStore.End end : offices.ends(body.id())) {
      Office o = offices.byId(end.office()).orElseThrow();
      each.accept(
          BodyEntries.ended(body.subject(), o, end.to(), o.person().orElse(null)).row(end.entry()));
    }
  }

  private Audited table(String name, BiConsumer<Body, Consumer<Audited.Row>> rows) {
    return new Audited() {
      @Override
      public String table() {
        return name;
      }

      @Override
      public void rows(Consumer<Row> each) {
        store.all().forEach(body -> rows.accept(body, each));
      }
    };
  }
}
