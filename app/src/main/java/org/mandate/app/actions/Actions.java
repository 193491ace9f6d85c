package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.decisions.Source;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.matters.Paper;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.register.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Actions of bodies: given, handed over, dated anew, closed with their proof. A fact and its entry
 * commit together; facts of what is sealed make no entry of their own.
 */
public final class Actions {
  private static final String SEEN_BEFORE =
      "Somebody else changed this action meanwhile. Read what was done, then send it again";

  private final Ground ground;
  private final ActionStore store;
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
    Owners owners = owners(body);
    boolean stands = wanted.owner().filter(o -> stands(owners, o)).isPresent();
    List<Fault> faults = new ArrayList<>(ActionRules.newAction(wanted, stands, today()));
    Optional<AgreedAction.From> from = source(body, wanted.from());
    if (from.isEmpty()) {
      faults.add(new Fault("from", "Choose what it comes from, or nothing"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    return new Outcome.Done<>(keep(body, wanted, from.get(), owners, by));
  }

  private static boolean stands(Owners owners, Owner owner) {
    return owners.choices().containsKey(owner.key());
  }

  /** The same as the town tells its past: whoever may own it then is not asked. */
  public AgreedAction giveAs(Body body, NewAction wanted) {
    return keep(
        body, wanted, source(body, wanted.from()).orElseThrow(), owners(body), new Who.Nobody());
  }

  /** Where it comes from, with the matter of a decision or an item; empty where it is not known. */
  private Optional<AgreedAction.From> source(Body body, AgreedAction.From wanted) {
    if (wanted.decision().isPresent()) {
      return ground
          .decisions()
          .find(wanted.decision().get())
          .filter(d -> d.body().equals(body.id()))
          .map(
              d ->
                  new AgreedAction.From(
                      wanted.decision(),
                      Optional.ofNullable(d.matter()),
                      d.source().ofMeeting().map(Source.OfMeeting::item)));
    }
    if (wanted.item().isPresent()) {
      return store
          .item(wanted.item().get())
          .filter(i -> i.body().equals(body.id()))
          .map(i -> new AgreedAction.From(Optional.empty(), i.matter(), wanted.item()));
    }
    if (wanted.matter().isPresent()) {
      return ground
          .matters()
          .find(wanted.matter().get())
          .filter(m -> m.body().equals(body.id()) && !m.isWithheld())
          .map(m -> wanted);
    }
    return Optional.of(wanted);
  }

  private AgreedAction keep(
      Body body, NewAction wanted, AgreedAction.From from, Owners owners, Who by) {
    boolean open =
        from.matter().flatMap(ground.matters()::find).map(Matter::isOpen).orElse(true)
            && from.item().flatMap(store::item).map(ActionStore.Item::open).orElse(true);
    UUID id = store.freshId();
    Instant now = ground.record().now();
    Act first =
        new Act(
            store.freshId(),
            id,
            1,
            Act.Kind.GIVEN,
            wanted.owner(),
            wanted.due(),
            "",
            "",
            Optional.empty(),
            as(owners, by),
            now,
            0);
    AgreedAction a =
        new AgreedAction(
            id,
            body.id(),
            from,
            wanted.words().strip(),
            open,
            now,
            List.of(first),
            Optional.empty(),
            0);
    Map<String, Object> facts = new TreeMap<>(first.facts());
    facts.putAll(ActionAudit.facts(a, body.slug()));
    long entry = told(a, first, facts, Map.of("words", a.words()), by);
    store.keep(
        new AgreedAction(
            id,
            a.body(),
            from,
            a.words(),
            open,
            now,
            List.of(under(first, entry)),
            Optional.empty(),
            entry));
    return store.byId(id).orElseThrow();
  }

  private static Act under(Act a, long entry) {
    return new Act(
        a.id(),
        a.action(),
        a.position(),
        a.kind(),
        a.owner(),
        a.due(),
        a.words(),
        a.link(),
        a.paper(),
        a.as(),
        a.at(),
        entry);
  }

  /** Writes the entry, or keeps a sealed fact; 0 where it makes no entry. */
  private long told(
      AgreedAction a, Act act, Map<String, Object> facts, Map<String, String> words, Who by) {
    String person = by instanceof Who.Person(UUID who) ? who.toString() : "";
    if (!a.open()) {
      Map<String, Object> fact = new TreeMap<>(facts);
      fact.putAll(words);
      fact.put("by", person);
      ground
          .sealed()
          .keep(act.entryKind(), a.subject(), fact, Optional.of(a.body()), a.from().matter());
      return 0;
    }
    Draft draft = Draft.of(act.entryKind(), a.subject()).facts(facts);
    words.forEach((field, value) -> draft.sealed(field, value, Sight.PUBLIC));
    return ground.record().append(draft.sealed("by", person, Sight.FULL)).id();
  }

  private Act.As as(Owners owners, Who by) {
    return by instanceof Who.Person(UUID person)
        ? new Act.As(owners.actingSeat(person).orElse(""), "")
        : Act.As.NOBODY;
  }

  /** Hands it over; the form had seen this act last. */
  public Outcome<AgreedAction> handOver(
      AgreedAction a, int seen, Optional<Owner> to, String reason, Who by) {
    return act(
        a,
        seen,
        by,
        ActionRules::mayMove,
        owners -> {
          List<Fault> faults =
              new ArrayList<>(ActionRules.words("reason", reason, "Say why it is handed over"));
          if (to.filter(o -> stands(owners, o)).isEmpty()) {
            faults.add(new Fault("owner", "Choose to whom it goes"));
          } else if (to.get().equals(a.owner())) {
            faults.add(new Fault("owner", "This is its owner already"));
          }
          return faults;
        },
        Act.Kind.HANDED,
        to,
        Optional.empty(),
        new Proof(reason, "", Optional.empty()));
  }

  /** Gives it another date. */
  public Outcome<AgreedAction> redate(
      AgreedAction a, int seen, Optional<LocalDate> due, String reason, Who by) {
    return act(
        a,
        seen,
        by,
        ActionRules::mayMove,
        owners -> {
          List<Fault> faults = new ArrayList<>(ActionRules.due(due, today()));
          faults.addAll(ActionRules.words("reason", reason, "Say why its date changes"));
          if (due.filter(a.due()::equals).isPresent()) {
            faults.add(new Fault("due", "This is its date already"));
          }
          return faults;
        },
        Act.Kind.DATED,
        Optional.empty(),
        due,
        new Proof(reason, "", Optional.empty()));
  }

  /** Closes it with its proof. */
  public Outcome<AgreedAction> close(AgreedAction a, int seen, Proof proof, Who by) {
    return act(
        a,
        seen,
        by,
        ActionRules::mayClose,
        owners -> ActionRules.proof(proof, proof.paper().filter(p -> isItsOwn(a, p)).isPresent()),
        Act.Kind.DONE,
        Optional.empty(),
        Optional.empty(),
        proof);
  }

  private boolean isItsOwn(AgreedAction a, UUID paper) {
    return papers(a).stream().anyMatch(p -> p.id().equals(paper));
  }

  /** The papers that can prove it: those of its matter that whoever asks may read. */
  List<Paper> papers(AgreedAction a) {
    return a.from()
        .matter()
        .flatMap(ground.matters()::find)
        .map(m -> ground.business().papers().of(m))
        .orElse(List.of());
  }

  /** Ends it without its being done: it is not needed any more. */
  public Outcome<AgreedAction> end(AgreedAction a, int seen, String reason, Who by) {
    return act(
        a,
        seen,
        by,
        (roles, owns) -> ActionRules.keeps(roles),
        owners -> ActionRules.words("reason", reason, "Say why it is not needed any more"),
        Act.Kind.ENDED,
        Optional.empty(),
        Optional.empty(),
        new Proof(reason, "", Optional.empty()));
  }

  /** Whether roles and ownership allow something. */
  private interface Leave {
    boolean given(Set<Role> roles, boolean owns);
  }

  private Outcome<AgreedAction> act(
      AgreedAction read,
      int seen,
      Who by,
      Leave leave,
      Function<Owners, List<Fault>> faults,
      Act.Kind kind,
      Optional<Owner> owner,
      Optional<LocalDate> due,
      Proof words) {
    String box = box(kind);
    store.lock(read.id());
    AgreedAction a = find(read.id()).orElseThrow();
    Body body = ground.bodies().find(a.body()).orElseThrow();
    Owners owners = owners(body);
    if (a.isClosed()) {
      return Outcome.refused(box, "This action is closed already. Nothing was changed");
    }
    if (!leave.given(ground.bodies().roles(by, a.body()), owns(a, owners, by))) {
      return Outcome.refused(box, "Its owner, the secretary or the chair does this");
    }
    List<Fault> found = faults.apply(owners);
    if (found.isEmpty() && a.seen() != seen) {
      found = List.of(new Fault(box, SEEN_BEFORE));
    }
    if (!found.isEmpty()) {
      return new Outcome.Refused<>(found);
    }
    Act.As as = as(owners, by);
    boolean forPractice = as.seat().isEmpty() && a.owner() instanceof Owner.Organisation;
    add(
        a,
        kind,
        owner,
        due,
        words,
        forPractice ? new Act.As("", ((Owner.Organisation) a.owner()).code()) : as,
        by);
    return new Outcome.Done<>(find(a.id()).orElseThrow());
  }

  /** The first box of its form: where a refusal of the whole stands. */
  private static String box(Act.Kind kind) {
    return switch (kind) {
      case GIVEN, DONE -> "words";
      case HANDED -> "owner";
      case DATED -> "due";
      case ENDED -> "reason";
    };
  }

  /** Adds an act that was judged already; the action's lock is held. */
  void add(
      AgreedAction a,
      Act.Kind kind,
      Optional<Owner> owner,
      Optional<LocalDate> due,
      Proof words,
      Act.As as,
      Who by) {
    Act act =
        new Act(
            store.freshId(),
            a.id(),
            a.seen() + 1,
            kind,
            owner,
            due,
            words.words().strip(),
            words.link(),
            words.paper(),
            as,
            ground.record().now(),
            0);
    long entry = told(a, act, act.facts(), ActionAudit.words(act), by);
    store.keep(under(act, entry));
  }

  ActionStore store() {
    return store;
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return ActionAudit.of(store, ground.bodies());
  }
}
