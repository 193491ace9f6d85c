package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.actions.Departure.Answer;
import org.mandate.app.actions.Departure.Answered;
import org.mandate.app.actions.Departure.Kind;
import org.mandate.app.actions.Departure.Line;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/**
 * Departures: when an office ends, a checklist of what its holder had in hand opens in the same
 * transaction; each line is answered by whoever takes it on.
 */
public final class Departures {
  private final Actions actions;
  private final Bodies bodies;
  private final Record record;
  private final DepartureStore store;

  public Departures(Actions actions) {
    this.actions = actions;
    this.bodies = actions.ground().bodies();
    this.record = actions.ground().record();
    this.store = new DepartureStore(actions.ground().db());
    bodies.tellEnded(this::ended);
  }

  Actions actions() {
    return actions;
  }

  private void ended(Office office) {
    if (!store.isOpened(office.id())) {
      open(office.id(), office.body(), office.to());
    }
  }

  /** Opens the checklists of terms that have run out; as the job "closer". */
  public int openDue() {
    List<DepartureStore.Due> due = store.due();
    due.forEach(d -> open(d.office(), d.body(), d.endedOn()));
    return due.size();
  }

  private void open(UUID office, UUID body, LocalDate endedOn) {
    UUID id = store.freshId();
    String slug = bodies.find(body).map(Body::slug).orElseThrow();
    Record.Written written =
        record.append(
            Draft.of("departure.opened", "departure:" + id).facts(facts(office, slug, endedOn)));
    store.open(new Departure(id, office, body, endedOn, List.of(), written.at(), written.id()));
  }

  static Map<String, Object> facts(UUID office, String slug, LocalDate endedOn) {
    return Map.of("office", office.toString(), "body", slug, "on", endedOn.toString());
  }

  /** The checklists of a body with at least one line that whoever asks may see, latest first. */
  public List<Departure> of(UUID body) {
    return store.of(body).stream().filter(d -> !d.lines().isEmpty()).toList();
  }

  /** Those with a line that nobody has answered. */
  public List<Departure> unfinished(Body body) {
    return of(body.id()).stream().filter(d -> unanswered(d) > 0).toList();
  }

  /** How many of its lines nobody has answered. */
  public long unanswered(Departure d) {
    return d.lines().stream().filter(l -> answered(d, l).isEmpty()).count();
  }

  public Optional<Departure> find(UUID id) {
    return store.byId(id);
  }

  /** What became of a line. Of an action it is read from the action: what is done there counts. */
  Optional<Answered> answered(Departure d, Line line) {
    return line.kind() == Kind.ACTION ? ofAction(d, line) : line.answered();
  }

  private Optional<Answered> ofAction(Departure d, Line line) {
    Optional<AgreedAction> found = actions.find(line.which());
    if (found.isEmpty()) {
      return line.answered();
    }
    for (Act act : found.get().acts()) {
      boolean handed = act.kind() == Act.Kind.HANDED && act.at().isAfter(d.openedAt());
      if (handed || act.kind().closes()) {
        Answer answer =
            handed ? Answer.HANDED : act.kind() == Act.Kind.DONE ? Answer.DONE : Answer.NOT_NEEDED;
        String to = act.owner().map(o -> o instanceof Owner.Seat s ? s.seat() : o.key()).orElse("");
        return Optional.of(
            new Answered(
                act.id(), 1, answer, to, act.words(), act.as().seat(), act.at(), act.entry()));
      }
    }
    return line.answered();
  }

  /** The office that was left. */
  Office office(Departure d) {
    return bodies.office(d.office()).orElseThrow();
  }

  /**
   * Answers a line.
   *
   * @param toSeat to whose holder it was handed
   */
  public Outcome<Departure> answer(
      Departure d, Line line, Optional<Answer> wanted, String toSeat, String words, Who by) {
    List<Fault> faults = new ArrayList<>();
    if (wanted.isEmpty()) {
      faults.add(new Fault("answer", "Choose what became of it"));
    }
    Body body = bodies.find(d.body()).orElseThrow();
    boolean handed = wanted.filter(a -> a == Answer.HANDED).isPresent();
    boolean isSeat =
        bodies.seats(body.id(), bodies.today()).stream()
            .anyMatch(s -> s.seat().id().equals(toSeat));
    if (handed && !isSeat) {
      faults.add(new Fault("to", "Choose the seat whose holder takes it on"));
    }
    if (words.length() > ActionRules.MOST_WORDS) {
      faults.add(new Fault("words", "At most 2,000 characters"));
    }
    if (line.kind() == Kind.ACTION && wanted.isPresent() && wanted.get() != Answer.NOT_NEEDED) {
      faults.add(
          new Fault("answer", "Hand the action over, or close it with its proof, on its own page"));
    }
    if (faults.isEmpty()) {
      faults.addAll(follow(d, line, wanted.orElseThrow()));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    keep(d, line, wanted.orElseThrow(), handed ? toSeat : "", words.strip(), by);
    return new Outcome.Done<>(store.byId(d.id()).orElseThrow());
  }

  /** Ends a let-in reading where its line is answered as done. */
  private List<Fault> follow(Departure d, Line line, Answer answer) {
    if (line.kind() != Kind.READER || answer != Answer.DONE) {
      return List.of();
    }
    Optional<Matter> matter = actions.ground().matters().find(line.which());
    Optional<UUID> person = office(d).person();
    if (matter.isEmpty() || person.isEmpty()) {
      return List.of(new Fault("answer", "The conflicts guardian lets people out"));
    }
    boolean still = actions.ground().business().readers(matter.get()).contains(person.get());
    if (!still) {
      return List.of();
    }
    return switch (actions.ground().business().letOut(matter.get(), person.get())) {
      case Outcome.Done<Matter> _ -> List.of();
      case Outcome.Refused<Matter>(List<Fault> faults) ->
          List.of(new Fault("answer", faults.getFirst().words()));
    };
  }

  private void keep(Departure d, Line line, Answer answer, String to, String words, Who by) {
    Body body = bodies.find(d.body()).orElseThrow();
    boolean person = by instanceof Who.Person;
    String seat =
        by instanceof Who.Person(UUID who) ? actions.owners(body).actingSeat(who).orElse("") : "";
    Instant now = record.now();
    int position = line.answered().map(Answered::position).orElse(0) + 1;
    Answered a = new Answered(store.freshId(), position, answer, to, words, seat, now, 0);
    Map<String, Object> facts = new TreeMap<>(a.facts(line.id()));
    String who = person ? ((Who.Person) by).id().toString() : "";
    long entry = 0;
    if (isOpen(line)) {
      entry =
          record
              .append(
                  Draft.of("departure.answered", d.subject())
                      .facts(facts)
                      .sealed("words", words, Sight.FULL)
                      .sealed("by", who, Sight.FULL))
              .id();
    } else {
      facts.put("words", words);
      facts.put("by", who);
      actions
          .ground()
          .sealed()
          .keep("departure.answered", d.subject(), facts, Optional.of(d.body()), line.matter());
    }
    store.answer(line.id(), new Answered(a.id(), position, answer, to, words, seat, now, entry));
  }

  /** Whether what a line is about is public. A let-in reading, a proxy and a deputy never are. */
  private boolean isOpen(Line line) {
    return switch (line.kind()) {
      case TOPIC -> true;
      case ACTION -> actions.find(line.which()).map(AgreedAction::open).orElse(false);
      case PAPER -> actions.ground().matters().find(line.which()).map(Matter::isOpen).orElse(false);
      case ITEM, MOTION, READER, DEPUTY, PROXY -> false;
    };
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return DepartureAudit.of(store, bodies);
  }
}
