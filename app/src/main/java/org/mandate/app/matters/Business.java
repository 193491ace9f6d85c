package org.mandate.app.matters;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.web.Dates;
import org.mandate.conflicts.Words;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Business before a body's own officers: raised open, closed or unannounced, with the parties it
 * touches, the stages of a procurement, and papers. Facts about what is sealed make no entry of
 * their own.
 */
public final class Business {
  private static final int REFERENCE_BYTES = 8;
  private final BusinessStore store;
  private final MatterStore matters;
  private final Record record;
  private final Bodies bodies;
  private final SealedFacts sealed;
  private final Predicate<String> onRegister;
  private final Papers papers;
  private final Views views;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param sealed takes what makes no entry of its own
   * @param onRegister whether an organisation has that code
   */
  public Business(
      JdbcClient db,
      Record record,
      Bodies bodies,
      SealedFacts sealed,
      Predicate<String> onRegister) {
    this.store = new BusinessStore(db);
    this.matters = new MatterStore(db);
    this.record = record;
    this.bodies = bodies;
    this.sealed = sealed;
    this.onRegister = onRegister;
    this.papers = new Papers(store, new PaperStore(db), record, sealed);
    this.views = new Views(db, record);
  }

  /** Who saw what of sealed matters. */
  public Views views() {
    return views;
  }

  /** The papers of matters. */
  public Papers papers() {
    return papers;
  }

  /** Raises a matter before the body's officers. */
  public Outcome<Matter> raise(Body body, NewBusiness wanted, Who by) {
    LocalDate today = bodies.today();
    List<Fault> faults = BusinessRules.faults(wanted, bodies.roles(by, body.id()), today);
    Optional<String> seat = seat(body.id(), by);
    if (faults.isEmpty() && wanted.sealing().isPresent() && seat.isEmpty()) {
      faults =
          List.of(new Fault("form", "Only who holds an office of the body may close a matter"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    String reference = matters.nextReference(body.id(), Dates.on(record.now()).getYear());
    return new Outcome.Done<>(raise(reference, body, wanted, seat.orElse(""), by));
  }

  /**
   * The same under a reference that it has already, where a body brings its past here; what is not
   * announced gets one that nobody can guess.
   */
  public Matter raiseAs(String reference, Body body, NewBusiness wanted, String seat) {
    return raise(reference, body, wanted, seat, new Who.Nobody());
  }

  private Matter raise(String next, Body body, NewBusiness wanted, String seat, Who by) {
    UUID id = matters.freshId();
    Instant now = record.now();
    boolean hidden = wanted.sealing().flatMap(NewBusiness.Sealing::unannouncedUntil).isPresent();
    String reference = hidden ? unguessable(now) : next;
    Matter m =
        new Matter(
            id,
            body.id(),
            reference,
            wanted.title().strip(),
            wanted.reasons().strip(),
            "",
            "",
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            new Matter.Openness.Open(),
            now,
            0);
    String person = by instanceof Who.Person(UUID who) ? who.toString() : "";
    if (hidden) {
      NewBusiness.Sealing s = wanted.sealing().orElseThrow();
      store.raise(m, closure(s, seat, now, 0), null, now);
      sealed.keep("matter.opened", m.subject(), tree(m, body, person), Optional.of(id));
      return matters.byId(id).orElseThrow();
    }
    Sight sight = wanted.sealing().isPresent() ? Sight.CLOSED : Sight.PUBLIC;
    Draft draft = Draft.of("matter.opened", m.subject()).facts(Matters.facts(m, body.slug()));
    Matters.sealed(m, null).forEach((field, value) -> draft.sealed(field, value, sight));
    Record.Written written = record.append(draft.sealed("by", person, Sight.FULL));
    Optional<Closure> closure =
        wanted.sealing().map(s -> closure(s, seat, now, closureEntry(m, s, seat)));
    store.raise(m, closure.orElse(null), written.id(), written.at());
    return matters.byId(id).orElseThrow();
  }

  private long closureEntry(Matter m, NewBusiness.Sealing s, String seat) {
    return record
        .append(closureDraft(m, Closure.Form.CLOSED, s.reason().strip(), seat, s.until()))
        .id();
  }

  static Draft closureDraft(
      Matter m, Closure.Form form, String reason, String seat, LocalDate until) {
    return Draft.of("matter.closure", m.subject())
        .facts(closureFacts(form, seat, until))
        .sealed("reason", reason, Sight.PUBLIC);
  }

  static Map<String, Object> closureFacts(Closure.Form form, String seat, LocalDate until) {
    return Map.of("form", form.word(), "seat", seat, "until", until.toString());
  }

  private static Closure closure(NewBusiness.Sealing s, String seat, Instant at, long entry) {
    return new Closure(
        s.unannouncedUntil().isPresent() ? Closure.Form.UNANNOUNCED : Closure.Form.CLOSED,
        s.reason().strip(),
        seat,
        s.unannouncedUntil(),
        s.until(),
        at,
        entry);
  }

  private static Map<String, Object> tree(Matter m, Body body, String by) {
    Map<String, Object> tree = new TreeMap<>(Matters.facts(m, body.slug()));
    tree.put("title", m.title());
    tree.put("reasons", m.reasons());
    tree.put("by", by);
    return tree;
  }

  private String unguessable(Instant now) {
    byte[] some = new byte[REFERENCE_BYTES];
    random.nextBytes(some);
    return Dates.on(now).getYear() + "-s" + HexFormat.of().formatHex(some);
  }

  private Optional<String> seat(UUID body, Who by) {
    return by instanceof Who.Person(UUID who)
        ? BusinessRules.choosingSeat(
            bodies.officesOf(who).stream()
                .filter(o -> o.body().equals(body))
                .map(Office::seat)
                .toList())
        : Optional.empty();
  }

  /** What was chosen about a matter's openness, oldest first. */
  public List<Closure> closures(Matter m) {
    return store.closures(m.id());
  }

  /** Opens a closed matter today, or moves the day on which it opens. */
  public Outcome<Matter> reclose(Matter m, String reason, LocalDate until, Who by) {
    LocalDate today = bodies.today();
    if (m.isOpen()) {
      return Outcome.refused("until", "It is open, and what is open stays open");
    }
    if (reason.isBlank()) {
      return Outcome.refused("why", "Say why; the reason itself is public");
    }
    Closure.Form form = until.isAfter(today) ? Closure.Form.CLOSED : Closure.Form.OPENED;
    LocalDate day = until.isAfter(today) ? until : today;
    String seat = seat(m.body(), by).orElse("");
    boolean announced = m.openness() instanceof Matter.Openness.Closed;
    long entry =
        announced ? record.append(closureDraft(m, form, reason.strip(), seat, day)).id() : 0;
    if (!announced) {
      sealed.keep(
          "matter.closure", m.subject(), closureFacts(form, seat, day), Optional.of(m.id()));
    }
    store.close(
        m.id(),
        new Closure(form, reason.strip(), seat, Optional.empty(), day, record.now(), entry));
    return new Outcome.Done<>(matters.byId(m.id()).orElseThrow());
  }

  /** Lets somebody in who needs to know; a fact about people, so it makes no entry. */
  public Outcome<Matter> letIn(Matter m, UUID person, String reason) {
    if (reason.isBlank()) {
      return Outcome.refused("reason", "Say why this person needs to know");
    }
    if (readers(m).contains(person)) {
      return Outcome.refused("person", "This person is already let in");
    }
    store.addReader(m.id(), person, bodies.today(), reason.strip(), record.now());
    sealed.keep(
        "matter.reader", m.subject(), Map.of("person", person.toString()), Optional.of(m.id()));
    return new Outcome.Done<>(m);
  }

  /** Lets somebody out again, from tomorrow on: they need to know no longer. */
  public Outcome<Matter> letOut(Matter m, UUID person) {
    if (store.endReading(m.id(), person, bodies.today().plusDays(1)) == 0) {
      return Outcome.refused("person", "The conflicts guardian lets people out, and only once");
    }
    sealed.keep(
        "matter.reader-ended",
        m.subject(),
        Map.of("person", person.toString()),
        Optional.of(m.id()));
    return new Outcome.Done<>(m);
  }

  /** Who is let in besides the body's officers, today. */
  public List<UUID> readers(Matter m) {
    LocalDate today = bodies.today();
    return store.readers(m.id()).stream()
        .filter(r -> r.until().map(today::isBefore).orElse(true))
        .map(BusinessStore.Reader::person)
        .toList();
  }

  /** The parties as known now, of all days. */
  public List<Party> parties(Matter m) {
    return store.parties(m.id());
  }

  /** Puts a party on a matter; its id and entry are given here. */
  public Outcome<Party> addParty(Matter m, Party wanted) {
    boolean known = wanted.person().isPresent() || onRegister.test(wanted.organisation());
    List<Fault> faults = BusinessRules.party(wanted, parties(m), known);
    return faults.isEmpty()
        ? new Outcome.Done<>(keep(m, wanted.of(m), "matter.party"))
        : new Outcome.Refused<>(faults);
  }

  private Party keep(Matter m, Party told, String kind) {
    long entry = 0;
    if (m.isOpen()) {
      Draft draft = Draft.of(kind, m.subject()).facts(partyFacts(told));
      draft.sealed("source", told.source(), Sight.PUBLIC);
      told.person().ifPresent(p -> draft.sealed("person", p.toString(), Sight.FULL));
      entry = record.append(draft).id();
    } else {
      Map<String, Object> fact = new TreeMap<>(partyFacts(told));
      fact.put("who", told.who());
      fact.put("source", told.source());
      sealed.keep(kind, m.subject(), fact, Optional.of(m.id()));
    }
    Party kept = told.under(entry);
    store.add(kept, record.now());
    return kept;
  }

  static Map<String, Object> partyFacts(Party p) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("party", p.id().toString());
    facts.put("organisation", p.organisation());
    facts.put("role", Words.of(p.role()));
    facts.put("from", p.from().toString());
    facts.put("until", p.until().map(LocalDate::toString).orElse(""));
    return facts;
  }

  /** From that day it is a party no longer. */
  public Outcome<Party> endParty(Matter m, UUID party, LocalDate until) {
    Optional<Party> found = parties(m).stream().filter(p -> p.id().equals(party)).findFirst();
    if (found.isEmpty()) {
      return Outcome.refused("party", "This party is not on the matter");
    }
    Party before = found.get();
    if (!until.isAfter(before.from())) {
      return Outcome.refused("until", "The end comes after " + Dates.plain(before.from()));
    }
    store.supersede(party, record.now());
    return new Outcome.Done<>(keep(m, before.endingOn(until), "matter.party-ended"));
  }

  /** Each stage with its first day, in order; "over" is the day on which the matter ends. */
  public Map<String, LocalDate> stages(Matter m) {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    store.stages(m.id()).forEach(s -> days.put(s.stage(), s.from()));
    return days;
  }

  /** Says from which day a stage holds; an earlier word about it is replaced. */
  public Outcome<Matter> setStage(Matter m, String stage, LocalDate from) {
    Map<String, LocalDate> others = stages(m);
    others.remove(stage);
    List<Fault> faults = BusinessRules.stage(stage, from, others);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Map<String, Object> fact = stageFacts(stage, from);
    long entry = 0;
    if (m.isOpen()) {
      entry = record.append(Draft.of("matter.stage", m.subject()).facts(fact)).id();
    } else {
      sealed.keep("matter.stage", m.subject(), fact, Optional.of(m.id()));
    }
    store.setStage(m.id(), stage, from, record.now(), entry);
    return new Outcome.Done<>(m);
  }

  static Map<String, Object> stageFacts(String stage, LocalDate from) {
    return Map.of("stage", stage, "from", from.toString());
  }

  /** Opens in the record the words of matters whose closure has ended; run as the closer. */
  public int openLapsed() {
    List<Long> entries = store.lapsed();
    record.show(entries, List.of("title", "reasons", "options", "evidence"), Sight.PUBLIC);
    return entries.size();
  }
}
