package org.mandate.app.decisions.procurement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.decisions.Capacity;
import org.mandate.app.decisions.Decision;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Procurements under the Provider Selection Regime: a watcher's clock for everybody, and the record
 * of its own decisions for a body that commissions by statute.
 */
public final class Procurements {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_FIELD = 20_000;
  private static final int MOST_PROVIDERS = 50;
  private static final LocalDate REGIME_BEGAN = LocalDate.of(2024, 1, 1);
  private final ProcurementStore store;
  private final Record record;
  private final SealedFacts sealed;
  private final Bodies bodies;

  public Procurements(JdbcClient db, Record record, SealedFacts sealed, Bodies bodies) {
    this.store = new ProcurementStore(db);
    this.record = record;
    this.sealed = sealed;
    this.bodies = bodies;
  }

  /** What was noted of a matter's procurement, in the order of its days. */
  public List<Step> steps(Matter m) {
    return store.of(m.id());
  }

  /** Where it stands now. */
  public Clock clock(Matter m) {
    return Clock.of(steps(m), record.now());
  }

  /**
   * Notes what happened.
   *
   * @param wanted its kind, day, process and words; the rest is given here
   */
  public Outcome<Step> note(Matter m, Step wanted) {
    List<Fault> faults = faults(steps(m), wanted, bodies.today());
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Step told =
        new Step(
            store.freshId(),
            m.id(),
            wanted.kind(),
            wanted.on(),
            wanted.process(),
            wanted.words().strip(),
            0);
    long entry = 0;
    if (m.isOpen()) {
      entry =
          record
              .append(
                  Draft.of("procurement.step", m.subject())
                      .facts(facts(told))
                      .sealed("words", told.words(), Sight.PUBLIC))
              .id();
    } else {
      Map<String, Object> fact = new TreeMap<>(facts(told));
      fact.put("words", told.words());
      sealed.keep(
          "procurement.step", m.subject(), fact, Optional.of(m.body()), Optional.of(m.id()));
    }
    Step kept =
        new Step(
            told.id(), told.matter(), told.kind(), told.on(), told.process(), told.words(), entry);
    store.keep(kept, m.body(), record.now());
    return new Outcome.Done<>(kept);
  }

  static Map<String, Object> facts(Step s) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("step", s.id().toString());
    facts.put("what", s.kind().code());
    facts.put("on", s.on().toString());
    facts.put("process", s.process().map(Process::code).orElse(""));
    return facts;
  }

  static List<Fault> faults(List<Step> before, Step wanted, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (wanted.on().isAfter(today) || wanted.on().isBefore(REGIME_BEGAN)) {
      faults.add(new Fault("on", "Give the day it happened, from 1 January 2024 to today"));
    }
    boolean notice = wanted.kind() == Step.Kind.INTENTION;
    if (notice && wanted.process().isEmpty()) {
      faults.add(new Fault("process", "Choose the process that the notice names"));
    }
    if (wanted.words().isBlank() || wanted.words().length() > LONGEST) {
      faults.add(
          new Fault("words", "Say who did it and where it can be read, in at most 2,000 letters"));
    }
    boolean known = before.stream().anyMatch(s -> s.kind() == Step.Kind.INTENTION);
    boolean early = before.stream().anyMatch(s -> wanted.on().isBefore(s.on()));
    if (!notice && !known && wanted.kind() != Step.Kind.ABANDONED) {
      faults.add(new Fault("kind", "Note the notice of intention first: the clock begins with it"));
    } else if (early) {
      faults.add(new Fault("on", "Something is noted after that day. Steps are noted in order"));
    }
    return faults;
  }

  // A commissioner's own record

  /**
   * What is written down of an item's procurement.
   *
   * @param version counts from 1; 0 where nobody began
   */
  public record Kept(RecordFields fields, int version) {}

  /** What is written down, where whoever asks may read it. */
  public Kept fields(UUID item) {
    return store.fields(item).orElse(new Kept(RecordFields.EMPTY, 0));
  }

  /** Whether a body can act as a relevant authority: its authority is statute. */
  public static boolean isFor(Body body) {
    return body.source() == Authority.STATUTE;
  }

  /** Whether a decision was taken as a commissioner by a body of statute. */
  public static boolean isFor(Body body, Decision d) {
    return isFor(body) && d.capacity().filter(c -> c == Capacity.COMMISSIONER).isPresent();
  }

  /**
   * Writes down what no vote tells.
   *
   * @param seen the version that whoever writes began from
   */
  public Outcome<Kept> keep(Item item, RecordFields wanted, int seen) {
    Body body = bodies.find(item.body()).orElseThrow();
    if (!isFor(body)) {
      return Outcome.refused(
          "form",
          "Only a body whose authority is statute keeps this record. Watch the clock instead");
    }
    boolean tooLong =
        List.of(wanted.decided(), wanted.key(), wanted.basic(), wanted.award(), wanted.conflicts())
            .stream()
            .anyMatch(words -> words.length() > LONGEST_FIELD);
    boolean badProvider =
        wanted.providers().size() > MOST_PROVIDERS
            || wanted.providers().stream()
                .anyMatch(
                    p -> p.name().isBlank() || p.name().length() + p.address().length() > LONGEST);
    if (tooLong || badProvider) {
      return Outcome.refused(
          badProvider ? "providers" : "form",
          badProvider
              ? "One on each line: the name, a semicolon, the address; at most 50"
              : "At most 20,000 letters in each box");
    }
    return store.save(item.id(), body.id(), wanted, seen, record.now())
        ? new Outcome.Done<>(fields(item.id()))
        : Outcome.refused(
            "form",
            "Somebody else saved this while you wrote. What you wrote is below; open the page in"
                + " another tab, and bring both together");
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return List.of(new StepAudit(store));
  }

  private record StepAudit(ProcurementStore store) implements Audited {
    @Override
    public String table() {
      return "procurement_step";
    }

    @Override
    public void rows(Consumer<Row> each) {
      store.all().stream()
          .filter(s -> s.entry() != 0)
          .forEach(
              s ->
                  each.accept(
                      new Row(s.id().toString(), s.entry(), facts(s), Map.of("words", s.words()))));
    }
  }
}
