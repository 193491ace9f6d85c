package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.actions.Programme.Authority;
import org.mandate.app.actions.Programme.Change;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.actions.Programme.State;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.elections.Elections;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/**
 * Programmes of bodies: named, paused, halted and taken up again, with what that does to each
 * action and ballot that hangs on them. An action that waits is not overdue; a ballot that waits is
 * not opened.
 */
public final class Programmes {
  private final Actions actions;
  private final Elections elections;
  private final Meetings meetings;
  private final Bodies bodies;
  private final Record record;
  private final ProgrammeStore store;
  private final Following following;
  private final Dependents dependents;
  private final List<ProgrammeChanged> listeners = new ArrayList<>();

  public Programmes(Actions actions, Elections elections, Meetings meetings) {
    this.actions = actions;
    this.elections = elections;
    this.meetings = meetings;
    this.bodies = actions.ground().bodies();
    this.record = actions.ground().record();
    this.store = new ProgrammeStore(actions.ground().db());
    this.following = new Following(actions, elections);
    this.dependents = new Dependents(actions, elections, meetings);
    Holding holding = new Holding(store, elections);
    actions.tellWaiting(holding::waiting);
    elections.tellHold(holding::ballot);
    actions.ground().matters().holds().tell(holding::vote);
  }

  /** Lets a feature follow programmes, in the transaction of the change. */
  public void tellChanged(ProgrammeChanged listener) {
    listeners.add(listener);
  }

  Actions actions() {
    return actions;
  }

  Elections elections() {
    return elections;
  }

  public List<Programme> of(UUID body) {
    return store.of(body);
  }

  public Optional<Programme> find(UUID id) {
    return store.byId(id);
  }

  // Naming

  /** Names a programme, running from today. */
  public Outcome<Programme> name(
      Body body, String title, String words, Optional<String> decision, Who by) {
    return name(body, title, words, decision, bodies.today(), by);
  }

  /**
   * @param from not after today
   */
  public Outcome<Programme> name(
      Body body, String title, String words, Optional<String> decision, LocalDate from, Who by) {
    List<Fault> faults = new ArrayList<>(ActionRules.words("title", title, "Give it a name"));
    if (title.length() > 150) {
      faults.add(new Fault("title", "A name is at most 150 characters"));
    }
    faults.addAll(ActionRules.words("words", words, "Say what it is for"));
    if (decision.isPresent() && !isOfBody(body, decision.get())) {
      faults.add(new Fault("decision", "Choose a decision of this body"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    UUID id = store.freshId();
    Record.Written named =
        record.append(
            Draft.of("programme.named", "programme:" + id)
                .fact("body", body.slug())
                .fact("decision", decision.orElse(""))
                .sealed("title", title.strip(), Sight.PUBLIC)
                .sealed("words", words.strip(), Sight.PUBLIC)
                .sealed("by", person(by), Sight.FULL));
    store.keep(
        new Programme(
            id,
            body.id(),
            title.strip(),
            words.strip(),
            decision,
            List.of(),
            List.of(),
            named.at(),
            named.id()));
    state(
        store.byId(id).orElseThrow(),
        new Told(State.RUNNING, "", Authority.NONE, from, Optional.empty(), Map.of()),
        1,
        by);
    return new Outcome.Done<>(store.byId(id).orElseThrow());
  }

  static String person(Who by) {
    return by instanceof Who.Person(UUID who) ? who.toString() : "";
  }

  private boolean isOfBody(Body body, String decision) {
    return actions
        .ground()
        .decisions()
        .find(decision)
        .filter(d -> d.body().equals(body.id()))
        .isPresent();
  }

  /** Hangs something on it: an action, a ballot, an item or a matter of the same body. */
  public Outcome<Programme> hang(Programme p, Programme.What what, UUID which, Who by) {
    return hang(p, what, which, false, by);
  }

  /** Names the item that asks whether the programme runs again: it may be voted on meanwhile. */
  public Outcome<Programme> asksToResume(Programme p, UUID item, Who by) {
    return p.now().state().runs()
        ? Outcome.refused("which", "It runs. Only of one that stands still is this asked")
        : hang(p, Programme.What.ITEM, item, true, by);
  }

  private Outcome<Programme> hang(
      Programme p, Programme.What what, UUID which, boolean resumes, Who by) {
    Optional<Boolean> open = dependents.isOpen(p.body(), what, which);
    if (open.isEmpty()) {
      return Outcome.refused("which", "Choose something of this body that you may see");
    }
    if (p.dependents().stream().anyMatch(d -> d.which().equals(which) && !resumes)) {
      return Outcome.refused("which", "It hangs on this programme already");
    }
    Dependent d = new Dependent(store.freshId(), what, which, resumes, 0);
    long entry = dependents.told("programme.dependent", p, d, d.facts(), open.get(), by);
    store.keep(p.id(), new Dependent(d.id(), what, which, resumes, entry), record.now());
    return new Outcome.Done<>(store.byId(p.id()).orElseThrow());
  }

  // Changing

  /** What somebody asks of a programme; effects by the dependent's id. */
  public record Asked(
      State state,
      String reason,
      Optional<String> decision,
      String clause,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Map<UUID, Effect> effects) {}

  private record Told(
      State state,
      String reason,
      Authority authority,
      LocalDate from,
      Optional<LocalDate> until,
      Map<UUID, Effect> effects) {}

  /** Pauses or halts it, or takes it up again, and does what that means to all that hangs on it. */
  public Outcome<Programme> change(Programme read, int seen, Asked asked, Who by) {
    store.lock(read.id());
    Programme p = store.byId(read.id()).orElseThrow();
    Body body = bodies.find(p.body()).orElseThrow();
    List<Dependent> open = dependents.open(p);
    Authority authority = authority(body, asked, by);
    boolean known =
        authority.decision().isPresent()
            ? isOfBody(body, authority.decision().get())
            : isClause(body, authority.clause());
    List<Fault> faults =
        new ArrayList<>(
            ProgrammeRules.faults(
                p,
                new ProgrammeRules.Wanted(
                    asked.state(),
                    asked.reason(),
                    authority,
                    known,
                    asked.from(),
                    asked.until(),
                    asked.effects(),
                    open.stream().map(Dependent::id).collect(Collectors.toSet())),
                bodies.today()));
    open.stream()
        .filter(d -> asked.effects().get(d.id()) == Effect.WAITS && dependents.isOpenBallot(d))
        .forEach(
            d ->
                faults.add(
                    new Fault(
                        "effect-" + d.id(),
                        "This ballot is open, and votes are cast: it carries on or it ends")));
    if (faults.isEmpty() && seen != p.now().position()) {
      faults.add(new Fault("reason", "Somebody changed it meanwhile. Read it, then send it again"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Map<UUID, Effect> effects = new LinkedHashMap<>();
    open.forEach(
        d ->
            Optional.ofNullable(asked.effects().get(d.id()))
                .ifPresent(e -> effects.put(d.id(), e)));
    state(
        p,
        new Told(
            asked.state(),
            asked.reason().strip(),
            authority,
            asked.from().orElseThrow(),
            asked.until(),
            effects),
        p.now().position() + 1,
        by);
    return new Outcome.Done<>(store.byId(p.id()).orElseThrow());
  }

  private Authority authority(Body body, Asked asked, Who by) {
    String clause = asked.clause().strip();
    String seat =
        clause.isEmpty() || !(by instanceof Who.Person(UUID person))
            ? ""
            : actions.owners(body).actingSeat(person).orElse("");
    return new Authority(asked.decision(), seat, clause);
  }

  private boolean isClause(Body body, String number) {
    return bodies
        .constitutionAt(body.id(), bodies.now())
        .filter(c -> c.constitution().clauses().stream().anyMatch(x -> x.number().equals(number)))
        .isPresent();
  }

  private void state(Programme before, Told told, int position, Who by) {
    UUID id = store.freshId();
    Instant now = record.now();
    Change change =
        new Change(
            id,
            position,
            told.state(),
            told.reason(),
            told.authority(),
            told.from(),
            told.until(),
            told.effects(),
            now,
            0);
    long entry =
        record
            .append(
                Draft.of("programme.state", before.subject())
                    .facts(change.facts())
                    .sealed("reason", told.reason(), Sight.PUBLIC)
                    .sealed("by", person(by), Sight.FULL))
            .id();
    store.keep(
        before.id(),
        new Change(
            id,
            position,
            told.state(),
            told.reason(),
            told.authority(),
            told.from(),
            told.until(),
            told.effects(),
            now,
            entry));
    for (Dependent d : before.dependents()) {
      Effect effect = told.effects().get(d.id());
      if (effect != null) {
        boolean open = dependents.isOpen(before.body(), d.what(), d.which()).orElse(false);
        long line =
            dependents.told(
                "programme.effect", before, d, ProgrammeAudit.effect(id, d.id(), effect), open, by);
        store.keepEffect(id, d.id(), effect, now, line);
      }
    }
    Programme after = store.byId(before.id()).orElseThrow();
    following.follow(before, after, by);
    listeners.forEach(l -> l.changed(after, after.now()));
  }

  /** The clauses that a change can name, by number. */
  Map<String, String> clauses(Body body) {
    Map<String, String> clauses = new LinkedHashMap<>();
    bodies
        .constitutionAt(body.id(), bodies.now())
        .ifPresent(
            c ->
                c.constitution()
                    .clauses()
                    .forEach(x -> clauses.put(x.number(), x.number() + " " + x.title())));
    return clauses;
  }

  /** What still hangs on it. */
  List<Dependent> open(Programme p) {
    return dependents.open(p);
  }

  Set<State> next(Programme p) {
    return ProgrammeRules.next(p.now().state());
  }

  Meetings meetings() {
    return meetings;
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return ProgrammeAudit.of(store, bodies);
  }
}
