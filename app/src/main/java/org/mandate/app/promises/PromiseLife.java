package org.mandate.app.promises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.Promise.Answer;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Delivery;
import org.mandate.app.promises.Promise.Said;
import org.mandate.app.promises.Promise.Succession;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.register.Organisation;
import org.mandate.app.register.Register;
import org.mandate.app.register.Relation;

/** What becomes of a promise: answers, support that came, whom it covers, and who took it over. */
public final class PromiseLife {
  private final Promises promises;
  private final LifeStore store;
  private final PromiseEntries entries;

  PromiseLife(Promises promises, LifeStore store, PromiseEntries entries) {
    this.promises = promises;
    this.store = store;
    this.entries = entries;
  }

  // Answers

  /** What the promiser has answered, oldest first. */
  public List<Answer> answers(Promise p) {
    return store.answers(p.id());
  }

  /** An answer that somebody wants to record. */
  public record NewAnswer(
      Said said, LocalDate on, Optional<Long> pence, String words, String source) {}

  /**
   * Records what the promiser answers to the body's latest terms.
   *
   * @param byPromiser whether somebody of the promiser says so themself
   */
  public Outcome<Answer> answer(Promise p, NewAnswer w, boolean byPromiser, Who by) {
    Version to = p.ours();
    List<Fault> faults = LifeRules.answer(w, byPromiser, to.source().saidOn(), promises.today());
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    String source = byPromiser ? "Said here by somebody of the promiser" : w.source().strip();
    Answer bare =
        new Answer(
            promises.store().freshId(),
            p.id(),
            to.id(),
            w.said(),
            w.on(),
            w.pence(),
            w.words().strip(),
            source,
            byPromiser,
            now(),
            0);
    Map<String, String> words = Map.of("words", bare.words(), "source", bare.source());
    long entry = entries.told(p, "promise.answer", PromiseEntries.answer(bare), words, by);
    store.keep(
        new Answer(
            bare.id(),
            p.id(),
            to.id(),
            bare.said(),
            bare.on(),
            bare.pence(),
            bare.words(),
            source,
            byPromiser,
            bare.recordedAt(),
            entry));
    return new Outcome.Done<>(bare);
  }

  private Instant now() {
    return promises.ground().record().now();
  }

  // Support

  /** Whether and when support came, oldest first. */
  public List<Delivery> deliveries(Promise p) {
    return store.deliveries(p.id());
  }

  /** Records that support came, or did not. */
  public Outcome<Delivery> deliver(
      Promise p,
      boolean delivered,
      LocalDate on,
      Optional<String> organisation,
      String words,
      Who by) {
    List<Fault> faults = new ArrayList<>(LifeRules.delivery(p, on, words, promises.today()));
    organisation.ifPresent(c -> promises.unknown(c, "organisation", faults));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    UUID id = promises.store().freshId();
    Delivery bare = new Delivery(id, p.id(), organisation, delivered, on, words.strip(), now(), 0);
    long entry =
        entries.told(
            p,
            "promise.delivery",
            PromiseEntries.delivery(bare),
            Map.of("words", bare.words()),
            by);
    store.keep(
        new Delivery(
            id, p.id(), organisation, delivered, on, bare.words(), bare.recordedAt(), entry));
    return new Outcome.Done<>(bare);
  }

  // Whom it covers

  /** Records, with a source, that the promise is for somebody more, and reckons their dues. */
  public Outcome<Beneficiary> cover(Promise p, Covered wanted, Who by) {
    promises.store().lock(p.id());
    List<Covered> all = new ArrayList<>(List.of(wanted));
    store.beneficiaries(p.id()).stream()
        .filter(b -> b.organisation().equals(wanted.organisation()))
        .forEach(b -> all.add(new Covered(b.organisation(), b.from(), b.to(), b.source())));
    List<Fault> faults = new ArrayList<>(PromiseRules.covered(all));
    promises.unknown(wanted.organisation(), "beneficiaries", faults);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Beneficiary kept = keep(p, wanted, by);
    return reckoned(p, kept, by);
  }

  /** Records, with a source, the first day on which it covers one no more. */
  public Outcome<Beneficiary> end(Promise p, UUID which, LocalDate to, String source, Who by) {
    promises.store().lock(p.id());
    Optional<Beneficiary> found =
        store.beneficiaries(p.id()).stream().filter(b -> b.id().equals(which)).findFirst();
    if (found.isEmpty()) {
      return Outcome.refused("beneficiary", "Choose somebody whom it covers");
    }
    Beneficiary b = found.get();
    Covered ended = new Covered(b.organisation(), b.from(), Optional.of(to), source);
    List<Fault> faults = PromiseRules.covered(List.of(ended));
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    store.supersedeBeneficiary(which, now());
    return reckoned(p, keep(p, ended, by), by);
  }

  private Outcome<Beneficiary> reckoned(Promise p, Beneficiary kept, Who by) {
    return switch (promises.reckon(p, by)) {
      case Outcome.Done<List<Owed>> _ -> new Outcome.Done<>(kept);
      case Outcome.Refused<List<Owed>>(List<Fault> faults) -> new Outcome.Refused<>(faults);
    };
  }

  Beneficiary keep(Promise p, Covered c, Who by) {
    UUID id = promises.store().freshId();
    Instant now = now();
    String source = c.source().strip();
    Beneficiary bare =
        new Beneficiary(id, p.id(), c.organisation(), c.from(), c.to(), source, now, 0);
    long entry =
        entries.told(
            p,
            "promise.beneficiary",
            PromiseEntries.beneficiary(bare),
            Map.of("source", source),
            by);
    Beneficiary kept =
        new Beneficiary(id, p.id(), c.organisation(), c.from(), c.to(), source, now, entry);
    store.keep(kept);
    return kept;
  }

  // Succession

  /**
   * A promise whose promiser is abolished.
   *
   * @param from the promiser that is no more
   * @param closed its last day, where the register knows it
   * @param to who follows it by the register; empty where nobody is named
   * @param disputed what the successor said, where it does not take the promise over
   */
  public record Waiting(
      Promise promise,
      String from,
      Optional<LocalDate> closed,
      Optional<String> to,
      Optional<Succession> disputed) {}

  /** Every successor's answer, oldest first. */
  public List<Succession> successions(Promise p) {
    return store.successions(p.id());
  }

  /** Who owes it today: the promiser, or the last who took it over. */
  public String promiserNow(Promise p) {
    String now = p.promiser();
    for (Succession s : store.successions(p.id())) {
      if (s.accepted()) {
        now = s.to();
      }
    }
    return now;
  }

  /** Whether its promiser is abolished and nobody has taken it over. */
  public Optional<Waiting> waiting(Promise p) {
    String now = promiserNow(p);
    Register register = promises.ground().register();
    LocalDate today = promises.today();
    Optional<LocalDate> closed =
        register
            .organisation(now, today)
            .flatMap(Organisation::closed)
            .filter(d -> !d.isAfter(today));
    Optional<String> to =
        register.relations(now).stream()
            .filter(r -> r.relation().equals("successor") && r.child().equals(now))
            .filter(r -> r.from().map(f -> !f.isAfter(today)).orElse(true))
            .map(Relation::parent)
            .findFirst();
    if (closed.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Waiting(
            p,
            now,
            closed,
            to,
            store.successions(p.id()).stream()
                .filter(s -> !s.accepted() && s.from().equals(now))
                .reduce((first, last) -> last)));
  }

  /** All of a body's that wait for a successor's answer, or are disputed by one. */
  public List<Waiting> waiting(UUID body) {
    return promises.of(body).stream().flatMap(p -> waiting(p).stream()).toList();
  }

  /** A successor's answer that somebody wants to record. */
  public record NewSuccession(
      String to, boolean accepted, LocalDate on, String words, String source) {}

  /** Records that a successor takes this one promise over, or disputes it. */
  public Outcome<Succession> succeed(Promise p, NewSuccession w, Who by) {
    promises.store().lock(p.id());
    Optional<Waiting> waiting = waiting(p);
    List<Fault> faults =
        new ArrayList<>(
            LifeRules.succession(w, waiting, p.ours().source().saidOn(), promises.today()));
    promises.unknown(w.to(), "to", faults);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Succession bare = succession(p, promises.store().freshId(), waiting.orElseThrow(), w, 0);
    long entry =
        entries.told(
            p,
            "promise.succession",
            PromiseEntries.succession(bare),
            Map.of("words", bare.words(), "source", bare.source()),
            by);
    store.keep(succession(p, bare.id(), waiting.orElseThrow(), w, entry));
    return new Outcome.Done<>(bare);
  }

  private Succession succession(Promise p, UUID id, Waiting from, NewSuccession w, long entry) {
    return new Succession(
        id,
        p.id(),
        from.from(),
        w.to(),
        w.accepted(),
        w.on(),
        w.words().strip(),
        w.source().strip(),
        now(),
        entry);
  }
}
