package org.mandate.app.decisions;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;

/**
 * Decisions taken at meetings: prepared in a paper, taken in the transaction that closes the vote,
 * and never changed; dissent is kept with them for ever.
 */
public final class AtMeetings {
  private static final int REFERENCE_BYTES = 8;
  private final Decisions.Ground ground;
  private final DecisionStore decisions;
  private final PaperStore store;
  private final Told told;
  private InTheRoom room = InTheRoom.UNKNOWN;
  private final SecureRandom random = new SecureRandom();

  /** Who is told of a decision when it is taken. */
  interface Told {
    void taken(Decision decision, Matter matter, Judgement judgement);
  }

  AtMeetings(Decisions.Ground ground, DecisionStore decisions, Told told) {
    this.ground = ground;
    this.decisions = decisions;
    this.store = new PaperStore(ground.db());
    this.told = told;
  }

  void tellRoom(InTheRoom source) {
    room = source;
  }

  /** Who was in the room, as far as whoever asks may know. */
  InTheRoom.Room room(Source.OfMeeting at) {
    return room.of(at);
  }

  /**
   * The paper of an item, before or after it was decided.
   *
   * @param version counts from 1; 0 where nobody began one
   */
  public record Prepared(DecisionPaper paper, int version) {}

  /** The paper of an item as it stands. */
  public Prepared paper(Item item) {
    return store.paper(item.id()).orElse(new Prepared(DecisionPaper.EMPTY, 0));
  }

  /**
   * Saves the paper of an item whose meeting is not over.
   *
   * @param seen the version that whoever writes began from; another saved since is not overwritten
   */
  public Outcome<Prepared> prepare(Item item, DecisionPaper wanted, int seen) {
    Body body = ground.bodies().find(item.body()).orElseThrow();
    Meeting meeting = ground.meetings().find(item.meeting()).orElseThrow();
    List<Fault> faults =
        new ArrayList<>(
            PaperRules.faults(
                wanted,
                body.source(),
                constitution(body, ground.bodies().now()),
                ground.bodies().today()));
    if (meeting.state() == Meeting.State.CLOSED || meeting.state() == Meeting.State.CANCELLED) {
      faults.add(new Fault("form", "The meeting is over, and its papers stand as they were"));
    }
    if (item.matter().isEmpty()) {
      faults.add(new Fault("form", "Nothing is decided under this item: it hangs on no matter"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    if (!store.save(item, wanted, seen, ground.record().now())) {
      return Outcome.refused(
          "form",
          "Somebody else saved this paper while you wrote. What you wrote is below; open the paper"
              + " in another tab, and bring both together");
    }
    return new Outcome.Done<>(paper(item));
  }

  /** Items to be decided at meetings to come for which nobody began a paper, with their start. */
  public Map<Item, Instant> unprepared(UUID body) {
    Map<Item, Instant> items = new java.util.LinkedHashMap<>();
    for (Meeting m : ground.meetings().of(body)) {
      if (m.state() == Meeting.State.DRAFT || m.state() == Meeting.State.CALLED) {
        ground.meetings().agendas().on(m).stream()
            .filter(i -> i.kind() == Item.Kind.DECISION && i.matter().isPresent())
            .filter(i -> store.paper(i.id()).isEmpty())
            .forEach(i -> items.put(i, m.startsAt()));
      }
    }
    return items;
  }

  /** The seat that owns a meeting, as long as somebody may see the meeting. */
  Optional<String> owner(Source.OfMeeting at) {
    return ground
        .meetings()
        .find(at.meeting())
        .map(m -> ground.meetings().owners(m))
        .filter(owners -> !owners.isEmpty())
        .map(owners -> owners.getLast().seat());
  }

  private Optional<Constitution> constitution(Body body, Instant at) {
    return ground.bodies().constitutionAt(body.id(), at).map(Adopted::constitution);
  }

  /**
   * Takes the decision of a vote; call it in the transaction that closes the vote.
   *
   * @return the decision as whoever closed the vote may read it
   */
  public Decision take(TakenAtMeeting taken) {
    Item item = taken.item();
    Matter matter = ground.matters().find(item.matter().orElseThrow()).orElseThrow();
    Body body = ground.bodies().find(item.body()).orElseThrow();
    PollFacts poll = PollFacts.read(taken.poll());
    DecisionPaper paper = paper(item).paper();
    String reference = reference(body, matter, item);
    Judgement judgement = judge(body, matter, taken.meeting(), poll);
    Decision draft =
        new Decision(
            body.slug() + "-" + reference,
            new Source.OfMeeting(taken.meeting().id(), poll.poll(), item.id(), poll.motion(), poll),
            matter.id(),
            body.id(),
            reference,
            matter.title(),
            poll.constitution(),
            DecisionRules.outcome(judgement),
            DecisionRules.chosen(judgement),
            DecisionRules.valid(judgement),
            Canonical.text(DecisionRules.checks(judgement)),
            paper.plan(),
            paper.capacity(),
            paper.clause(),
            poll.closed(),
            0);
    decisions.keep(draft.under(written(draft, body, item, taken.motion(), paper)));
    store.keep(draft, item.id(), taken.motion(), paper);
    Decision kept = decisions.byId(draft.id()).orElseThrow();
    told.taken(kept, matter, judgement);
    return kept;
  }

  private long written(Decision d, Body body, Item item, String motion, DecisionPaper paper) {
    if (!item.isSealed()) {
      Draft entry = Draft.of("decision.taken", d.subject()).facts(Decisions.facts(d, body.slug()));
      words(d, motion, paper).forEach((field, value) -> entry.sealed(field, value, Sight.PUBLIC));
      return ground.record().append(entry).id();
    }
    Map<String, Object> fact = new TreeMap<>(Decisions.facts(d, body.slug()));
    fact.putAll(words(d, motion, paper));
    ground
        .sealed()
        .keep("decision.taken", d.subject(), fact, Optional.of(d.body()), Optional.of(d.matter()));
    return 0;
  }

  /** The words of a decision, as its entry commits to them. */
  static Map<String, Object> words(Decision d, String motion, DecisionPaper paper) {
    return Map.of(
        "title", d.title(),
        "motion", motion,
        "reasons", paper.reasons(),
        "options", paper.optionTrees(),
        "criteria", paper.criteria(),
        "evidence", paper.evidenceTrees(),
        "effect-words", paper.plan().effectWords());
  }

  /** What is not announced gets a reference that nobody can guess: a gap would tell of it. */
  private String reference(Body body, Matter matter, Item item) {
    boolean hidden =
        ground
            .meetings()
            .agendas()
            .part(item.part())
            .filter(p -> p.isUnannounced(ground.bodies().today()))
            .isPresent();
    if (!hidden) {
      return decisions.nextReference(body, matter.reference());
    }
    byte[] some = new byte[REFERENCE_BYTES];
    random.nextBytes(some);
    return Dates.on(ground.record().now()).getYear() + "-s" + HexFormat.of().formatHex(some);
  }

  Judgement judge(Decision d, Source.OfMeeting at) {
    Meeting meeting = ground.meetings().find(at.meeting()).orElseThrow();
    Matter matter = ground.matters().find(d.matter()).orElseThrow();
    Body body = ground.bodies().find(d.body()).orElseThrow();
    return judge(body, matter, meeting, at.facts());
  }

  private Judgement judge(Body body, Matter matter, Meeting meeting, PollFacts poll) {
    Constitution rules =
        ground.bodies().constitutions(body.id()).stream()
            .filter(a -> a.version() == poll.constitution())
            .findFirst()
            .orElseThrow()
            .constitution();
    Optional<Office> chair = poll.chair().flatMap(ground.bodies()::office);
    return Judge.judge(rules, AtMeetingRules.facts(matter, meeting, poll, chair));
  }

  /**
   * The words of a decision taken at a meeting, where whoever asks may read them.
   *
   * @param motion that was voted on
   */
  public record Words(String motion, DecisionPaper paper) {}

  /** The words of a decision taken at a meeting. */
  public Optional<Words> words(Decision d) {
    return store.words(d.id());
  }

  /** The names of who held an office on the day of a decision, where whoever asks may know. */
  Map<UUID, String> names(Decision d) {
    Map<UUID, String> names = new java.util.LinkedHashMap<>();
    for (Office o : ground.bodies().offices(d.body())) {
      if (o.heldOn(Dates.on(d.decidedAt())) && !o.name().isEmpty()) {
        o.person().ifPresent(person -> names.putIfAbsent(person, o.name()));
      }
    }
    return names;
  }

  /** Dissent from a decision, oldest first. */
  public List<Dissent> dissent(Decision d) {
    return store.dissent(d.id());
  }

  /**
   * Keeps dissent with its decision, for ever.
   *
   * @param whose who dissents; another than {@code by} where the secretary enters it
   */
  public Outcome<Dissent> dissent(Decision d, String words, UUID whose, Who by) {
    Body body = ground.bodies().find(d.body()).orElseThrow();
    boolean self = by instanceof Who.Person(UUID id) && id.equals(whose);
    List<Office> held =
        ground.bodies().offices(body.id()).stream()
            .filter(o -> o.person().filter(whose::equals).isPresent())
            .filter(o -> o.heldOn(Dates.on(d.decidedAt())))
            .toList();
    List<Fault> faults =
        DissentRules.faults(
            d, words, held, ground.bodies().roles(by, body.id()), self, ground.bodies().today());
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Source.OfMeeting at = d.source().ofMeeting().orElseThrow();
    Dissent kept =
        new Dissent(
            store.freshId(),
            d.id(),
            words.strip(),
            self,
            held.getFirst().seat(),
            Optional.of(whose),
            ground.record().now(),
            0);
    store.keep(kept, at.item(), entry(d, kept));
    return new Outcome.Done<>(kept);
  }

  private long entry(Decision d, Dissent one) {
    Map<String, Object> facts = facts(one);
    String person = one.person().map(UUID::toString).orElse("");
    if (d.entry() != 0) {
      return ground
          .record()
          .append(
              Draft.of("decision.dissent", d.subject())
                  .facts(facts)
                  .sealed("words", one.words(), Sight.PUBLIC)
                  .sealed("person", person, Sight.FULL))
          .id();
    }
    Map<String, Object> fact = new TreeMap<>(facts);
    fact.put("words", one.words());
    fact.put("person", person);
    ground
        .sealed()
        .keep(
            "decision.dissent", d.subject(), fact, Optional.of(d.body()), Optional.of(d.matter()));
    return 0;
  }

  static Map<String, Object> facts(Dissent one) {
    return Map.of(
        "dissent", one.id().toString(),
        "entered", one.byThemself() ? "self" : "secretary",
        "seat", one.seat());
  }

  Audited audited() {
    return new DissentAudit(store);
  }
}
