package org.mandate.app.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.WayToChange;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Matters: putting a question before a body, and finding it again. */
public final class Matters {
  private final MatterStore store;
  private final Record record;
  private final Bodies bodies;
  private final Proposing proposing;
  private final List<Stage.Source> stages = new ArrayList<>();
  private final Holds holds = new Holds();

  /**
   * @param db connections of the serving role
   */
  public Matters(JdbcClient db, Record record, Bodies bodies) {
    this.store = new MatterStore(db);
    this.record = record;
    this.bodies = bodies;
    this.proposing = new Proposing(bodies, store);
    bodies.tellProposals(body -> proposing.put(body, this::stage));
  }

  /** Lets a feature tell how far its matters have come; the last told is asked first. */
  public void tellStage(Stage.Source source) {
    stages.addFirst(source);
  }

  /** What keeps matters and their items from being decided. */
  public Holds holds() {
    return holds;
  }

  /** Puts a matter before a body, under the constitution in force now. */
  public Outcome<Matter> put(Body body, NewMatter wanted, Who by) {
    int year = Dates.on(record.now()).getYear();
    return putAs(store.nextReference(body.id(), year), body, wanted, by);
  }

  /** The same under a reference that it has already, where a body brings its past here. */
  public Outcome<Matter> putAs(String reference, Body body, NewMatter wanted, Who by) {
    Optional<Adopted> rules = bodies.constitutionAt(body.id(), record.now());
    if (rules.isEmpty()) {
      return Outcome.refused("question", "The body has no constitution in force.");
    }
    List<Outcome.Fault> faults = new ArrayList<>();
    faults.addAll(ProposingRules.withoutText(wanted, rules.get().constitution()));
    faults.addAll(MatterRules.faults(wanted, rules.get().constitution()));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    return new Outcome.Done<>(
        keep(store.freshId(), reference, body, rules.get(), wanted, by, Optional.empty()));
  }

  /**
   * Why a ballot of this matter could decide nothing under a constitution that came into force
   * since it was put; empty where it can.
   */
  public static Optional<String> obstacle(Matter matter, Constitution rules) {
    Optional<Setting.Deciding> deciding =
        rules.ballotRule(matter.question()).map(rule -> rule.deciding().setting());
    if (deciding.isEmpty()) {
      return Optional.of("The constitution in force knows no such kind of question");
    }
    if (matter.proposal().isPresent()
        && WayToChange.of(rules)
            .filter(way -> way.isOf(matter.question(), matter.reserved()))
            .isEmpty()) {
      return Optional.of(
          "The constitution in force is changed otherwise than when this was put. Put the draft"
              + " again");
    }
    if (deciding.get().form() != Setting.Form.RANKED) {
      return Optional.empty();
    }
    if (matter.filling().isEmpty()) {
      return Optional.of(
          "The constitution in force has this ranked, and the matter does not say how many are to"
              + " be elected. Put it again");
    }
    return RankedRules.uncountable(
        deciding.get(), matter.filling().get().places(), matter.options());
  }

  /** The draft of a body's constitution as it would be put to the practices now. */
  public Outcome<Proposing.Ready> proposal(Body body) {
    return proposing.ready(body);
  }

  /**
   * Puts the draft of a body's constitution to the practices: its text is fixed in the matter.
   *
   * @param hash of the draft that whoever puts it has read; another one is refused
   */
  public Outcome<Matter> putConstitution(Body body, String reasons, String hash, Who by) {
    String reference = store.nextReference(body.id(), Dates.on(record.now()).getYear());
    return switch (proposing.ready(body)) {
      case Outcome.Refused<Proposing.Ready>(List<Outcome.Fault> faults) ->
          new Outcome.Refused<>(faults);
      case Outcome.Done<Proposing.Ready>(Proposing.Ready ready) -> {
        if (!ready.hash().equals(hash)) {
          yield Outcome.refused("draft", "The draft was changed since you read it. Read it again.");
        }
        UUID id = store.freshId();
        NewMatter wanted = ready.matter(id, body, reasons);
        List<Outcome.Fault> faults = MatterRules.faults(wanted, ready.rules().constitution());
        yield faults.isEmpty()
            ? new Outcome.Done<>(
                keep(id, reference, body, ready.rules(), wanted, by, Optional.of(ready)))
            : new Outcome.Refused<>(faults);
      }
    };
  }

  /** The canonical text of the constitution that stands fixed in a matter. */
  public Optional<String> proposedText(UUID matter) {
    return store.proposed(matter);
  }

  private Matter keep(
      UUID id,
      String reference,
      Body body,
      Adopted rules,
      NewMatter wanted,
      Who by,
      Optional<Proposing.Ready> proposed) {
    Matter draft =
        new Matter(
            id,
            body.id(),
            reference,
            wanted.title().strip(),
            wanted.reasons().strip(),
            wanted.question(),
            wanted.reserved(),
            MatterRules.options(wanted, MatterRules.form(rules.constitution(), wanted.question())),
            wanted.filling(),
            wanted.evidence(),
            proposed.map(Proposing.Ready::proposal),
            new Matter.Openness.Open(),
            record.now(),
            0);
    String text = proposed.map(Proposing.Ready::text).orElse(null);
    Record.Written written =
        record.append(draft(draft, body.slug(), text).sealed("by", person(by), Sight.FULL));
    store.keep(draft, text, written);
    return find(draft.id()).orElseThrow();
  }

  public Optional<Matter> find(UUID id) {
    return store.byId(id);
  }

  /** The matters of a body, latest first. */
  public List<Matter> of(UUID body) {
    return store.of(body);
  }

  /** How far a matter has come; empty while nobody has taken it further. */
  public Optional<Stage> stage(UUID matter) {
    return stages.stream().flatMap(s -> s.of(matter).stream()).findFirst();
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return List.of(new MatterAudit(store, bodies));
  }

  private static Draft draft(Matter m, String slug, @Nullable String proposed) {
    Draft draft = Draft.of("matter.opened", m.subject()).facts(facts(m, slug));
    sealed(m, proposed).forEach((field, value) -> draft.sealed(field, value, Sight.PUBLIC));
    return draft;
  }

  static Map<String, Object> facts(Matter m, String slug) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("body", slug);
    facts.put("reference", m.reference());
    facts.put("options", m.optionIds());
    facts.put("reserved", m.reserved());
    facts.put("question", m.question());
    m.filling().ifPresent(f -> facts.put("seats", f.places()));
    m.filling().filter(f -> !f.seat().isEmpty()).ifPresent(f -> facts.put("seat", f.seat()));
    m.proposal()
        .ifPresent(p -> facts.put("proposed", Map.of("version", p.version(), "hash", p.hash())));
    return facts;
  }

  static Map<String, Object> sealed(Matter m, @Nullable String proposed) {
    Map<String, Object> sealed = new TreeMap<>();
    sealed.put("title", m.title());
    sealed.put("reasons", m.reasons());
    sealed.put("options", m.optionWords());
    sealed.put(
        "evidence",
        m.evidence().stream().map(e -> Map.of("words", e.words(), "link", e.link())).toList());
    if (proposed != null) {
      sealed.put("constitution", Canonical.parseObject(proposed));
    }
    return sealed;
  }

  private static String person(Who who) {
    return who instanceof Who.Person(UUID id) ? id.toString() : "";
  }
}
