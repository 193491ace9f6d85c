package org.mandate.app.meetings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matters;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Series and meetings of a body, from a draft to the close; see {@link Agendas} for what is on. */
public final class Meetings implements Standing {
  private final Ground ground;
  private final MeetingStore store;
  private final Agendas agendas;
  private final Preparation preparation;
  private final PutForwards putForwards;
  private final List<MeetingChanged> listeners = new ArrayList<>();

  /** What this feature stands on. */
  public record Ground(
      JdbcClient db,
      Record record,
      SealedFacts sealed,
      Bodies bodies,
      Matters matters,
      Business business) {}

  public Meetings(Ground ground) {
    this.ground = ground;
    this.store = new MeetingStore(ground.db());
    this.agendas = new Agendas(ground, store);
    this.preparation = new Preparation(ground, store, agendas);
    this.putForwards = new PutForwards(ground, agendas);
  }

  /** Parts and items. */
  public Agendas agendas() {
    return agendas;
  }

  /** What is changed and looked up while a meeting is being prepared. */
  public Preparation preparation() {
    return preparation;
  }

  /** What members put forward, and calls for a meeting. */
  public PutForwards putForwards() {
    return putForwards;
  }

  /** Lets a feature act when a meeting comes to a new state. */
  public void tellChanged(MeetingChanged listener) {
    listeners.add(listener);
  }

  /** Begins a series; the seat owns it. */
  public Outcome<Series> begin(Body body, Series wanted, String seat) {
    List<Fault> faults = MeetingRules.series(wanted, seat, seats(body));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    UUID id = store.freshId();
    Series told =
        new Series(
            id,
            body.id(),
            wanted.title().strip(),
            wanted.purpose().strip(),
            wanted.kind(),
            wanted.rhythm(),
            wanted.minutesPlanned(),
            wanted.place().strip(),
            wanted.from(),
            0);
    Record.Written written = ground.record().append(MeetingEntries.series(told, body.slug(), seat));
    Series kept = MeetingEntries.under(told, written.id());
    store.keep(kept, written.at());
    store.keep(
        new Owner(Optional.of(id), Optional.empty(), seat, "", wanted.from(), written.id()),
        written.at());
    return new Outcome.Done<>(kept);
  }

  /** Plans a meeting: a draft that the body's officers see. It has one open part from the start. */
  public Outcome<Meeting> plan(Body body, NewMeeting wanted) {
    List<Fault> faults = MeetingRules.meeting(wanted, seats(body));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Instant now = ground.record().now();
    Meeting draft =
        wanted.draft(
            store.freshId(),
            body.id(),
            store.nextReference(body.id(), Dates.on(wanted.startsAt()).getYear()));
    store.keep(draft, now);
    agendas.openPart(draft, now);
    if (wanted.series().isEmpty()) {
      own(draft, wanted.seat(), "");
    }
    return new Outcome.Done<>(find(draft.id()).orElseThrow());
  }

  /** Gives a series to another office; a recorded act, with its reason. */
  public Outcome<Owner> handOver(Series series, String seat, String reason) {
    Body body = ground.bodies().find(series.body()).orElseThrow();
    Owner before = store.owners(series.id()).getLast();
    List<Fault> faults = MeetingRules.owner(before, seat, reason, seats(body));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Owner told =
        new Owner(
            Optional.of(series.id()),
            Optional.empty(),
            seat,
            reason.strip(),
            ground.bodies().today(),
            0);
    return new Outcome.Done<>(keep(told, "meeting-series:" + series.id(), body.slug()));
  }

  /** Gives a single meeting to another office. */
  public Outcome<Owner> handOver(Meeting meeting, String seat, String reason) {
    if (meeting.series().isPresent()) {
      return Outcome.refused("seat", "It belongs to a series. Hand the series over");
    }
    Body body = ground.bodies().find(meeting.body()).orElseThrow();
    Owner before = store.owners(meeting.id()).getLast();
    List<Fault> faults = MeetingRules.owner(before, seat, reason, seats(body));
    return faults.isEmpty()
        ? new Outcome.Done<>(own(meeting, seat, reason))
        : new Outcome.Refused<>(faults);
  }

  private Owner own(Meeting meeting, String seat, String reason) {
    Body body = ground.bodies().find(meeting.body()).orElseThrow();
    Owner told =
        new Owner(
            Optional.empty(),
            Optional.of(meeting.id()),
            seat,
            reason.strip(),
            ground.bodies().today(),
            0);
    return keep(told, meeting.subject(), body.slug());
  }

  private Owner keep(Owner told, String subject, String slug) {
    Record.Written written = ground.record().append(MeetingEntries.owner(told, subject, slug));
    Owner kept =
        new Owner(
            told.series(), told.meeting(), told.seat(), told.reason(), told.from(), written.id());
    store.keep(kept, written.at());
    return kept;
  }

  /** Moves a meeting that was not opened yet. */
  public Outcome<Meeting> replan(Meeting meeting, NewMeeting wanted) {
    Meeting now = store.lock(meeting.id()).orElse(meeting);
    if (now.state() != Meeting.State.DRAFT) {
      return Outcome.refused(
          "starts", "It was called. Cancel it, say why, and call another: people have its date");
    }
    Body body = ground.bodies().find(meeting.body()).orElseThrow();
    List<Fault> faults = MeetingRules.meeting(wanted, seats(body));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    store.planned(wanted.draft(now.id(), now.body(), now.reference()));
    return new Outcome.Done<>(find(now.id()).orElseThrow());
  }

  /** Sends agenda and papers out: from now on the notice counts, and everybody sees the meeting. */
  public Outcome<Meeting> call(Meeting meeting) {
    Meeting now = store.lock(meeting.id()).orElse(meeting);
    Instant at = ground.record().now();
    Optional<Fault> fault = MeetingRules.mayBecome(now, Meeting.State.CALLED, at);
    if (fault.isPresent()) {
      return new Outcome.Refused<>(List.of(fault.get()));
    }
    Body body = ground.bodies().find(now.body()).orElseThrow();
    long open = agendas.announcedItems(now);
    Record.Written written =
        ground.record().append(MeetingEntries.called(now, body.slug(), open, Dates.on(at)));
    store.called(now.id(), written.at(), written.id());
    agendas.announce(now);
    return told(now.id());
  }

  /**
   * Opens a meeting.
   *
   * @param present who is there, by number and role, as the entry says it
   */
  public Outcome<Meeting> open(Meeting meeting, Map<String, ?> present) {
    return move(meeting, Meeting.State.OPEN, present);
  }

  /** Closes a meeting, with who was there at the end. */
  public Outcome<Meeting> close(Meeting meeting, Map<String, ?> present) {
    return move(meeting, Meeting.State.CLOSED, present);
  }

  private Outcome<Meeting> move(Meeting meeting, Meeting.State next, Map<String, ?> present) {
    Meeting now = store.lock(meeting.id()).orElse(meeting);
    Optional<Fault> fault = MeetingRules.mayBecome(now, next, ground.record().now());
    if (fault.isPresent()) {
      return new Outcome.Refused<>(List.of(fault.get()));
    }
    Record.Written written = ground.record().append(MeetingEntries.moved(now, next, present));
    if (next == Meeting.State.OPEN) {
      store.opened(now.id(), written.at());
    } else {
      store.closed(now.id(), written.at());
    }
    return told(now.id());
  }

  /** Cancels a meeting that was not opened. */
  public Outcome<Meeting> cancel(Meeting meeting, String why) {
    Meeting now = store.lock(meeting.id()).orElse(meeting);
    if (!now.state().mayBecome(Meeting.State.CANCELLED)) {
      return Outcome.refused("form", "It was held. What happened there stands");
    }
    if (why.isBlank()) {
      return Outcome.refused("why", "Say why it is cancelled; everybody reads it");
    }
    if (now.state() == Meeting.State.CALLED) {
      ground.record().append(MeetingEntries.cancelled(now, why.strip()));
    }
    store.cancelled(now.id(), why.strip());
    return told(now.id());
  }

  private Outcome<Meeting> told(UUID id) {
    Meeting meeting = find(id).orElseThrow();
    listeners.forEach(listener -> listener.changed(meeting));
    return new Outcome.Done<>(meeting);
  }

  public Optional<Meeting> find(UUID id) {
    return store.byId(id);
  }

  /** The meetings of a body that whoever asks may see, latest first. */
  public List<Meeting> of(UUID body) {
    return store.ofBody(body);
  }

  /** The meetings of a series, latest first. */
  public List<Meeting> ofSeries(UUID series) {
    return store.ofSeries(series);
  }

  public Optional<Series> series(UUID id) {
    return store.series(id);
  }

  public List<Series> seriesOf(UUID body) {
    return store.seriesOf(body);
  }

  /** Bodies of which a practice that whoever asks works or votes for is a member. */
  public List<UUID> memberBodies() {
    return preparation.store().memberBodies();
  }

  /** Who owns a meeting, oldest first; the last holds. */
  public List<Owner> owners(Meeting meeting) {
    return store.owners(meeting.series().orElse(meeting.id()));
  }

  /** Who owns a series, oldest first; the last holds. */
  public List<Owner> owners(Series series) {
    return store.owners(series.id());
  }

  /** The seats of a body's constitution in force, by id. */
  Set<String> seats(Body body) {
    return MeetingRules.seats(ground.bodies().constitutionAt(body.id(), ground.bodies().now()));
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    Optional<UUID> body =
        switch (subject.kind()) {
          case "meeting" -> MeetingRules.uuid(subject.id()).flatMap(this::find).map(Meeting::body);
          case "meeting-series" ->
              MeetingRules.uuid(subject.id()).flatMap(this::series).map(Series::body);
          case "agenda-item" ->
              MeetingRules.uuid(subject.id()).flatMap(agendas::item).map(Item::body);
          default -> Optional.empty();
        };
    Set<Role> roles = EnumSet.noneOf(Role.class);
    body.ifPresent(b -> roles.addAll(ground.bodies().roles(who, b)));
    if (subject.kind().startsWith("meeting") && roles.contains(Role.OFFICE_HOLDER)) {
      owner(subject).filter(o -> holds(who, o)).ifPresent(o -> roles.add(Role.MEETING_OWNER));
    }
    return roles;
  }

  private Optional<Owner> owner(Subject subject) {
    Optional<UUID> id = MeetingRules.uuid(subject.id());
    return subject.kind().equals("meeting")
        ? id.flatMap(this::find).map(this::owners).filter(o -> !o.isEmpty()).map(List::getLast)
        : id.flatMap(this::series).map(this::owners).filter(o -> !o.isEmpty()).map(List::getLast);
  }

  private boolean holds(Who who, Owner owner) {
    Optional<UUID> body =
        owner
            .series()
            .flatMap(this::series)
            .map(Series::body)
            .or(() -> owner.meeting().flatMap(this::find).map(Meeting::body));
    return who instanceof Who.Person(UUID person)
        && ground.bodies().officesOf(person).stream()
            .anyMatch(
                o -> body.filter(o.body()::equals).isPresent() && o.seat().equals(owner.seat()));
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return Stream.concat(
            MeetingAudits.of(store, agendas.store(), ground).stream(),
            putForwards.audited().stream())
        .toList();
  }
}
