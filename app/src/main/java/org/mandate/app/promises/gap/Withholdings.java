package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.Promises;

/** Sums that somebody says they withhold: recorded with the reason that was given, and let go. */
public final class Withholdings {
  private final Chases chases;
  private final WithheldStore store;
  private final ChaseEntries entries;

  Withholdings(Chases chases, WithheldStore store, ChaseEntries entries) {
    this.chases = chases;
    this.store = store;
    this.entries = entries;
  }

  WithheldStore store() {
    return store;
  }

  /** Of a body's promises that whoever asks may read, oldest first. */
  List<Withheld> of(Body body) {
    return store.ofBody(body.id());
  }

  /** A sum that somebody wants to record. */
  record New(
      Optional<UUID> promise,
      String organisation,
      Optional<Long> pence,
      String reason,
      String byOrganisation,
      String byOffice,
      String source,
      Optional<LocalDate> since) {}

  Outcome<Withheld> withhold(Body body, New w, Who by) {
    Promises promises = chases.ground().promises();
    Optional<Promise> promise =
        w.promise().flatMap(promises::find).filter(p -> p.body().equals(body.id()) && p.isMoney());
    List<Fault> faults = new ArrayList<>();
    if (promise.isEmpty()) {
      faults.add(new Fault("promise", "Choose the promise whose money it is"));
    } else if (promises.beneficiaries(promise.get()).stream()
        .noneMatch(b -> b.organisation().equals(w.organisation()))) {
      faults.add(new Fault("organisation", "Choose a practice that this promise covers"));
    }
    if (w.pence().filter(p -> p > 0).isEmpty()) {
      faults.add(new Fault("pounds", "Give the sum in pounds, as 1,250 or 1250.50"));
    }
    String withholder = w.byOrganisation().strip();
    if (promises.ground().register().organisation(withholder, chases.today()).isEmpty()) {
      faults.add(new Fault("by", "Give the code of who withholds it, as the register has it"));
    }
    ChaseRules.needed(faults, "reason", w.reason(), "Write down the reason, in their words");
    ChaseRules.atLength(faults, "reason", w.reason());
    ChaseRules.needed(faults, "source", w.source(), "Say where the reason can be read");
    ChaseRules.shortly(faults, "source", w.source());
    ChaseRules.shortly(faults, "office", w.byOffice());
    if (w.since().filter(d -> !d.isAfter(chases.today())).isEmpty()) {
      faults.add(new Fault("since", "Give the day since which it is withheld, not a later one"));
    }
    if (!chases.keeps(body, by)) {
      faults.add(new Fault("promise", "The treasurer, the chair or the secretary records this"));
    }
    return faults.isEmpty()
        ? new Outcome.Done<>(keep(promise.orElseThrow(), w, by))
        : new Outcome.Refused<>(faults);
  }

  private Withheld keep(Promise promise, New w, Who by) {
    Withheld bare = made(promise, w, chases.store().freshId(), 0);
    Withheld kept = made(promise, w, bare.id(), entries.withheld(promise, bare, by));
    store.keep(kept);
    return kept;
  }

  private Withheld made(Promise promise, New w, UUID id, long entry) {
    return new Withheld(
        id,
        promise.id(),
        w.organisation(),
        w.pence().orElseThrow(),
        w.reason().strip(),
        w.byOrganisation().strip(),
        w.byOffice().strip(),
        w.source().strip(),
        w.since().orElseThrow(),
        chases.ground().record().now(),
        entry,
        Optional.empty());
  }

  /** Records that it is not withheld any more. */
  Outcome<Withheld> letGo(Body body, Withheld w, Optional<LocalDate> until, String words, Who by) {
    chases.store().lock(w.promise());
    Withheld now = of(body).stream().filter(x -> x.id().equals(w.id())).findFirst().orElseThrow();
    List<Fault> faults = new ArrayList<>();
    if (now.end().isPresent()) {
      faults.add(new Fault("words", "This sum was let go already. Nothing was changed"));
    }
    if (until.filter(d -> !d.isBefore(now.since()) && !d.isAfter(chases.today())).isEmpty()) {
      faults.add(
          new Fault("until", "Give the day, after it was withheld and not later than today"));
    }
    ChaseRules.needed(faults, "words", words, "Say what became of it: paid, or given up");
    ChaseRules.atLength(faults, "words", words);
    if (!chases.keeps(body, by)) {
      faults.add(new Fault("words", "The treasurer, the chair or the secretary records this"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Promise promise = chases.ground().promises().find(w.promise()).orElseThrow();
    Withheld.End bare =
        new Withheld.End(
            chases.store().freshId(),
            until.orElseThrow(),
            words.strip(),
            chases.ground().record().now(),
            0);
    long entry = entries.ended(promise, now, bare, by);
    store.keep(
        now.id(),
        new Withheld.End(bare.id(), bare.until(), bare.words(), bare.recordedAt(), entry));
    return new Outcome.Done<>(now);
  }
}
