package org.mandate.app.interests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Record;

/**
 * Interests as they are declared, ended, corrected and withheld: each a row more, none overwritten.
 */
final class Declaring {
  private static final String DECLARED = "interest.declared";
  private static final String ENDED = "interest.ended";
  private static final String CORRECTED = "interest.corrected";

  private final InterestStore store;
  private final Record record;
  private final SealedFacts sealed;
  private final DecisionMakers makers;
  private final List<InterestChanged> listeners = new ArrayList<>();

  Declaring(InterestStore store, Record record, SealedFacts sealed, DecisionMakers makers) {
    this.store = store;
    this.record = record;
    this.sealed = sealed;
    this.makers = makers;
  }

  void tell(InterestChanged listener) {
    listeners.add(listener);
  }

  Outcome<Interest> declare(UUID id, UUID person, NewInterest wanted) {
    store.lock(person);
    Optional<Interest> before = store.find(id);
    if (before.isPresent()) {
      return new Outcome.Done<>(before.get());
    }
    LocalDate today = store.today();
    List<Outcome.Fault> faults = faults(person, wanted, today);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Interest draft = row(id, id, person, wanted, wanted.awareOn(), today, record.now(), "");
    return new Outcome.Done<>(kept(DECLARED, draft, Optional.empty()));
  }

  private List<Outcome.Fault> faults(UUID person, NewInterest wanted, LocalDate today) {
    List<Outcome.Fault> faults = new ArrayList<>(InterestRules.faults(wanted, today));
    Interest.Close close = wanted.held().close();
    if (close != null && close.known().filter(person::equals).isPresent()) {
      faults.add(new Outcome.Fault("other", "Choose somebody else than yourself."));
    }
    return faults;
  }

  Outcome<Interest> end(UUID id, LocalDate until) {
    return change(
        id,
        i -> {
          if (i.until().equals(Optional.of(until))) {
            return new Outcome.Done<>(i);
          }
          if (!until.isAfter(i.from())) {
            return Outcome.refused(
                "until", "It cannot end before it began. Write a day after it began.");
          }
          NewInterest ended = new NewInterest(i.held(), i.from(), Optional.of(until), i.awareOn());
          return new Outcome.Done<>(
              replace(ENDED, i, UUID.randomUUID(), ended, i.withheldReason()));
        });
  }

  Outcome<Interest> correct(UUID id, UUID newId, NewInterest wanted) {
    Optional<Interest> done = store.find(newId);
    if (done.isPresent()) {
      return new Outcome.Done<>(done.get());
    }
    return change(
        id,
        i -> {
          NewInterest same =
              new NewInterest(wanted.held(), wanted.from(), wanted.until(), i.awareOn());
          List<Outcome.Fault> faults = new ArrayList<>(faults(i.person(), same, store.today()));
          if (i.isWithheld() && same.held().isIndirect()) {
            faults.add(
                new Outcome.Fault(
                    "kind", "It is withheld. Ask the conflicts guardian to change its kind."));
          }
          return faults.isEmpty()
              ? new Outcome.Done<>(replace(CORRECTED, i, newId, same, i.withheldReason()))
              : new Outcome.Refused<>(faults);
        });
  }

  Outcome<Interest> withhold(UUID id, String reason) {
    return change(
        id,
        i -> {
          if (i.held().isIndirect()) {
            return Outcome.refused("reason", "An indirect interest is not published anyway.");
          }
          if (i.withheldReason().equals(reason.strip())) {
            return new Outcome.Done<>(i);
          }
          NewInterest same = new NewInterest(i.held(), i.from(), i.until(), i.awareOn());
          return new Outcome.Done<>(replace(CORRECTED, i, UUID.randomUUID(), same, reason.strip()));
        });
  }

  private Outcome<Interest> change(
      UUID id, java.util.function.Function<Interest, Outcome<Interest>> how) {
    Optional<Interest> seen = store.find(id);
    if (seen.isEmpty()) {
      return Outcome.refused("interest", "There is no such interest.");
    }
    store.lock(seen.get().person());
    Interest now = store.find(id).orElseThrow();
    return now.supersededAt().isPresent()
        ? Outcome.refused(
            "interest", "This was changed meanwhile. Go back to the list and look at it again.")
        : how.apply(now);
  }

  private Interest replace(
      String kind, Interest before, UUID id, NewInterest wanted, String withheld) {
    Instant at = record.now();
    store.supersede(before.id(), at);
    return kept(
        kind,
        row(
            id,
            before.root(),
            before.person(),
            wanted,
            before.awareOn(),
            before.declaredOn(),
            at,
            withheld),
        Optional.of(before.id()));
  }

  private static Interest row(
      UUID id,
      UUID root,
      UUID person,
      NewInterest wanted,
      LocalDate aware,
      LocalDate declared,
      Instant at,
      String withheld) {
    return new Interest(
        id,
        root,
        person,
        wanted.held(),
        wanted.from(),
        wanted.until(),
        aware,
        declared,
        at,
        Optional.empty(),
        withheld,
        Optional.empty());
  }

  /** Writes a row with its entry, or with a sealed fact where it may have no entry of its own. */
  private Interest kept(String kind, Interest i, Optional<UUID> replaces) {
    boolean open = !i.held().isIndirect() && !i.isWithheld() && makers.isOne(i.person());
    Optional<Long> entry = Optional.empty();
    if (open) {
      entry = Optional.of(record.append(InterestEntries.draft(kind, i)).id());
    } else {
      sealed.keep(kind, InterestEntries.subject(i.root()), InterestEntries.whole(i));
    }
    Interest kept =
        new Interest(
            i.id(),
            i.root(),
            i.person(),
            i.held(),
            i.from(),
            i.until(),
            i.awareOn(),
            i.declaredOn(),
            i.recordedAt(),
            i.supersededAt(),
            i.withheldReason(),
            entry);
    store.keep(kept, replaces);
    listeners.forEach(l -> l.changed(i.person()));
    return kept;
  }
}
