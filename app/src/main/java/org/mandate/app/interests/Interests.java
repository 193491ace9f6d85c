package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Jobs;
import org.mandate.app.access.Mail;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.conflicts.Link;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Declared interests. Who may see or say something is decided by the database for the identity of
 * the transaction: the person, the conflicts guardian of their bodies, the jobs; everybody else
 * reads the published register.
 */
public final class Interests {

  private final InterestStore store;
  private final ReturnStore returns;
  private final Record record;
  private final Bodies bodies;
  private final DecisionMakers makers;
  private final PublicRegister register;
  private final Reminders reminders;
  private final Gifts gifts;
  private final Declaring declaring;

  /**
   * What this stands on.
   *
   * @param db connections of the serving role
   * @param sealed keeps what makes no entry of its own
   * @param publicUrl address under which people reach the program, for reminders
   */
  public record Ground(
      JdbcClient db,
      Record record,
      Bodies bodies,
      Policies policies,
      Jobs jobs,
      Mail mail,
      SealedFacts sealed,
      String publicUrl) {}

  public Interests(Ground ground) {
    this.store = new InterestStore(ground.db());
    this.returns = new ReturnStore(ground.db());
    this.record = ground.record();
    this.bodies = ground.bodies();
    this.makers = new DecisionMakers(returns, bodies, ground.policies(), ground.jobs());
    this.register = new PublicRegister(ground.db(), returns, ground.policies(), makers);
    this.reminders = new Reminders(returns, makers, ground);
    this.gifts = new Gifts(returns, record, ground.sealed(), makers);
    this.declaring = new Declaring(store, record, ground.sealed(), makers);
  }

  /** Lets a feature know, in the same transaction, whose interests changed. */
  public void tell(InterestChanged listener) {
    declaring.tell(listener);
  }

  public LocalDate today() {
    return store.today();
  }

  // Links, for those who find conflicts

  /**
   * The links of standing declarations of all times to these organisations, as far as the identity
   * of the transaction sees them: ask as the job warden for all.
   */
  public List<Link> linksTo(Collection<String> organisations) {
    Set<String> wanted = Set.copyOf(organisations);
    return store.to(wanted).stream()
        .flatMap(i -> InterestLinks.of(i).stream())
        .filter(l -> wanted.contains(l.to()))
        .toList();
  }

  /**
   * The links of standing declarations of all times of these people, and the close ties that others
   * declared to them; ask as the job warden for all.
   */
  public List<Link> linksOf(Collection<UUID> people) {
    Set<String> wanted =
        people.stream().map(UUID::toString).collect(java.util.stream.Collectors.toSet());
    return store.of(Set.copyOf(people)).stream()
        .flatMap(i -> InterestLinks.of(i).stream())
        .filter(l -> wanted.contains(l.from()) || wanted.contains(l.to()))
        .toList();
  }

  // Declaring

  /** What stands of a person, as far as whoever asks may see it; the latest first. */
  public List<Interest> of(UUID person) {
    return store.of(person);
  }

  /** A row, as far as whoever asks may see it. */
  public Optional<Interest> find(UUID id) {
    return store.find(id);
  }

  /**
   * Declares an interest of a person, who is whoever asks, or anybody for the job that loads files.
   *
   * @param id of the new row; declaring it again changes nothing
   */
  public Outcome<Interest> declare(UUID id, UUID person, NewInterest wanted) {
    return declaring.declare(id, person, wanted);
  }

  /**
   * Ends an interest: what was said before stays, as superseded.
   *
   * @param until the first day on which it is no longer held
   */
  public Outcome<Interest> end(UUID id, LocalDate until) {
    return declaring.end(id, until);
  }

  /**
   * Corrects what was declared. When it was declared, and when the person came to know of it,
   * stays.
   *
   * @param newId of the row that takes its place; correcting again under it changes nothing
   */
  public Outcome<Interest> correct(UUID id, UUID newId, NewInterest wanted) {
    return declaring.correct(id, newId, wanted);
  }

  /**
   * Withholds an interest from publication, or lifts that: the conflicts guardian's decision.
   *
   * @param reason published in its place; empty to publish it again
   */
  public Outcome<Interest> withhold(UUID id, String reason) {
    return declaring.withhold(id, reason);
  }

  /** Who may be named as close: colleagues and holders of offices whom whoever asks may see. */
  List<InterestStore.Seen> knownPeople() {
    return store.knownPeople();
  }

  /** Through whom an indirect interest is held, in words; empty for one's own. */
  String closeTo(Interest i) {
    Interest.Close close = i.held().close();
    return close == null
        ? ""
        : InterestWords.tie(close.tie())
            + ": "
            + close.known().flatMap(store::name).orElse(close.name());
  }

  /** Whose interests whoever asks keeps as a conflicts guardian, by name. */
  Map<UUID, String> peopleIGuard() {
    return store.guarded();
  }

  /** What stands of these people, as far as whoever asks may see it. */
  List<Interest> ofAll(Collection<UUID> people) {
    return store.ofAll(people);
  }

  // Gifts

  Optional<Gift> gift(UUID id) {
    return returns.gift(id);
  }

  /** What stands of a person, the latest first. */
  public List<Gift> gifts(UUID person) {
    return gifts.of(person);
  }

  /**
   * Declares a gift or hospitality.
   *
   * @param id of the new row; declaring it again changes nothing
   */
  public Outcome<Gift> declareGift(UUID id, UUID person, NewGift wanted) {
    store.lock(person);
    return gifts.declare(id, person, wanted, today());
  }

  /** Withholds a gift from publication, or lifts that with no reason. */
  public Outcome<Gift> withholdGift(UUID id, String reason) {
    return gifts.withhold(id, reason);
  }

  // Nil returns and confirmations

  /** What a person returned to any body, the latest first. */
  public List<Return> returns(UUID person) {
    return returns.returns(person);
  }

  /**
   * Tells a body that a person has nothing to declare, or that all they declared still holds. Said
   * twice on a day it changes nothing.
   */
  public Outcome<Return> say(UUID person, Body body, Return.What what) {
    store.lock(person);
    LocalDate today = today();
    boolean hasSome = store.of(person).stream().anyMatch(i -> i.heldOn(today));
    if (what == Return.What.NIL && hasSome) {
      return Outcome.refused(
          "nil", "You have declared interests that still hold. Confirm them, or end them first.");
    }
    if (what == Return.What.CONFIRMED && !hasSome) {
      return Outcome.refused(
          "confirm", "You have declared nothing that holds today. Say that there is nothing.");
    }
    Optional<Return> before =
        returns.returns(person).stream()
            .filter(r -> r.body().equals(body.id()) && r.what() == what && r.on().equals(today))
            .findFirst();
    if (before.isPresent()) {
      return new Outcome.Done<>(before.get());
    }
    Record.Written written = record.append(InterestEntries.draft(body, what, today, person));
    Return kept =
        new Return(UUID.randomUUID(), person, body.id(), what, today, written.at(), written.id());
    returns.keep(kept);
    return new Outcome.Done<>(kept);
  }

  /** The bodies to which a person declares, by their adopted policies. */
  public List<Body> declaresTo(UUID person) {
    return makers.bodiesOf(person);
  }

  // The register, and who is late

  /** The published register of a body as known on a day; empty where no policy was adopted. */
  public Optional<Published> register(Body body, LocalDate day) {
    return register.of(body, day);
  }

  /** Where each decision-maker stands, by name. For the guardian and the person. */
  List<Standing> standings(Body body, AdoptedPolicy policy, LocalDate day) {
    return makers.of(body, policy, day);
  }

  /** Sends the reminders that are due; call as the job post. How many were sent. */
  public int remind() {
    return reminders.round();
  }

  /** Erases what the policies no longer let be kept; call as the job warden or eraser. */
  public long eraseLapsed() {
    return store.eraseLapsed();
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return InterestEntries.audited(store, returns);
  }
}
