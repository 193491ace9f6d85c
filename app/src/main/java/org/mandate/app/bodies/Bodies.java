package org.mandate.app.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Parsed;
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
  private final Members members;
  private final Terms terms;
  private final Amending amending;
  private final List<Turnout.Source> turnouts = new ArrayList<>();
  private final List<OfficeEnded> leavers = new ArrayList<>();
  private final List<Proposals> proposals = new ArrayList<>();

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
    this.members = new Members(store, record, practices);
    this.amending = new Amending(store, constitutions, record);
    this.terms = new Terms(store, offices, constitutions, members, record);
  }

  /** Lets the feature that runs ballots tell the turnout of the last one. */
  public void tellTurnout(Turnout.Source source) {
    turnouts.add(source);
  }

  /** Today in London, by the database's clock. */
  public LocalDate today() {
    return Dates.on(record.now());
  }

  /** Now, by the database's clock. */
  public Instant now() {
    return record.now();
  }

  /** The name of an organisation as people write it; its code where none is known. */
  public String named(String code) {
    return practices.names(List.of(code)).getOrDefault(code, code);
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
    amending.found(body, f.constitution(), f.from().atStartOfDay(Dates.LONDON).toInstant());
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

  /** The statement about its status that holds on a day; empty while it simply acts. */
  public Optional<BodyStatus> status(UUID body, LocalDate at) {
    return members.status(body, at);
  }

  /** Everything ever stated about its status, oldest first. */
  public List<BodyStatus> statuses(UUID body) {
    return store.statuses(body);
  }

  /** States that a body pauses, acts again, merges or closes, from a day on. */
  public Outcome<BodyStatus> state(UUID body, BodyStatus wanted) {
    return members.state(body, wanted);
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
    return members.on(require(body), at, basis, Instant.MAX);
  }

  /** The same as it was known at a moment: later statements about membership are left out. */
  public Membership membership(UUID body, LocalDate at, String basis, Instant knownAt) {
    return members.on(require(body), at, basis, knownAt);
  }

  /** Who would be a member by a rule on a day. */
  public Membership preview(MembershipRule rule, LocalDate at) {
    return members.preview(rule, at);
  }

  /** Records that a practice joins or leaves from a day on. */
  public Outcome<Membership> changeMember(
      UUID body, String practice, boolean joins, LocalDate from) {
    return members.changeMember(body, practice, joins, from);
  }

  // Constitutions

  /** The version in force at a moment; empty before the first. */
  public Optional<Adopted> constitutionAt(UUID body, Instant at) {
    return constitutions.inForce(body, at);
  }

  /** All versions, oldest first; every one stays readable. */
  public List<Adopted> constitutions(UUID body) {
    return constitutions.of(body);
  }

  /** What their ballots carried and what was not adopted all the same. */
  public List<RefusedText> refusedConstitutions(UUID body) {
    return constitutions.refused(body);
  }

  /**
   * Adopts what a ballot carried, in the transaction that takes the decision; what stands in the
   * way is recorded instead. See {@link Amending}.
   *
   * @param from when it comes into force; not before it is adopted
   */
  public Amending.Done adopt(Amending.Carried carried, Instant from) {
    return amending.adopt(carried, from);
  }

  /** Lets the feature that puts drafts to the practices tell which it has put. */
  public void tellProposals(Proposals source) {
    proposals.add(source);
  }

  /** The texts put to the practices of a body, latest first. */
  public List<Proposals.Put> proposals(UUID body) {
    return proposals.stream().flatMap(p -> p.of(body).stream()).toList();
  }

  /** Keeps the next version as it is being written; in force it comes only by a decision. */
  public void keepDraft(UUID body, Map<String, ?> tree) {
    constitutions.keepDraft(body, tree);
  }

  ConstitutionStore drafts() {
    return constitutions;
  }

  // Seats and offices

  /** Puts a person into a seat for a term. */
  public Outcome<Office> beginOffice(UUID body, Appointment appointment) {
    return terms.beginOffice(body, appointment);
  }

  /** Ends an office before its term does. */
  public Outcome<Office> endOffice(UUID office, LocalDate to) {
    Outcome<Office> ended = terms.endOffice(office, to);
    ended.done().ifPresent(o -> leavers.forEach(l -> l.ended(o)));
    return ended;
  }

  /** Lets a feature follow when an office ends before its term. */
  public void tellEnded(OfficeEnded listener) {
    leavers.add(listener);
  }

  /** Who holds a seat on a day; where there are several like seats, the first by constituency. */
  public Optional<Office> holder(UUID body, String seat, LocalDate at) {
    return terms.holder(body, seat, at);
  }

  /** The offices a person holds today, in any body. */
  public List<Office> officesOf(UUID person) {
    return offices.heldBy(person, today());
  }

  public Optional<Office> office(UUID id) {
    return offices.byId(id);
  }

  /** All offices of a body ever, in the order of their beginning. */
  public List<Office> offices(UUID body) {
    return offices.of(body);
  }

  /** Every seat of the constitution in force on a day, with its holder, terms and gaps. */
  public List<SeatView> seats(UUID body, LocalDate at) {
    return terms.seats(body, at);
  }

  /** People of the member practices, as far as whoever asks may see them, by name. */
  public Map<UUID, String> candidates(UUID body) {
    return practices.people(members(body, today()).stream().map(Member::code).toList());
  }

  /** How the body is rooted in its practices on a day. */
  public Rootedness rootedness(UUID body, LocalDate at) {
    return terms.rootedness(
        body, at, turnouts.stream().flatMap(t -> t.last(body, at).stream()).findFirst());
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
    Set<String> members = new java.util.HashSet<>();
    if (!affiliated.isEmpty() || !voting.isEmpty()) {
      members(body, today).forEach(m -> members.add(m.code()));
    }
    return BodyRoles.of(held, members, affiliated, voting, today);
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (subject.kind().equals("body")) {
      find(subject.id()).ifPresent(body -> roles.addAll(roles(who, body.id())));
    }
    if (who instanceof Who.Person person && keepsRegister(person.id())) {
      roles.add(Role.REGISTRAR);
    }
    return roles;
  }

  /** Whether a person holds the registrar's seat of this installation's own keeper. */
  private boolean keepsRegister(UUID person) {
    return find(BodyRoles.KEEPER)
        .filter(
            keeper ->
                offices.heldBy(person, today()).stream()
                    .anyMatch(
                        o ->
                            o.body().equals(keeper.id())
                                && o.seat().equals(BodyRoles.REGISTRAR_SEAT)))
        .isPresent();
  }

  /** The next version as it is being written; empty when nobody began one. */
  public Optional<Parsed> proposed(UUID body) {
    return constitutions.draft(body).map(Constitution::parse);
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return new BodyAudits(store, offices, constitutions).all();
  }

  private Body require(UUID body) {
    return store.require(body);
  }
}
