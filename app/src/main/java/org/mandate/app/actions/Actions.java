package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.matters.Paper;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.register.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Actions of bodies: given, handed over, dated anew, closed with their proof. A fact and its entry
 * commit together; facts of what is sealed make no entry of their own.
 */
public final class Actions {
  private final Ground ground;
  private final ActionStore store;
  private final Giving giving;
  private final Acting acting;
  private final List<Waiting> waiting = new ArrayList<>();

  /** What actions stand on. */
  public record Ground(
      JdbcClient db,
      Record record,
      SealedFacts sealed,
      People people,
      Bodies bodies,
      Matters matters,
      Business business,
      Decisions decisions) {}

  /** What else makes an action wait, by action and with the reason in words. */
  @FunctionalInterface
  public interface Waiting {
    Map<UUID, String> of(UUID body);
  }

  public Actions(Ground ground) {
    this.ground = ground;
    this.store = new ActionStore(ground.db());
    ActionEntries entries = new ActionEntries(ground);
    this.giving = new Giving(this, store, entries);
    this.acting = new Acting(this, store, entries);
  }

  Ground ground() {
    return ground;
  }

  /** Lets a feature say which actions wait. */
  void tellWaiting(Waiting source) {
    waiting.add(source);
  }

  /** The actions of a body that whoever asks may see, what is due first at the top. */
  public List<AgreedAction> of(UUID body) {
    return waited(store.of(body), body);
  }

  public Optional<AgreedAction> find(UUID id) {
    return store.byId(id).map(a -> waited(List.of(a), a.body()).getFirst());
  }

  public List<AgreedAction> ofDecision(Decision decision) {
    return waited(store.ofDecision(decision.id()), decision.body());
  }

  public List<AgreedAction> ofMatter(Matter matter) {
    return waited(store.ofMatter(matter.id()), matter.body());
  }

  /**
   * @param body whose agenda the item stands on
   */
  public List<AgreedAction> ofItem(UUID body, UUID item) {
    return waited(store.ofItem(item), body);
  }

  private List<AgreedAction> waited(List<AgreedAction> all, UUID body) {
    Map<UUID, String> waits = new TreeMap<>();
    waiting.forEach(w -> waits.putAll(w.of(body)));
    return all.stream()
        .map(
            a -> {
              String why = waits.get(a.id());
              return why == null || a.isClosed() ? a : a.waitingFor(why);
            })
        .sorted(AgreedAction.BY_DUE)
        .toList();
  }

  /** Who can own actions of a body today, and how they are called; for one page. */
  public Owners owners(Body body) {
    return new Owners(ground.bodies(), body);
  }

  /** Today in London, by the database's clock. */
  public LocalDate today() {
    return ground.bodies().today();
  }

  /** Whether it is overdue: its day has passed, and it neither waits nor is closed. */
  public boolean isOverdue(AgreedAction action) {
    return ActionRules.state(action, today()) == ActionRules.State.OVERDUE;
  }

  /** Whether it was done, with its proof. */
  public boolean isDone(AgreedAction action) {
    return ActionRules.state(action, today()) == ActionRules.State.DONE;
  }

  /** Open actions of a body that nobody owns any more. */
  public List<AgreedAction> orphaned(Body body) {
    Owners owners = owners(body);
    return of(body.id()).stream()
        .filter(a -> ActionRules.isOrphaned(a, owners.holds(a.owner())))
        .toList();
  }

  /** Open actions of a body that a person owns by an office. */
  public List<AgreedAction> ownedBy(Body body, UUID person) {
    Owners owners = owners(body);
    return of(body.id()).stream()
        .filter(a -> !a.isClosed() && owners.owns(a.owner(), person))
        .toList();
  }

  /** Open actions of a body that an organisation owns. */
  public List<AgreedAction> ownedBy(Body body, String organisation) {
    return of(body.id()).stream()
        .filter(a -> !a.isClosed() && a.owner().equals(new Owner.Organisation(organisation)))
        .toList();
  }

  /** Its words in a list; of what is sealed only what a list of matters shows too. */
  public String brief(AgreedAction a) {
    return a.open()
        ? a.words()
        : "An action on "
            + a.from()
                .matter()
                .flatMap(ground.matters()::find)
                .map(m -> "“" + m.title() + "”")
                .orElse("an item that is closed");
  }

  /** Whether whoever asks does it. */
  boolean owns(AgreedAction a, Owners owners, Who who) {
    return who instanceof Who.Person(UUID person)
        && (owners.owns(a.owner(), person)
            || (a.owner() instanceof Owner.Organisation(String code)
                && ground.people().myOrganisations().contains(code)));
  }

  // Doing

  /** Gives an action to its first owner. */
  public Outcome<AgreedAction> give(Body body, NewAction wanted, Who by) {
    return giving.give(body, wanted, by);
  }

  /** The same as the town tells its past: whoever may own it then is not asked. */
  public AgreedAction giveAs(Body body, NewAction wanted) {
    return giving.giveAs(body, wanted);
  }

  /** Hands it over; the form had seen this act last. */
  public Outcome<AgreedAction> handOver(
      AgreedAction a, int seen, Optional<Owner> to, String reason, Who by) {
    return acting.handOver(a, seen, to, reason, by);
  }

  /** Gives it another date. */
  public Outcome<AgreedAction> redate(
      AgreedAction a, int seen, Optional<LocalDate> due, String reason, Who by) {
    return acting.redate(a, seen, due, reason, by);
  }

  /** Closes it with its proof. */
  public Outcome<AgreedAction> close(AgreedAction a, int seen, Proof proof, Who by) {
    return acting.close(a, seen, proof, by);
  }

  /** Ends it without its being done: it is not needed any more. */
  public Outcome<AgreedAction> end(AgreedAction a, int seen, String reason, Who by) {
    return acting.end(a, seen, reason, by);
  }

  Acting acting() {
    return acting;
  }

  /** The papers that can prove it: those of its matter that whoever asks may read. */
  List<Paper> papers(AgreedAction a) {
    return a.from()
        .matter()
        .flatMap(ground.matters()::find)
        .map(m -> ground.business().papers().of(m))
        .orElse(List.of());
  }

  ActionStore store() {
    return store;
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return ActionAudit.of(store, ground.bodies());
  }
}
