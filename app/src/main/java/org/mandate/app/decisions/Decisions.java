package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotClosed;
import org.mandate.app.elections.BallotCount;
import org.mandate.app.elections.Elections;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.matters.Stage;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.web.Link;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions: taken in the transaction that closes their ballot, judged again whenever read. */
public final class Decisions implements Standing {
  private final DecisionStore store;
  private final Record record;
  private final Bodies bodies;
  private final Elections elections;
  private final Matters matters;
  private final AtMeetings atMeetings;
  private final List<DecisionTaken> listeners = new ArrayList<>();

  /**
   * What this feature stands on.
   *
   * @param db connections of the serving role
   */
  public record Ground(
      JdbcClient db,
      Record record,
      SealedFacts sealed,
      Bodies bodies,
      Matters matters,
      Elections elections,
      Meetings meetings) {}

  public Decisions(Ground ground) {
    this.store = new DecisionStore(ground.db());
    this.record = ground.record();
    this.bodies = ground.bodies();
    this.elections = ground.elections();
    this.matters = ground.matters();
    this.atMeetings = new AtMeetings(ground, store, this::told);
    elections.tellClosed(this::take);
    matters.tellStage(
        matter ->
            store
                .ofMatter(matter)
                .map(
                    d ->
                        new Stage(
                            "Decided: " + Wording.outcome(d), new Link("The decision", d.path()))));
  }

  /** Lets a feature act on decisions, in the transaction that takes them. */
  public void tellTaken(DecisionTaken listener) {
    listeners.add(listener);
  }

  private void take(BallotClosed.Closed closed) {
    Ballot ballot = closed.ballot();
    Matter matter = closed.matter();
    Body body = elections.body(ballot);
    Judgement judgement = judge(ballot, matter, closed.count(), closed.undecided());
    String reference = store.nextReference(body, matter.reference());
    String id = body.slug() + "-" + reference;
    Decision draft =
        new Decision(
            id,
            new Source.OfBallot(ballot.id()),
            matter.id(),
            body.id(),
            reference,
            matter.title(),
            ballot.constitution(),
            DecisionRules.outcome(judgement),
            DecisionRules.chosen(judgement),
            DecisionRules.valid(judgement),
            Canonical.text(DecisionRules.checks(judgement)),
            ballot.plan(),
            Optional.empty(),
            "",
            ballot.closesAt(),
            0);
    Record.Written written = record.append(entry(draft, body.slug()));
    store.keep(draft.under(written.id()));
    told(store.byId(id).orElseThrow(), matter, judgement);
  }

  private void told(Decision taken, Matter matter, Judgement judgement) {
    listeners.forEach(listener -> listener.taken(taken, matter, judgement));
  }

  /** Decisions taken at meetings: their papers, the taking, and dissent. */
  public AtMeetings atMeetings() {
    return atMeetings;
  }

  private Judgement judge(Ballot ballot, Matter matter, BallotCount count, long undecided) {
    Optional<Office> officer = ballot.office().flatMap(bodies::office);
    DecisionFacts facts =
        DecisionRules.facts(
            ballot, matter, count, undecided, officer, conflictsAtPapers(ballot, matter));
    return Judge.judge(elections.constitution(ballot), facts);
  }

  /** The conflicts counted when the papers of a ballot went out; empty where none were recorded. */
  Optional<ConflictsAtPapers> conflictsAtPapers(Ballot ballot, Matter matter) {
    return ConflictsAtPapers.of(record, ballot, matter);
  }

  public Optional<Decision> find(String id) {
    return store.byId(id);
  }

  /** The latest decision on a matter. */
  public Optional<Decision> ofMatter(UUID matter) {
    return store.ofMatter(matter);
  }

  /** Announced decisions of a body that whoever asks may not read yet, latest first. */
  public List<SealedDecision> sealedOf(UUID body) {
    return store.sealedOf(body);
  }

  /** The decisions of a body that whoever asks may read, latest first. */
  public List<Decision> of(UUID body) {
    return store.ofBody(body);
  }

  /** Decisions of a body whose review is due, and whose matter was not decided again since. */
  public List<Decision> dueForReview(UUID body) {
    List<Decision> all = of(body);
    return all.stream().filter(DecisionList.isDue(all, bodies.today())).toList();
  }

  /** The seat whose holder answers for a decision: of its meeting; of a ballot, the secretary. */
  public String owner(Decision decision) {
    return decision.source().ofMeeting().flatMap(atMeetings::owner).orElse("secretary");
  }

  /** A decision judged again from the facts as they stand. */
  public Judgement judgeAgain(Decision decision) {
    if (decision.source() instanceof Source.OfMeeting at) {
      return atMeetings.judge(decision, at);
    }
    Ballot ballot = ballot(decision);
    long undecided = elections.challenges(ballot.id()).stream().filter(c -> c.undecided()).count();
    return judge(ballot, elections.matter(ballot), elections.count(ballot), undecided);
  }

  /**
   * The ballot of a decision.
   *
   * @throws java.util.NoSuchElementException where a meeting took it
   */
  Ballot ballot(Decision decision) {
    return elections.find(decision.ballot().orElseThrow()).orElseThrow();
  }

  /** The matter that was decided. */
  Matter matterOf(Decision decision) {
    return matters.find(decision.matter()).orElseThrow();
  }

  /** A certificate's bytes; empty until it is made, or where whoever asks may not have it. */
  public Optional<byte[]> certificate(Decision decision, boolean full) {
    return store.certificate(decision.id(), full ? "full" : "public");
  }

  /** A certificate's size; empty like {@link #certificate}. */
  public Optional<Long> certificateBytes(Decision decision, boolean full) {
    return store.certificateBytes(decision.id(), full ? "full" : "public");
  }

  DecisionStore store() {
    return store;
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    return subject.kind().equals("decision")
        ? find(subject.id()).map(d -> bodies.roles(who, d.body())).orElse(Set.of())
        : Set.of();
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return List.of(new DecisionAudit(store, bodies), atMeetings.audited());
  }

  static Draft entry(Decision d, String slug) {
    return Draft.of("decision.taken", d.subject())
        .facts(facts(d, slug))
        .sealed("title", d.title(), Sight.PUBLIC)
        .sealed("effect-words", d.plan().effectWords(), Sight.PUBLIC);
  }

  static Map<String, Object> facts(Decision d, String slug) {
    Map<String, Object> facts = new TreeMap<>();
    d.ballot().ifPresent(ballot -> facts.put("ballot", ballot.toString()));
    d.source()
        .ofMeeting()
        .ifPresent(
            at -> {
              facts.put("meeting", at.meeting().toString());
              facts.put("poll", at.poll().toString());
              facts.put("capacity", d.capacity().map(Capacity::code).orElse(""));
              facts.put("clause", d.clause());
            });
    facts.put("matter", d.matter().toString());
    facts.put("body", slug);
    facts.put("constitution", d.constitution());
    facts.put("outcome", d.outcome());
    facts.put("chosen", d.chosen());
    facts.put("valid", d.valid());
    facts.put("checks", java.util.Objects.requireNonNull(Canonical.parse(d.checks())));
    d.plan().effectOn().ifPresent(day -> facts.put("effect", day.toString()));
    d.plan().reviewOn().ifPresent(day -> facts.put("review", day.toString()));
    return facts;
  }
}
