package org.mandate.app.meetings;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;

/** Holds series, meetings, owners, closures and items against their entries. */
final class MeetingAudits {
  private MeetingAudits() {}

  private record Rows(String table, Consumer<Consumer<Audited.Row>> give) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      give.accept(each);
    }
  }

  static List<Audited> of(MeetingStore store, AgendaStore agendas, Meetings.Ground ground) {
    Bodies bodies = ground.bodies();
    return List.of(
        new Rows(
            "meeting_series", each -> store.allSeries().forEach(s -> each.accept(row(s, bodies)))),
        new Rows(
            "meeting",
            each ->
                store.all().stream()
                    .filter(m -> m.entry() != 0)
                    .forEach(m -> each.accept(row(m, bodies)))),
        new Rows(
            "meeting_owner",
            each -> store.allOwners().forEach(o -> each.accept(row(o, store, bodies)))),
        new Rows(
            "meeting_part",
            each ->
                store.all().stream()
                    .flatMap(m -> agendas.parts(m.id()).stream())
                    .filter(p -> p.entry() != 0)
                    .forEach(p -> each.accept(row(p)))),
        new Rows(
            "agenda_item",
            each ->
                store.all().stream()
                    .flatMap(m -> agendas.items(m.id()).stream())
                    .filter(i -> i.entry() != 0)
                    .forEach(i -> each.accept(row(i)))));
  }

  private static String slug(Bodies bodies, UUID body) {
    return bodies.find(body).map(Body::slug).orElse("");
  }

  private static Audited.Row row(Series s, Bodies bodies) {
    return new Audited.Row(
        s.title(),
        s.entry(),
        MeetingEntries.facts(s, slug(bodies, s.body())),
        Map.of("title", s.title(), "purpose", s.purpose()));
  }

  private static Audited.Row row(Meeting m, Bodies bodies) {
    return new Audited.Row(
        m.reference(),
        m.entry(),
        MeetingEntries.facts(m, slug(bodies, m.body())),
        Map.of("title", m.title(), "place", m.place()));
  }

  private static Audited.Row row(Owner o, MeetingStore store, Bodies bodies) {
    UUID body =
        o.series()
            .flatMap(store::series)
            .map(Series::body)
            .or(() -> o.meeting().flatMap(store::byId).map(Meeting::body))
            .orElseThrow();
    // The first owner of a series stands in the entry that began it.
    boolean first = o.series().isPresent() && o.reason().isEmpty();
    return first
        ? new Audited.Row("owner " + o.seat(), o.entry(), Map.of("seat", o.seat()), Map.of())
        : new Audited.Row(
            "owner " + o.seat(),
            o.entry(),
            MeetingEntries.facts(o, slug(bodies, body)),
            Map.of("reason", o.reason()));
  }

  private static Audited.Row row(Part p) {
    return new Audited.Row(
        "part " + p.position(), p.entry(), MeetingEntries.facts(p), Map.of("reason", p.reason()));
  }

  private static Audited.Row row(Item i) {
    return new Audited.Row(
        "item " + i.position(), i.entry(), MeetingEntries.facts(i), Map.of("title", i.title()));
  }
}
