package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Record;

/**
 * The entries that a decision taken at a meeting rests on, as its certificate holds them
 * (docs/record.md, "Decisions of a board at a meeting").
 */
final class MeetingEntriesOf {
  private static final Set<String> OF_THE_BODY =
      Set.of("body.founded", "body.status", "constitution.adopted", "office.began", "office.ended");

  private MeetingEntriesOf() {}

  /** In the order of the tree. */
  static List<Record.Entry> decision(
      Record record, Decisions decisions, Bodies bodies, Decision d) {
    Source.OfMeeting at = d.source().ofMeeting().orElseThrow();
    Body body = bodies.find(d.body()).orElseThrow();
    List<Long> ids = new ArrayList<>();
    keep(record.about(body.subject()), d, e -> OF_THE_BODY.contains(e.kind())).forEach(ids::add);
    Optional.of(decisions.matterOf(d).entry()).filter(entry -> entry != 0).ifPresent(ids::add);
    List<Record.Entry> meeting = record.about("meeting:" + at.meeting());
    keep(meeting, d, e -> e.kind().equals("meeting.called"))
        .reduce((earlier, later) -> later)
        .ifPresent(ids::add);
    keep(meeting, d, e -> e.kind().equals("meeting.opened")).forEach(ids::add);
    keep(meeting, d, e -> is(e, "meeting.motion", "motion", at.motion().toString()))
        .forEach(ids::add);
    keep(meeting, d, e -> is(e, "meeting.poll", "poll", at.poll().toString())).forEach(ids::add);
    keep(meeting, d, e -> is(e, "meeting.item", "item", at.item().toString())).forEach(ids::add);
    keep(meeting, d, e -> e.kind().equals("meeting.presence")).forEach(ids::add);
    keep(meeting, d, e -> is(e, "meeting.poll-abandoned", "motion", at.motion().toString()))
        .forEach(ids::add);
    ids.add(d.entry());
    record.about(d.subject()).stream()
        .filter(e -> e.kind().equals("decision.dissent"))
        .map(Record.Entry::id)
        .forEach(ids::add);
    return record.entries(ids.stream().distinct().toList()).stream()
        .sorted(Comparator.comparing(e -> e.place().orElse(Long.MAX_VALUE)))
        .toList();
  }

  private static java.util.stream.Stream<Long> keep(
      List<Record.Entry> entries, Decision d, Predicate<Record.Entry> which) {
    return entries.stream().filter(e -> e.id() < d.entry()).filter(which).map(Record.Entry::id);
  }

  private static boolean is(Record.Entry e, String kind, String fact, String value) {
    return e.kind().equals(kind)
        && e.content().get("facts") instanceof Map<?, ?> facts
        && value.equals(facts.get(fact));
  }
}
