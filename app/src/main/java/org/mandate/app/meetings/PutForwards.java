package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewBusiness;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/** What members put forward for an agenda, calls for a meeting, and how both were answered. */
public final class PutForwards {
  private static final int LONGEST_REASONS = 20_000;
  private final Meetings.Ground ground;
  private final Agendas agendas;
  private final PutStore store;

  PutForwards(Meetings.Ground ground, Agendas agendas) {
    this.ground = ground;
    this.agendas = agendas;
    this.store = new PutStore(ground.db());
  }

  public List<PutForward> of(UUID body) {
    return store.putsOf(body);
  }

  public Optional<PutForward> find(UUID id) {
    return store.put(id);
  }

  /** Who put it forward, where whoever asks may know. */
  public Optional<UUID> person(PutForward put) {
    return store.person(put.id());
  }

  /**
   * Puts something forward. What is no procedure is raised as a matter in the same transaction, so
   * that conflicts are found from the first day.
   */
  public Outcome<PutForward> put(
      Body body, String title, String reasons, boolean procedure, String practice, Who by) {
    List<Fault> faults = new ArrayList<>(words(title, reasons));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Optional<UUID> matter = Optional.empty();
    if (!procedure) {
      Outcome<Matter> raised =
          ground.business().raise(body, new NewBusiness(title, reasons, Optional.empty()), by);
      if (raised instanceof Outcome.Refused<Matter>(List<Fault> why)) {
        return new Outcome.Refused<>(why);
      }
      matter = raised.done().map(Matter::id);
    }
    UUID id = store.freshId();
    PutForward told =
        new PutForward(
            id,
            body.id(),
            practice,
            matter,
            title.strip(),
            reasons.strip(),
            ground.record().now(),
            Optional.empty(),
            0);
    Draft draft = Draft.of("meeting.put-forward", "body:" + body.slug()).facts(facts(told));
    sealed(told).forEach((field, value) -> draft.sealed(field, value, Sight.FULL));
    Record.Written written = ground.record().append(draft);
    store.keep(
        new PutForward(
            id,
            body.id(),
            practice,
            matter,
            told.title(),
            told.reasons(),
            written.at(),
            Optional.empty(),
            written.id()),
        by instanceof Who.Person(UUID person) ? Optional.of(person) : Optional.empty());
    return new Outcome.Done<>(find(id).orElseThrow());
  }

  private static List<Fault> words(String title, String reasons) {
    List<Fault> faults = new ArrayList<>();
    if (title.isBlank() || title.length() > MeetingRules.LONGEST_TITLE) {
      faults.add(new Fault("title", "Name it in one line, at most 200 letters"));
    }
    if (reasons.isBlank() || reasons.length() > LONGEST_REASONS) {
      faults.add(new Fault("reasons", "Say why, in at most 20,000 letters"));
    }
    return faults;
  }

  /** Takes it up: an item of that meeting, in that part. */
  public Outcome<Item> takeUp(
      PutForward put, Meeting m, UUID part, Item.Kind kind, int minutes, String words) {
    if (put.answer().isPresent()) {
      return Outcome.refused("form", "It was answered already");
    }
    Item wanted =
        new Item(
            put.id(),
            m.id(),
            m.body(),
            part,
            0,
            kind,
            put.matter(),
            put.title(),
            minutes,
            Item.State.ON,
            "",
            put.practice(),
            Optional.empty(),
            false,
            0);
    Outcome<Item> added = agendas.takeUp(m, wanted, put.practice());
    if (added instanceof Outcome.Done<Item>(Item item)) {
      answer(put, Optional.of(item.id()), words);
    }
    return added;
  }

  /** Declines it, with a reason that whoever put it forward reads. */
  public Outcome<PutForward> decline(PutForward put, String reason) {
    if (put.answer().isPresent()) {
      return Outcome.refused("form", "It was answered already");
    }
    if (reason.isBlank()) {
      return Outcome.refused("answer", "Say why; whoever put it forward reads it");
    }
    answer(put, Optional.empty(), reason);
    return new Outcome.Done<>(find(put.id()).orElseThrow());
  }

  private void answer(PutForward put, Optional<UUID> item, String words) {
    String slug = ground.bodies().find(put.body()).orElseThrow().slug();
    Record.Written written =
        ground
            .record()
            .append(
                Draft.of("meeting.put-forward-answered", "body:" + slug)
                    .facts(answered(put.id(), item.isPresent() ? "taken-up" : "declined"))
                    .sealed("words", words.strip(), Sight.FULL));
    store.answer(put.id(), item, words.strip(), written.at(), written.id());
  }

  // Calls for a meeting

  public List<CallForMeeting> calls(UUID body) {
    return store.callsOf(body);
  }

  public Optional<CallForMeeting> call(UUID id) {
    return store.call(id);
  }

  /** Calls for a meeting in the name of a practice. */
  public Outcome<CallForMeeting> callFor(
      Body body, String title, String reasons, String practice, UUID person) {
    List<Fault> faults = words(title, reasons);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    UUID id = store.freshId();
    Record.Written written =
        ground
            .record()
            .append(
                Draft.of("meeting.called-for", "body:" + body.slug())
                    .fact("call", id.toString())
                    .sealed("title", title.strip(), Sight.PUBLIC)
                    .sealed("reasons", reasons.strip(), Sight.PUBLIC));
    store.keep(
        new CallForMeeting(
            id,
            body.id(),
            title.strip(),
            reasons.strip(),
            written.at(),
            List.of(),
            Optional.empty(),
            written.id()));
    return join(store.call(id).orElseThrow(), practice, person);
  }

  /** A practice joins a call. */
  public Outcome<CallForMeeting> join(CallForMeeting call, String practice, UUID person) {
    if (call.answer().isPresent()) {
      return Outcome.refused("practice", "It was answered already");
    }
    if (call.practices().contains(practice)) {
      return Outcome.refused("practice", "This practice calls for it already");
    }
    String slug = ground.bodies().find(call.body()).orElseThrow().slug();
    Record.Written written =
        ground
            .record()
            .append(
                Draft.of("meeting.call-joined", "body:" + slug)
                    .facts(Map.of("call", call.id().toString(), "practice", practice))
                    .sealed("by", person.toString(), Sight.FULL));
    store.join(call.id(), practice, person, written.at(), written.id());
    return new Outcome.Done<>(store.call(call.id()).orElseThrow());
  }

  /** Answers a call: with a meeting that was planned for it, or with a reason. */
  public Outcome<CallForMeeting> answer(
      CallForMeeting call, Optional<Meeting> meeting, String words) {
    if (call.answer().isPresent()) {
      return Outcome.refused("words", "It was answered already");
    }
    if (meeting.isEmpty() && words.isBlank()) {
      return Outcome.refused("words", "Say why no meeting is called; the practices read it");
    }
    String slug = ground.bodies().find(call.body()).orElseThrow().slug();
    Optional<UUID> id = meeting.map(Meeting::id);
    Record.Written written =
        ground
            .record()
            .append(
                Draft.of("meeting.call-answered", "body:" + slug)
                    .facts(callAnswer(call.id(), id))
                    .sealed("words", words.strip(), Sight.PUBLIC));
    store.answerCall(call.id(), id, words.strip(), written.at(), written.id());
    return new Outcome.Done<>(store.call(call.id()).orElseThrow());
  }

  // The audit

  private static Map<String, Object> facts(PutForward p) {
    return Map.of(
        "put",
        p.id().toString(),
        "practice",
        p.practice(),
        "matter",
        p.matter().map(UUID::toString).orElse(""));
  }

  // The words of a matter stand in its own entry.
  private static Map<String, Object> sealed(PutForward p) {
    Map<String, Object> fields = new HashMap<>();
    if (p.matter().isEmpty()) {
      fields.put("title", p.title());
      fields.put("reasons", p.reasons());
    }
    return fields;
  }

  private static Map<String, Object> answered(UUID put, String answer) {
    return Map.of("put", put.toString(), "answer", answer);
  }

  private static Map<String, Object> callAnswer(UUID call, Optional<UUID> meeting) {
    return Map.of("call", call.toString(), "meeting", meeting.map(UUID::toString).orElse(""));
  }

  private record Rows(String table, Consumer<Consumer<Audited.Row>> give) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      give.accept(each);
    }
  }

  List<Audited> audited() {
    return List.of(
        new Rows(
            "put_forward",
            each ->
                store
                    .allPuts()
                    .forEach(
                        p ->
                            each.accept(
                                new Audited.Row(p.title(), p.entry(), facts(p), sealed(p))))),
        rows(
            "put_forward_answer",
            store::putAnswers,
            l -> answered(l.of(), l.word()),
            l -> Map.of("words", l.words())),
        new Rows(
            "call_for_meeting",
            each ->
                store
                    .allCalls()
                    .forEach(
                        c ->
                            each.accept(
                                new Audited.Row(
                                    c.title(),
                                    c.entry(),
                                    Map.of("call", c.id().toString()),
                                    Map.of("title", c.title(), "reasons", c.reasons()))))),
        rows(
            "call_for_meeting_practice",
            store::callPractices,
            l -> Map.of("call", l.of().toString(), "practice", l.word()),
            l -> Map.of()),
        rows(
            "call_for_meeting_answer",
            store::callAnswers,
            l -> callAnswer(l.of(), l.to()),
            l -> Map.of("words", l.words())));
  }

  private static Audited rows(
      String table,
      java.util.function.Supplier<List<PutStore.Line>> lines,
      java.util.function.Function<PutStore.Line, Map<String, Object>> facts,
      java.util.function.Function<PutStore.Line, Map<String, Object>> sealed) {
    return new Rows(
        table,
        each ->
            lines
                .get()
                .forEach(
                    l ->
                        each.accept(
                            new Audited.Row(l.key(), l.entry(), facts.apply(l), sealed.apply(l)))));
  }
}
