package org.mandate.app.promises;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
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
import org.mandate.app.decisions.Decisions;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.minutes.Minutes;
import org.mandate.app.minutes.MinutesSet;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.register.ListSize;
import org.mandate.app.register.Register;
import org.mandate.app.web.Dates;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Lists;
import org.mandate.ledger.Reckoned;
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
  private final PromiseEntries entries;
  private final Journals journals;
  private final PromiseLife doing;
  private final SecureRandom random = new SecureRandom();
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
    this.entries = new PromiseEntries(ground.record(), ground.sealed());
    this.journals = new Journals(this, money, entries);
    this.doing = new PromiseLife(this, life, entries);
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
    return make(body, wanted, Optional.empty(), by);
  }

  /** The same under a given reference: the town's. */
  public Outcome<Promise> makeAs(String reference, Body body, NewPromise wanted, Who by) {
    return make(body, wanted, Optional.of(reference), by);
  }

  private Outcome<Promise> make(Body body, NewPromise w, Optional<String> reference, Who by) {
    List<Fault> faults = new ArrayList<>(PromiseRules.faults(w, today()));
    organisations(w, faults);
    boolean open = isOpen(body, w.links(), faults);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    store.lock(body.id());
    UUID id = store.freshId();
    Instant now = ground.record().now();
    Promise bare =
        new Promise(
            id,
            body.id(),
            reference.orElseGet(() -> reference(body, open)),
            w.title().strip(),
            w.kind(),
            w.promiser(),
            w.payee(),
            w.links(),
            open,
            List.of(),
            now,
            0);
    long entry =
        entries.told(
            bare,
            "promise.made",
            PromiseEntries.made(bare, body.slug()),
            PromiseEntries.madeWords(bare),
            by);
    store.keep(
        new Promise(
            id,
            bare.body(),
            bare.reference(),
            bare.title(),
            bare.kind(),
            bare.promiser(),
            bare.payee(),
            bare.links(),
            open,
            List.of(),
            now,
            entry));
    keep(bare, w.version(), 1, by);
    w.beneficiaries().forEach(c -> keep(bare, c, by));
    Promise made = store.byId(id).orElseThrow();
    Outcome<List<Owed>> due = reckon(made, by);
    return switch (due) {
      case Outcome.Done<List<Owed>> _ -> new Outcome.Done<>(made);
      case Outcome.Refused<List<Owed>>(List<Fault> wrong) -> new Outcome.Refused<>(wrong);
    };
  }

  private String reference(Body body, boolean open) {
    int year = today().getYear();
    byte[] secret = new byte[8];
    random.nextBytes(secret);
    return open
        ? "%d-P%03d".formatted(year, store.nextNumber(body.id(), year))
        : year + "-s" + HexFormat.of().formatHex(secret);
  }

  private void organisations(NewPromise w, List<Fault> faults) {
    if (!w.promiser().isBlank()) {
      unknown(w.promiser(), "promiser", faults);
    }
    if (w.payee() instanceof Promise.Payee.One(String code)) {
      unknown(code, "payee", faults);
    }
    w.beneficiaries().stream()
        .map(Covered::organisation)
        .distinct()
        .forEach(c -> unknown(c, "beneficiaries", faults));
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

  /** Whether its words are public; what it stands on must be the body's, and seen. */
  private boolean isOpen(Body body, Promise.Links links, List<Fault> faults) {
    Optional<Boolean> matter = links.matter().flatMap(m -> store.isOpenMatter(m, body.id()));
    if (links.matter().isPresent() && matter.isEmpty()) {
      faults.add(new Fault("matter", "Choose a matter of this body that you may read"));
    }
    boolean open = matter.orElse(true);
    links
        .programme()
        .filter(
            x -> ground.programmes().find(x).filter(p -> p.body().equals(body.id())).isEmpty())
        .ifPresent(x -> faults.add(new Fault("programme", "Choose a programme of this body")));
    links
        .decision()
        .filter(
            d -> ground.decisions().find(d).filter(x -> x.body().equals(body.id())).isEmpty())
        .ifPresent(d -> faults.add(new Fault("decision", "Choose a decision of this body")));
    if (links.minute().isPresent()) {
      Optional<MinutesSet> set =
          links.minute().flatMap(ground.minutes()::find).filter(s -> s.body().equals(body.id()));
      boolean shown = set.filter(s -> s.state() == MinutesSet.State.PUBLISHED).isPresent();
      if (set.isEmpty() || (open && !shown)) {
        faults.add(
            new Fault(
                "words",
                "Words of minutes that are not published stand only on a closed matter. Publish"
                    + " the minutes first, or quote another document"));
      }
    }
    return open;
  }

  /** Records other terms: how a side reads the promise from a day on. */
  public Outcome<Version> newVersion(Promise p, NewVersion wanted, Who by) {
    store.lock(p.id());
    Promise now = store.byId(p.id()).orElseThrow();
    List<Fault> faults = new ArrayList<>(PromiseRules.faults(wanted, now.kind(), today()));
    int number = now.ours().number() + (wanted.side() == Promise.Side.OURS ? 1 : 0);
    if (wanted.side() == Promise.Side.OURS
        && wanted.validFrom().isBefore(now.ours().validFrom())) {
      faults.add(
          new Fault(
              "valid-from",
              "New terms hold from the day of the last ones on, "
                  + Dates.plain(now.ours().validFrom())));
    }
    if (wanted.side() == Promise.Side.THEIRS && now.theirs(number).isPresent()) {
      faults.add(
          new Fault(
              "side",
              "How they read these terms is recorded. What they say now is an answer, or new terms"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Version kept = keep(now, wanted, number, by);
    return switch (reckon(store.byId(p.id()).orElseThrow(), by)) {
      case Outcome.Done<List<Owed>> _ -> new Outcome.Done<>(kept);
      case Outcome.Refused<List<Owed>>(List<Fault> wrong) -> new Outcome.Refused<>(wrong);
    };
  }

  private Version keep(Promise p, NewVersion w, int number, Who by) {
    Version bare = version(p, w, number, store.freshId(), 0);
    long entry =
        entries.told(
            p,
            "promise.version",
            PromiseEntries.version(bare),
            PromiseEntries.versionWords(bare),
            by);
    Version kept = version(p, w, number, bare.id(), entry);
    store.keep(kept);
    return kept;
  }

  private Version version(Promise p, NewVersion w, int number, UUID id, long entry) {
    return new Version(
        id,
        p.id(),
        number,
        w.side(),
        w.words().strip(),
        w.source(),
        w.terms(),
        w.support(),
        w.instalments(),
        w.conditions().strip(),
        w.clawBack().strip(),
        w.validFrom(),
        ground.record().now(),
        entry);
  }

  Beneficiary keep(Promise p, Covered c, Who by) {
    return doing.keep(p, c, by);
  }

  // Money

  /**
   * Reckons what falls due anew, from the terms, those covered and the lists as known now; what
   * changed is taken back in the journal and posted again. Nothing happens where nothing changed.
   */
  public Outcome<List<Owed>> reckon(Promise p, Who by) {
    Instant now = ground.record().now();
    List<Owed> held = money.dues(p.id());
    Reckoned<List<Owed>> dues = Reckoner.dues(p, beneficiaries(p), this::sizes, now);
    if (dues.done().isEmpty()) {
      return new Outcome.Refused<>(
          dues.faults().stream().map(f -> new Fault(f.field(), f.words())).toList());
    }
    List<Owed> wanted = dues.orElseThrow();
    List<Owed> gone = held.stream().filter(h -> wanted.stream().noneMatch(h::saysAs)).toList();
    List<Owed> come = wanted.stream().filter(w -> held.stream().noneMatch(w::saysAs)).toList();
    if (gone.isEmpty() && come.isEmpty()) {
      return new Outcome.Done<>(held);
    }
    List<UUID> ids = money.freshIds(come.size());
    List<Owed> bare = under(come, ids, 0);
    long entry =
        entries.told(p, "promise.dues", PromiseEntries.dues(bare, gone), Map.of(), by);
    List<Owed> kept = under(bare, ids, entry);
    money.supersedeDues(gone.stream().map(Owed::id).toList(), now);
    money.keepDues(kept);
    journals.due(p, gone, kept, entry);
    return new Outcome.Done<>(money.dues(p.id()));
  }

  /** Whether the lists known now make other dues than those that stand. */
  public boolean isStale(Promise p) {
    List<Owed> held = money.dues(p.id());
    return Reckoner.dues(p, beneficiaries(p), this::sizes, ground.record().now())
        .done()
        .filter(w -> w.size() != held.size() || !w.stream().allMatch(o -> said(held, o)))
        .isPresent();
  }

  private static boolean said(List<Owed> held, Owed one) {
    return held.stream().anyMatch(one::saysAs);
  }

  private static List<Owed> under(List<Owed> dues, List<UUID> ids, long entry) {
    List<Owed> all = new ArrayList<>();
    for (int i = 0; i < dues.size(); i++) {
      all.add(dues.get(i).under(ids.get(i), entry));
    }
    return all;
  }

  private Collection<Lists.Size> sizes(Collection<String> codes, Basis basis, LocalDate day) {
    return ground.register().listSizes(codes, basis.word(), day).values().stream()
        .map(s -> size(s, basis))
        .toList();
  }

  private static Lists.Size size(ListSize s, Basis basis) {
    return new Lists.Size(
        s.code(), basis, BigDecimal.valueOf(s.patients()), s.asAt(), "the register");
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
    List<String> codes = beneficiaries(p).stream().map(Beneficiary::organisation).distinct().toList();
    return switch (p.payee()) {
      case Promise.Payee.Itself _ -> codes.stream().filter(payee::equals).toList();
      case Promise.Payee.One(String code) -> code.equals(payee) ? codes : List.of();
      case Promise.Payee.Network _ -> {
        Map<String, String> networks = ground.register().networksOf(codes, day);
        yield codes.stream().filter(c -> payee.equals(networks.get(c))).toList();
      }
    };
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return PromiseAudit.of(store, life, money, ground.bodies());
  }
}
