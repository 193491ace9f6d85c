package org.mandate.app.bodies;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bodies: founding, status, members at a date, constitutions, seats and offices. */
public final class Bodies implements Standing {
  /** The basis on which patients are counted unless another is asked for. */
  public static final String REGISTERED = "registered";

  private final BodiesStore store;
  private final OfficeStore offices;
  private final ConstitutionStore constitutions;
  private final Record record;
  private final Practices practices;
  private final List<Turnout.Source> turnouts = new ArrayList<>();

  /**
   * @param db connections of the serving role
   * @param practices what the register says
   */
  public Bodies(JdbcClient db, Record record, Practices practices) {
    this.store = new BodiesStore(db);
    this.offices = new OfficeStore(db);
    this.constitutions = new ConstitutionStore(db);
    this.record = record;
    this.practices = practices;
  }

  /** Lets the feature that runs ballots tell the turnout of the last one. */
  public void tellTurnout(Turnout.Source source) {
    turnouts.add(source);
  }

  /** Today in London, by the database's clock. */
  public LocalDate today() {
    return Dates.on(record.now());
  }

  // Founding and status

  /** Founds a body with its first constitution. */
  public Outcome<Body> found(Founding f) {
    List<Outcome.Fault> faults = new ArrayList<>(FoundingRules.faults(f));
    String slug = FoundingRules.slug(f);
    if (faults.isEmpty() && store.bySlug(slug).isPresent()) {
      faults.add(
          new Outcome.Fault(
              "name",
              "There is a body at the address “" + slug + "” already. Choose another name."));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Body draft =
        new Body(
            UUID.randomUUID(),
            slug,
            f.name().strip(),
            f.source(),
            f.instrument().strip(),
            f.founder().strip(),
            f.rule(),
            f.from(),
            Instant.EPOCH,
            0);
    Record.Written written = record.append(BodyEntries.founded(draft).draft());
    Body body =
        new Body(
            draft.id(),
            slug,
            draft.name(),
            draft.source(),
            draft.instrument(),
            draft.founder(),
            draft.rule(),
            draft.from(),
            written.at(),
            written.id());
    store.found(body);
    adopt(body.id(), f.constitution(), f.from().atStartOfDay(Dates.LONDON).toInstant(), "founding");
    return new Outcome.Done<>(body);
  }

  public Optional<Body> find(String slug) {
    return store.bySlug(slug);
  }

  public Optional<Body> find(UUID id) {
    return store.byId(id);
  }

  /** All bodies, by name. */
  public List<Body> all() {
    return store.all();
  }

  /** Whether the body acts on a day, and if not, the statement that says so. */
  public Optional<BodyStatus> status(UUID body, LocalDate at) {
    return StatusRules.on(store.statuses(body), at);
  }

  /** Everything ever stated about its status, oldest first. */
  public List<BodyStatus> statuses(UUID body) {
    return store.statuses(body);
  }

  /** States that a body pauses, acts again, merges or closes, from a day on. */
  public Outcome<BodyStatus> state(UUID body, BodyStatus wanted) {
    Body about = require(body);
    List<BodyStatus> stated = store.statuses(body);
    Optional<String> obstacle =
        StatusRules.obstacle(StatusRules.stateOn(stated, wanted.from()), wanted.state());
    if (wanted.from().isBefore(about.from())) {
      return Outcome.refused(
          "from", "The body began on " + Dates.plain(about.from()) + ". Choose a day after that.");
    }
    if (obstacle.isPresent()) {
      return Outcome.refused("from", obstacle.get());
    }
    if (wanted.reason().isBlank()) {
      return Outcome.refused("reason", "Write the reason, and who decided it.");
    }
    if (wanted.until().filter(u -> !u.isAfter(wanted.from())).isPresent()) {
      return Outcome.refused("until", "The pause must end after it begins.");
    }
    Optional<Body> into = wanted.into().flatMap(store::byId);
    if (wanted.state() == BodyStatus.State.MERGED
        && into.filter(i -> !i.id().equals(body)).isEmpty()) {
      return Outcome.refused("into", "Choose the body into which this one merges.");
    }
    Record.Written written =
        record.append(
            BodyEntries.status(
                    about.subject(),
                    wanted.state(),
                    wanted.from(),
                    wanted.until().orElse(null),
                    into.map(Body::slug).orElse(null),
                    wanted.reason(),
                    wanted.effect())
                .draft());
    BodyStatus done =
        new BodyStatus(
            wanted.state(),
            wanted.from(),
            wanted.until(),
            into.map(Body::id),
            wanted.reason(),
            wanted.effect(),
            written.at(),
            written.id());
    store.status(body, done);
    return new Outcome.Done<>(done);
  }

  // Members

  /**
   * The members on a day with their registered patients; none before the founding or after the end.
   */
  public List<Member> members(UUID body, LocalDate at) {
    return membership(body, at, REGISTERED).members();
  }

  /**
   * The members on a day.
   *
   * @param basis of their patients: registered, weighted or adjusted
   */
  public Membership membership(UUID body, LocalDate at, String basis) {
    return membership(require(body), at, basis, Instant.MAX);
  }

  /** The same as it was known at a moment: later statements about membership are left out. */
  public Membership membership(UUID body, LocalDate at, String basis, Instant knownAt) {
    return membership(require(body), at, basis, knownAt);
  }

  private Membership membership(Body body, LocalDate at, String basis, Instant knownAt) {
    List<BodyStatus> stated =
        store.statuses(body.id()).stream().filter(s -> !s.recordedAt().isAfter(knownAt)).toList();
    if (at.isBefore(body.from())
        || body.recordedAt().isAfter(knownAt)
        || StatusRules.stateOn(stated, at).isOver()) {
      return new Membership(at, basis, List.of());
    }
    List<MembershipRules.Change> changes =
        store.changes(body.id()).stream()
            .filter(c -> !c.recordedAt().isAfter(knownAt))
            .map(BodiesStore.Recorded::change)
            .toList();
    return new Membership(at, basis, preview(body.rule(), changes, at, basis));
  }

  /** Who would be a member by a rule on a day. */
  public Membership preview(MembershipRule rule, LocalDate at) {
    return new Membership(at, REGISTERED, preview(rule, List.of(), at, REGISTERED));
  }

  private List<Member> preview(
      MembershipRule rule, List<MembershipRules.Change> changes, LocalDate at, String basis) {
    Map<String, Collection<String>> ofNetworks = new HashMap<>();
    rule.networks().forEach(n -> ofNetworks.put(n, practices.ofNetwork(n, at)));
    SortedSet<String> named = MembershipRules.members(rule, ofNetworks, changes, at);
    SortedSet<String> codes = new TreeSet<>(practices.open(named, at));
    Map<String, String> names = practices.names(codes);
    Map<String, Practices.Size> sizes = practices.sizes(codes, basis, at);
    Map<String, String> areas = areaNames(practices.areas(codes, at));
    List<Member> members = new ArrayList<>();
    for (String code : codes) {
      Practices.Size size = sizes.get(code);
      members.add(
          new Member(
              code,
              names.getOrDefault(code, code),
              areas.get(code),
              size == null ? 0 : size.patients(),
              size == null ? null : size.asAt()));
    }
    return members;
  }

  /** Areas by name; where two have one name, with the code behind it. */
  private Map<String, String> areaNames(Map<String, String> areas) {
    Map<String, String> names = practices.names(new TreeSet<>(areas.values()));
    Map<String, Integer> uses = new HashMap<>();
    names.values().forEach(name -> uses.merge(name, 1, Integer::sum));
    Map<String, String> all = new HashMap<>();
    areas.forEach(
        (practice, area) -> {
          String name = names.getOrDefault(area, area);
          all.put(practice, uses.getOrDefault(name, 1) > 1 ? name + " (" + area + ")" : name);
        });
    return all;
  }

  /** Records that a practice joins or leaves from a day on. */
  public Outcome<Membership> changeMember(
      UUID body, String practice, boolean joins, LocalDate from) {
    Body about = require(body);
    if (from.isBefore(about.from())) {
      return Outcome.refused(
          "from", "The body began on " + Dates.plain(about.from()) + ". Choose a day after that.");
    }
    if (practices.open(Set.of(practice), from).isEmpty()) {
      return Outcome.refused(
          "practice",
          "No practice with the code " + practice + " is open on that day. Check the code.");
    }
    boolean member = membership(body, from, REGISTERED).member(practice).isPresent();
    if (member == joins) {
      return Outcome.refused(
          "practice",
          joins
              ? "The practice is a member on that day already. Nothing was changed."
              : "The practice is not a member on that day. Nothing was changed.");
    }
    MembershipRules.Change change = new MembershipRules.Change(practice, joins, from);
    Record.Written written = record.append(BodyEntries.membership(about.subject(), change).draft());
    store.change(body, change, written.at(), written.id());
    return new Outcome.Done<>(membership(body, from, REGISTERED));
  }

  // Constitutions

  /** The version in force at a moment; empty before the first. */
  public Optional<Adopted> constitutionAt(UUID body, Instant at) {
    return constitutions.of(body).stream()
        .filter(a -> !a.from().isAfter(at))
        .reduce((earlier, later) -> later);
  }

  /** All versions, oldest first; every one stays readable. */
  public List<Adopted> constitutions(UUID body) {
    return constitutions.of(body);
  }

  /**
   * Adopts a constitution. The caller answers for the decision that did so.
   *
   * @param next its version is one more than the last
   * @param from when it comes into force; not before the last one
   * @param by "founding" or "ballot:UUID"
   * @throws IllegalArgumentException for another version, an earlier moment or another source
   */
  public Adopted adopt(UUID body, Constitution next, Instant from, String by) {
    Body about = require(body);
    List<Adopted> before = constitutions.of(body);
    if (next.version() != before.size() + 1L || by.equals("founding") != before.isEmpty()) {
      throw new IllegalArgumentException(
          "version "
              + next.version()
              + " by "
              + by
              + " cannot follow "
              + before.size()
              + " versions");
    }
    if (!before.isEmpty() && from.isBefore(before.getLast().from())) {
      throw new IllegalArgumentException(
          "a version cannot come into force before the last one: " + from);
    }
    String hash = sha256(Canonical.bytes(next.toMap()));
    Instant micros = from.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    Record.Written written =
        record.append(
            BodyEntries.adopted(about.subject(), next.version(), hash, micros, by, next.toMap())
                .draft());
    Adopted adopted = new Adopted(next.version(), next, micros, by, hash, written.id());
    constitutions.adopt(body, adopted, written.at());
    constitutions.dropDraft(body);
    return adopted;
  }

  ConstitutionStore drafts() {
    return constitutions;
  }

  // Seats and offices

  /** Puts a person into a seat for a term. */
  public Outcome<Office> beginOffice(UUID body, Appointment a) {
    Body about = require(body);
    if (a.from().isBefore(about.from())) {
      return Outcome.refused(
          "from", "The body began on " + Dates.plain(about.from()) + ". Choose a day after that.");
    }
    if (a.name().isBlank()) {
      return Outcome.refused("name", "Write the name as the body publishes it.");
    }
    Optional<Setting.Seat> seat =
        constitutionAt(body, a.from().plusDays(1).atStartOfDay(Dates.LONDON).toInstant())
            .flatMap(c -> c.constitution().seat(a.seat()));
    LocalDate to =
        a.to() != null
            ? a.to()
            : a.from().plusMonths(seat.map(Setting.Seat::termMonths).orElse(1L));
    Office wanted =
        new Office(
            UUID.randomUUID(),
            body,
            a.seat(),
            a.constituency(),
            a.route(),
            a.from(),
            to,
            Optional.of(a.person()),
            a.name().strip(),
            0);
    Optional<Outcome.Fault> obstacle = OfficeRules.obstacle(wanted, seat, offices.of(body));
    if (obstacle.isPresent()) {
      return new Outcome.Refused<>(List.of(obstacle.get()));
    }
    Record.Written written =
        record.append(BodyEntries.began(about.subject(), wanted, to, a.person()).draft());
    Office office =
        new Office(
            wanted.id(),
            body,
            a.seat(),
            a.constituency(),
            a.route(),
            a.from(),
            to,
            wanted.person(),
            wanted.name(),
            written.id());
    offices.begin(office, a.person(), written.at());
    return new Outcome.Done<>(office);
  }

  /** Ends an office before its term does. */
  public Outcome<Office> endOffice(UUID office, LocalDate to) {
    Optional<Office> found = offices.byId(office);
    if (found.isEmpty()) {
      return Outcome.refused("office", "There is no such office.");
    }
    Office held = found.get();
    if (!held.to().equals(offices.termEnd(office))) {
      return Outcome.refused(
          "to",
          "This office ended on " + Dates.plain(held.to()) + " already. Nothing was changed.");
    }
    if (to.isBefore(held.from()) || !to.isBefore(held.to())) {
      return Outcome.refused(
          "to",
          "Choose a day from "
              + Dates.plain(held.from())
              + " to before "
              + Dates.plain(held.to())
              + ".");
    }
    Record.Written written =
        record.append(
            BodyEntries.ended(require(held.body()).subject(), held, to, held.person().orElse(null))
                .draft());
    offices.end(office, to, written.at(), written.id());
    return new Outcome.Done<>(offices.byId(office).orElseThrow());
  }

  /** Who holds a seat on a day; where there are several like seats, the first by constituency. */
  public Optional<Office> holder(UUID body, String seat, LocalDate at) {
    return offices.of(body).stream()
        .filter(o -> o.seat().equals(seat) && o.heldOn(at))
        .min(java.util.Comparator.comparing(Office::constituency));
  }

  public Optional<Office> office(UUID id) {
    return offices.byId(id);
  }

  /** Every seat of the constitution in force on a day, with its holder, terms and gaps. */
  public List<SeatView> seats(UUID body, LocalDate at) {
    Body about = require(body);
    List<Office> all = offices.of(body).stream().filter(o -> !o.from().isAfter(at)).toList();
    Optional<Adopted> adopted =
        constitutionAt(body, at.plusDays(1).atStartOfDay(Dates.LONDON).toInstant());
    List<SeatView> views = new ArrayList<>();
    for (Setting.Seat seat : adopted.stream().flatMap(a -> seatsOf(a.constitution())).toList()) {
      for (String constituency : constituencies(about, seat, all, at)) {
        List<Office> terms =
            all.stream()
                .filter(o -> o.seat().equals(seat.id()) && o.constituency().equals(constituency))
                .toList();
        views.add(
            new SeatView(
                seat,
                constituency,
                terms.stream().filter(o -> o.heldOn(at)).findFirst(),
                terms,
                OfficeRules.gaps(terms, about.from(), at)));
      }
    }
    return views;
  }

  private static java.util.stream.Stream<Setting.Seat> seatsOf(Constitution c) {
    return c.find(Setting.Seats.class).stream().flatMap(cited -> cited.setting().seats().stream());
  }

  private SortedSet<String> constituencies(
      Body body, Setting.Seat seat, List<Office> all, LocalDate at) {
    SortedSet<String> names = new TreeSet<>();
    if (OfficeRules.perArea(seat)) {
      names.addAll(membership(body, at, REGISTERED, Instant.MAX).areas());
    }
    all.stream()
        .filter(o -> o.seat().equals(seat.id()))
        .map(Office::constituency)
        .forEach(names::add);
    if (names.isEmpty()) {
      names.add("");
    }
    return names;
  }

  /** How the body is rooted in its practices on a day. */
  public Rootedness rootedness(UUID body, LocalDate at) {
    List<SeatView> seats = seats(body, at);
    List<Office> elected =
        seats.stream()
            .flatMap(s -> s.holder().stream())
            .filter(o -> o.route() == Office.Route.ELECTED)
            .toList();
    return new Rootedness(
        seats.size(),
        elected.size(),
        elected.stream().map(Office::from).min(LocalDate::compareTo),
        turnouts.stream().flatMap(t -> t.last(body, at).stream()).findFirst(),
        false);
  }

  // Roles

  /** What somebody is towards a body today. */
  public Set<Role> roles(Who who, UUID body) {
    if (!(who instanceof Who.Person person)) {
      return Set.of();
    }
    LocalDate today = today();
    List<Office> held =
        offices.heldBy(person.id(), today).stream().filter(o -> o.body().equals(body)).toList();
    Set<String> affiliated = practices.ofPerson(person.id());
    Set<String> voting = practices.votedFor(person.id());
    Set<String> members = new TreeSet<>();
    if (!affiliated.isEmpty() || !voting.isEmpty()) {
      members(body, today).forEach(m -> members.add(m.code()));
    }
    return BodyRoles.of(held, members, affiliated, voting, today);
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    if (subject.kind().equals("body")) {
      return find(subject.id()).map(b -> roles(who, b.id())).orElse(Set.of());
    }
    if (subject.kind().equals("platform") && who instanceof Who.Person person) {
      Optional<UUID> keeper = find(BodyRoles.KEEPER).map(Body::id);
      boolean registrar =
          keeper.isPresent()
              && offices.heldBy(person.id(), today()).stream()
                  .anyMatch(
                      o ->
                          o.body().equals(keeper.get())
                              && o.seat().equals(BodyRoles.REGISTRAR_SEAT));
      return registrar ? EnumSet.of(Role.REGISTRAR) : Set.of();
    }
    return Set.of();
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return new BodyAudits(store, offices, constitutions).all();
  }

  private Body require(UUID body) {
    return store.byId(body).orElseThrow(() -> new IllegalArgumentException("no body " + body));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
