package org.mandate.app.promises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.actions.Programme;
import org.mandate.app.actions.Programmes;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.decisions.Certificates;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.minutes.Minutes;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.register.Register;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Promises to the practices of bodies: their words and terms, what falls due, what came and what is
 * missing. Everything a promise says and every move of its money is a dated fact with its entry in
 * the record; one on a closed matter is sealed as that is.
 */
public final class Promises {
  private final Ground ground;
  private final PromiseStore store;
  private final LifeStore life;
  private final MoneyStore money;
  private final Journals journals;
  private final PromiseLife doing;
  private final Making making;
  private final Reckoning reckoning;
  private final List<Beside> besides = new ArrayList<>();

  /** What it stands on. */
  public record Ground(
      JdbcTemplate jdbc,
      Record record,
      SealedFacts sealed,
      Register register,
      Bodies bodies,
      Matters matters,
      Business business,
      Meetings meetings,
      Decisions decisions,
      Minutes minutes,
      Programmes programmes) {}

  public Promises(Ground ground) {
    this.ground = ground;
    this.money = new MoneyStore(ground.jdbc());
    this.store = new PromiseStore(JdbcClient.create(ground.jdbc()));
    this.life = new LifeStore(JdbcClient.create(ground.jdbc()));
    PromiseEntries entries = new PromiseEntries(ground.record(), ground.sealed());
    this.journals = new Journals(this, money, entries);
    this.doing = new PromiseLife(this, life, entries);
    this.making = new Making(this, entries);
    this.reckoning = new Reckoning(this, money, journals, entries);
  }

  /** Lets a feature show on the pages of promises. */
  public void tellBeside(Beside beside) {
    besides.add(beside);
  }

  List<Beside> besides() {
    return besides;
  }

  /** What an organisation is called. */
  public String named(String code) {
    return ground.bodies().named(code);
  }

  public Ground ground() {
    return ground;
  }

  PromiseStore store() {
    return store;
  }

  public LocalDate today() {
    return ground.bodies().today();
  }

  // Reading

  /** The promises to a body that whoever asks may read, oldest first. */
  public List<Promise> of(UUID body) {
    return store.of(body);
  }

  public Optional<Promise> find(UUID id) {
    return store.byId(id);
  }

  /**
   * @param reference "2026-P003" within the body
   */
  public Optional<Promise> at(UUID body, String reference) {
    return store.at(body, reference);
  }

  /** Promises that a decision is the source of. */
  public List<Promise> ofDecision(String decision) {
    return store.ofDecision(decision);
  }

  public List<Promise> ofProgramme(UUID programme) {
    return store.ofProgramme(programme);
  }

  /** Whom it covers, as held now. */
  public List<Beneficiary> beneficiaries(Promise p) {
    return life.beneficiaries(p.id());
  }

  /** What is answered, delivered and handed on. */
  public PromiseLife life() {
    return doing;
  }

  /** What falls due, as held now, by organisation and day. */
  public List<Owed> dues(Promise p) {
    return money.dues(p.id());
  }

  /** The moves of its money, oldest first, without what was promised and what fell due. */
  public List<Posted> entries(Promise p) {
    return money.entries(p.id());
  }

  /** What was posted for a payer's line. */
  public List<Posted> ofReceipt(UUID receipt) {
    return money.ofReceipt(receipt);
  }

  /** The programme it hangs on, where that stands still: its dues are shown as stopped. */
  public Optional<Programme> stoppedBy(Promise p) {
    return p.links()
        .programme()
        .flatMap(ground.programmes()::find)
        .filter(x -> !x.now().state().runs());
  }

  /** Whether whoever asks works for the organisation that owes it today. */
  boolean isOfPromiser(Promise p) {
    return store.isOfMyOrganisation(p.id());
  }

  // Making

  /** Records a promise with its first terms, and reckons what falls due. */
  public Outcome<Promise> make(Body body, NewPromise wanted, Who by) {
    return making.make(body, wanted, Optional.empty(), by);
  }

  /** The same under a given reference: the town's. */
  public Outcome<Promise> makeAs(String reference, Body body, NewPromise wanted, Who by) {
    return making.make(body, wanted, Optional.of(reference), by);
  }

  /** Records other terms: how a side reads the promise from a day on. */
  public Outcome<Version> newVersion(Promise p, NewVersion wanted, Who by) {
    return making.newVersion(p, wanted, by);
  }

  /** Says so where the register knows no such organisation. */
  void unknown(String code, String field, List<Fault> faults) {
    if (ground.register().organisation(code, today()).isEmpty()) {
      faults.add(
          new Fault(
              field,
              "The register knows no organisation “"
                  + code
                  + "”. Search the register for its code, or add it there first"));
    }
  }

  // Money

  /**
   * Reckons what falls due anew, from the terms, those covered and the lists as known now; what
   * changed is taken back in the journal and posted again. Nothing happens where nothing changed.
   */
  public Outcome<List<Owed>> reckon(Promise p, Who by) {
    return reckoning.reckon(p, by);
  }

  /** Whether the lists known now make other dues than those that stand. */
  public boolean isStale(Promise p) {
    return reckoning.isStale(p);
  }

  /** Posts one movement of money. */
  public Outcome<Posted> post(Promise p, PostedEntry wanted, Who by) {
    return switch (post(p, List.of(wanted), by)) {
      case Outcome.Done<List<Posted>>(List<Posted> all) -> new Outcome.Done<>(all.getFirst());
      case Outcome.Refused<List<Posted>>(List<Fault> faults) -> new Outcome.Refused<>(faults);
    };
  }

  /** Posts all of these movements, or none: the only way into the journal. */
  public Outcome<List<Posted>> post(Promise p, List<PostedEntry> wanted, Who by) {
    return journals.post(p, wanted, by);
  }

  /** Takes a wrong entry back whole. */
  public Outcome<Posted> reverse(Promise p, UUID entry, String reason, Who by) {
    return journals.reverse(p, entry, reason, by);
  }

  /** Each promise of a body on a day, practice by practice. */
  public List<PromiseGap> gap(UUID body, LocalDate day) {
    return gap(body, day, MoneyStore.AS_NOW);
  }

  /** The same as it was known at a moment. */
  public List<PromiseGap> gap(UUID body, LocalDate day, Instant knownAt) {
    return journals.gaps(store.of(body), day, knownAt);
  }

  /** One promise on a day. */
  public PromiseGap gap(Promise p, LocalDate day) {
    return gaps(List.of(p), day).getFirst();
  }

  /** Some promises on a day. */
  public List<PromiseGap> gaps(List<Promise> all, LocalDate day) {
    return journals.gaps(all, day, MoneyStore.AS_NOW);
  }

  /** A sum that came for several, shared by what each is still owed; to the last penny. */
  public Map<String, Long> share(
      Promise p, long pence, Collection<String> organisations, LocalDate day) {
    return journals.share(p, pence, organisations, day);
  }

  /** For whom of those covered an organisation is the payee on a day: a network, or itself. */
  public List<String> paidThrough(Promise p, String payee, LocalDate day) {
    List<String> codes =
        beneficiaries(p).stream().map(Beneficiary::organisation).distinct().toList();
    return switch (p.payee()) {
      case Promise.Payee.Itself _ -> codes.stream().filter(payee::equals).toList();
      case Promise.Payee.One(String code) -> code.equals(payee) ? codes : List.of();
      case Promise.Payee.Network _ -> {
        Map<String, String> networks = ground.register().networksOf(codes, day);
        yield codes.stream().filter(c -> payee.equals(networks.get(c))).toList();
      }
    };
  }

  /** What of them stands in the certificates of the decisions that they hang on. */
  public Certificates.Further inCertificates() {
    return new Certificates.Further() {
      @Override
      public List<Long> entries(Decision decision) {
        return store.entriesOf(decision.id());
      }

      @Override
      public Map<String, Long> lastPlaces() {
        return store.lastPlaces();
      }
    };
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return PromiseAudit.of(store, life, money, ground.bodies());
  }
}
