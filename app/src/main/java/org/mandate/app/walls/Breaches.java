package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of breaches: kept by the guardian, and what of it is published. What is published makes
 * an entry of the record and stays published.
 */
public final class Breaches implements Audited {
  private static final int LONGEST = 4000;
  private static final String TOO_LONG = "At most 4,000 letters";
  private final BreachStore store;
  private final Record record;
  private final Bodies bodies;

  Breaches(JdbcClient db, Record record, Bodies bodies) {
    this.store = new BreachStore(db);
    this.record = record;
    this.bodies = bodies;
  }

  /** A breach that somebody wants to keep. */
  public record Wanted(Optional<UUID> matter, LocalDate foundOn, String words, String steps) {}

  /** What everybody may read, latest first. */
  public List<Breach.Published> published(Body body) {
    return store.published(body.id());
  }

  /** What the guardian keeps, latest first. */
  public List<Breach> kept(Body body) {
    return store.of(body.id());
  }

  /** One of them, as far as it may be seen. */
  public Optional<Breach> find(UUID id) {
    return store.byId(id);
  }

  /** Keeps a new one; nothing of it is public. */
  public Outcome<Breach> keep(Body body, Wanted wanted, Who by) {
    List<Fault> faults = new ArrayList<>();
    if (wanted.foundOn().isAfter(bodies.today())) {
      faults.add(new Fault("found", "Give the day on which it was found; it has not come yet"));
    }
    if (wanted.words().isBlank()) {
      faults.add(new Fault("words", "Say what happened, for your own log"));
    } else if (wanted.words().length() > LONGEST) {
      faults.add(new Fault("words", TOO_LONG));
    }
    if (wanted.steps().length() > LONGEST) {
      faults.add(new Fault("steps", TOO_LONG));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Breach breach =
        new Breach(
            UUID.randomUUID(),
            body.id(),
            wanted.matter(),
            wanted.foundOn(),
            wanted.words().strip(),
            wanted.steps().strip(),
            "",
            Optional.empty(),
            0);
    store.keep(breach, Walls.person(by), record.now());
    return new Outcome.Done<>(breach);
  }

  /** Says what was done about it; of a published one that is public. */
  public Outcome<Breach> steps(Breach breach, String steps) {
    if (steps.isBlank() || steps.length() > LONGEST) {
      return Outcome.refused("steps", "Say what was done, in at most 4,000 letters");
    }
    store.steps(breach.id(), steps.strip());
    return new Outcome.Done<>(store.byId(breach.id()).orElseThrow());
  }

  /** Publishes it in words that cannot be taken back. */
  public Outcome<Breach> publish(Body body, Breach breach, String words) {
    if (breach.publishedAt().isPresent()) {
      return Outcome.refused("public", "It is published, and stays as it was published");
    }
    if (words.isBlank() || words.length() > LONGEST) {
      return Outcome.refused("public", "Write what everybody may read, in at most 4,000 letters");
    }
    Record.Written written =
        record.append(
            Draft.of("conflict.breach-published", body.subject())
                .facts(facts(breach))
                .sealed("words", words.strip(), Sight.PUBLIC));
    store.publish(breach.id(), words.strip(), written.at(), written.id());
    return new Outcome.Done<>(store.byId(breach.id()).orElseThrow());
  }

  private static Map<String, Object> facts(Breach b) {
    return Map.of("breach", b.id().toString(), "found", b.foundOn().toString());
  }

  @Override
  public String table() {
    return "conflict_breach";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (Breach b : store.allPublished()) {
      each.accept(
          new Row(
              "breach of " + b.foundOn(), b.entry(), facts(b), Map.of("words", b.publicWords())));
    }
  }
}
