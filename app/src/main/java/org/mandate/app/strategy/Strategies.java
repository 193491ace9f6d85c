package org.mandate.app.strategy;

import java.time.Instant;
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
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.DecisionTaken;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.elections.Elections;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.matters.NewMatter;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.register.People;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Setting;
import org.mandate.constitution.WayToChange;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Strategies: amendments proposed, drafts written and put, versions adopted by decisions. */
public final class Strategies implements DecisionTaken {
  private static final String READ_AGAIN =
      "The draft was changed since you read it. Read it again, then send this once more";

  private final Ground ground;
  private final StrategyStore store;

  /** What strategies stand on. */
  public record Ground(
      JdbcClient db,
      Record record,
      People people,
      Bodies bodies,
      Matters matters,
      Elections elections,
      Decisions decisions) {}

  public Strategies(Ground ground) {
    this.ground = ground;
    this.store = new StrategyStore(ground.db());
    ground.decisions().tellTaken(this);
  }

  Ground ground() {
    return ground;
  }

  /** All adopted versions, oldest first; every one stays readable. */
  public List<Texts.Adopted> versions(UUID body) {
    return store.versions(body);
  }

  /** The version adopted last; without clauses while there is none. */
  public StrategyText adopted(UUID body) {
    List<Texts.Adopted> all = store.versions(body);
    return all.isEmpty() ? StrategyText.NONE : all.getLast().put().text();
  }

  /** The texts that were put, oldest first. */
  public List<Texts.Put> puts(UUID body) {
    return store.puts(body);
  }

  /** The text fixed in a matter. */
  public Optional<Texts.Put> ofMatter(UUID matter) {
    return store.ofMatter(matter);
  }

  public List<Amendment> amendments(UUID body) {
    return store.amendments(body);
  }

  public Optional<Amendment> amendment(UUID id) {
    return store.amendment(id);
  }

  /** The next text as it is being written, over the version adopted last; for officers. */
  Texts.Draft draft(Body body) {
    StrategyText adopted = adopted(body.id());
    return store
        .draft(body.id())
        .orElse(new Texts.Draft(adopted.as(adopted.version() + 1), adopted.version(), 0));
  }

  // Proposing

  /** The seat in which somebody acts; empty for who holds none. */
  String seat(Body body, Who by) {
    if (!(by instanceof Who.Person(UUID person))) {
      return "";
    }
    List<String> seats =
        ground.bodies().officesOf(person).stream()
            .filter(o -> o.body().equals(body.id()))
            .map(Office::seat)
            .toList();
    return List.of("secretary", "chair").stream()
        .filter(seats::contains)
        .findFirst()
        .or(() -> seats.stream().findFirst())
        .orElse("");
  }

  /** The member practice in whose name somebody acts. */
  private String practice(Body body) {
    List<String> members =
        ground.bodies().members(body.id(), ground.bodies().today()).stream()
            .map(m -> m.code())
            .toList();
    return ground.people().myOrganisations().stream()
        .filter(members::contains)
        .sorted()
        .findFirst()
        .orElse("");
  }

  /** Proposes to change, add or remove a clause. */
  public Outcome<Amendment> propose(
      Body body, Amendment.Kind kind, Clause wanted, String reasons, Who by) {
    StrategyText adopted = adopted(body.id());
    Optional<Clause> before = adopted.clause(wanted.id());
    Clause clause = kind == Amendment.Kind.REMOVE ? before.orElse(wanted) : tidy(wanted);
    List<Fault> faults = new ArrayList<>();
    if ((kind == Amendment.Kind.ADD) == before.isPresent()) {
      faults.add(new Fault("reasons", "There is no such clause any more"));
    }
    if (kind != Amendment.Kind.REMOVE) {
      faults.addAll(StrategyRules.clause(clause, adopted));
      if (before.filter(clause::saysAs).isPresent()) {
        faults.add(new Fault("text", "This is what the clause says already"));
      }
    }
    faults.addAll(StrategyRules.words("reasons", reasons, "Say why"));
    String seat = seat(body, by);
    String practice = seat.isEmpty() ? practice(body) : "";
    if (seat.isEmpty() && practice.isEmpty()) {
      faults.add(new Fault("reasons", "Only officers and people of member practices propose"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Amendment a =
        new Amendment(
            UUID.randomUUID(),
            body.id(),
            adopted.version(),
            kind,
            clause,
            reasons.strip(),
            seat,
            practice,
            ground.record().now(),
            Optional.empty(),
            0);
    long entry =
        ground
            .record()
            .append(
                Draft.of("strategy.amendment", "body:" + body.slug())
                    .facts(StrategyAudit.facts(a))
                    .sealed("clause", a.clause().toMap(), Sight.PUBLIC)
                    .sealed("reasons", a.reasons(), Sight.PUBLIC)
                    .sealed("by", person(by), Sight.FULL))
            .id();
    store.keep(
        new Amendment(
            a.id(),
            a.body(),
            a.base(),
            kind,
            clause,
            a.reasons(),
            seat,
            practice,
            a.at(),
            Optional.empty(),
            entry));
    return new Outcome.Done<>(store.amendment(a.id()).orElseThrow());
  }

  private static Clause tidy(Clause c) {
    return new Clause(
        c.id(),
        c.number().strip(),
        c.heading().strip(),
        c.text().strip().replaceAll("\\R", "\n"),
        c.plain().strip().replaceAll("\\R", "\n"));
  }

  private static String person(Who by) {
    return by instanceof Who.Person(UUID who) ? who.toString() : "";
  }

  /** Takes an amendment into the draft, or declines it with the reason. */
  public Outcome<Amendment> answer(Body body, Amendment a, boolean takes, String words, Who by) {
    store.lock(body.id());
    if (store.amendment(a.id()).flatMap(Amendment::answer).isPresent()) {
      return Outcome.refused("answer", "It was answered meanwhile. Nothing was changed");
    }
    Texts.Draft draft = draft(body);
    if (takes) {
      Optional<String> obstacle = StrategyRules.obstacle(a, draft.text(), adopted(body.id()));
      if (obstacle.isPresent()) {
        return Outcome.refused("answer", obstacle.get());
      }
    } else if (words.isBlank()) {
      return Outcome.refused("words", "Say why it is declined; whoever proposed it reads this");
    }
    Amendment.Answer answer =
        new Amendment.Answer(takes, words.strip(), seat(body, by), ground.record().now(), 0);
    long entry =
        ground
            .record()
            .append(
                Draft.of("strategy.answered", "body:" + body.slug())
                    .facts(StrategyAudit.facts(a.id(), answer))
                    .sealed("words", answer.words(), Sight.PUBLIC)
                    .sealed("by", person(by), Sight.FULL))
            .id();
    store.answer(
        a.id(), new Amendment.Answer(takes, answer.words(), answer.seat(), answer.at(), entry));
    if (takes) {
      StrategyText text =
          a.kind() == Amendment.Kind.REMOVE
              ? draft.text().without(a.clause().id())
              : draft.text().with(a.clause());
      store.keepDraft(
          body.id(), new Texts.Draft(text, draft.base(), draft.turn() + 1), ground.record().now());
    }
    return new Outcome.Done<>(store.amendment(a.id()).orElseThrow());
  }

  // Drafting

  /** Puts a clause into the draft, or in the place of its older self. */
  Outcome<Texts.Draft> write(Body body, int seen, Clause wanted) {
    Clause clause = tidy(wanted);
    return redraft(
        body, seen, d -> StrategyRules.clause(clause, d.text()), d -> d.text().with(clause));
  }

  /** Takes a clause out of the draft. */
  Outcome<Texts.Draft> takeOut(Body body, int seen, UUID clause) {
    return redraft(body, seen, d -> List.of(), d -> d.text().without(clause));
  }

  private Outcome<Texts.Draft> redraft(
      Body body,
      int seen,
      java.util.function.Function<Texts.Draft, List<Fault>> faults,
      java.util.function.Function<Texts.Draft, StrategyText> change) {
    store.lock(body.id());
    Texts.Draft draft = draft(body);
    List<Fault> found = new ArrayList<>(faults.apply(draft));
    if (found.isEmpty() && draft.turn() != seen) {
      found.add(new Fault("text", READ_AGAIN));
    }
    if (!found.isEmpty()) {
      return new Outcome.Refused<>(found);
    }
    Texts.Draft next = new Texts.Draft(change.apply(draft), draft.base(), draft.turn() + 1);
    store.keepDraft(body.id(), next, ground.record().now());
    return new Outcome.Done<>(next);
  }

  /** Begins the draft anew, from the version adopted last. */
  void beginAgain(Body body) {
    store.lock(body.id());
    store.dropDraft(body.id());
  }

  // Putting

  /** Kinds of question by which a text can be put: those decided for or against. */
  Map<String, String> questions(Body body) {
    Map<String, String> kinds = new TreeMap<>();
    ground
        .bodies()
        .constitutionAt(body.id(), ground.bodies().now())
        .map(a -> a.constitution())
        .ifPresent(
            rules ->
                rules.kinds().stream()
                    .filter(
                        k ->
                            rules
                                .ballotRule(k.id())
                                .filter(r -> r.deciding().setting().form() == Setting.Form.MOTION)
                                .isPresent())
                    .filter(
                        k ->
                            WayToChange.of(rules)
                                .filter(w -> w.question().equals(k.id()))
                                .isEmpty())
                    .forEach(k -> kinds.put(k.id(), k.title())));
    return kinds;
  }

  /** What stands in the way of putting the draft; empty where nothing does. */
  Optional<String> obstacle(Body body) {
    Texts.Draft draft = draft(body);
    return StrategyRules.obstacle(draft.text(), draft.base(), adopted(body.id()));
  }

  /**
   * Puts the draft before the practices: its text is fixed in the matter.
   *
   * @param hash of the draft that whoever puts it has read; another one is refused
   */
  public Outcome<Texts.Put> put(Body body, String question, String reasons, String hash, Who by) {
    store.lock(body.id());
    Texts.Draft draft = draft(body);
    Optional<String> obstacle =
        obstacle(body)
            .or(
                () ->
                    draft.text().hash().equals(hash) ? Optional.empty() : Optional.of(READ_AGAIN));
    if (obstacle.isPresent()) {
      return Outcome.refused("reasons", obstacle.get());
    }
    if (!questions(body).containsKey(question)) {
      return Outcome.refused("question", "Choose how it is decided");
    }
    int version = draft.text().version();
    String at = "/bodies/" + body.slug() + "/strategy/put/" + hash;
    NewMatter wanted =
        new NewMatter(
            "Shall version " + version + " of the strategy be adopted?",
            reasons,
            question,
            "",
            List.of(),
            List.of(
                new Matter.Evidence("What it changes, clause by clause", at),
                new Matter.Evidence("The whole text, fixed as it was put", at + "#text")));
    return switch (ground.matters().put(body, wanted, by)) {
      case Outcome.Refused<Matter>(List<Fault> faults) -> new Outcome.Refused<>(faults);
      case Outcome.Done<Matter>(Matter m) -> new Outcome.Done<>(fixed(body, m, draft));
    };
  }

  private Texts.Put fixed(Body body, Matter m, Texts.Draft draft) {
    Instant now = ground.record().now();
    Texts.Put p =
        new Texts.Put(m.id(), body.id(), draft.base(), draft.text(), draft.text().hash(), now, 0);
    long entry =
        ground
            .record()
            .append(
                Draft.of("strategy.put", m.subject())
                    .facts(StrategyAudit.facts(p, body.slug()))
                    .sealed("text", p.text().toMap(), Sight.PUBLIC))
            .id();
    Texts.Put kept = new Texts.Put(p.matter(), p.body(), p.base(), p.text(), p.hash(), now, entry);
    store.keep(kept);
    return kept;
  }

  // Adopting

  @Override
  public void taken(Decision d, Matter matter, Judgement judgement) {
    Optional<Texts.Put> put = store.ofMatter(matter.id());
    if (put.isEmpty() || !d.valid() || !d.outcome().equals("carried")) {
      return;
    }
    store.lock(d.body());
    Texts.Put p = put.get();
    Body body = ground.bodies().find(d.body()).orElseThrow();
    Instant now = ground.record().now();
    if (p.base() != adopted(d.body()).version()) {
      Texts.Refused refused = new Texts.Refused(p.matter(), p.body(), d.id(), 0);
      long entry =
          ground
              .record()
              .append(
                  Draft.of("strategy.refused", "body:" + body.slug())
                      .facts(StrategyAudit.facts(refused)))
              .id();
      store.refuse(new Texts.Refused(p.matter(), p.body(), d.id(), entry), now);
      return;
    }
    LocalDate today = ground.bodies().today();
    LocalDate from = d.plan().effectOn().filter(day -> day.isAfter(today)).orElse(today);
    Texts.Adopted adopted = new Texts.Adopted(p, d.id(), from, 0);
    long entry =
        ground
            .record()
            .append(
                Draft.of("strategy.adopted", "body:" + body.slug())
                    .facts(StrategyAudit.facts(adopted)))
            .id();
    store.adopt(new Texts.Adopted(p, d.id(), from, entry), now);
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return StrategyAudit.of(store, ground.bodies());
  }
}
