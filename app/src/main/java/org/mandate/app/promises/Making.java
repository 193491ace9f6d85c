package org.mandate.app.promises;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.minutes.MinutesSet;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.web.Dates;

/** Writes promises and their terms down. */
final class Making {
  private final Promises promises;
  private final PromiseStore store;
  private final PromiseEntries entries;
  private final Promises.Ground ground;
  private final SecureRandom random = new SecureRandom();

  Making(Promises promises, PromiseEntries entries) {
    this.promises = promises;
    this.store = promises.store();
    this.entries = entries;
    this.ground = promises.ground();
  }

  Outcome<Promise> make(Body body, NewPromise w, Optional<String> reference, Who by) {
    List<Fault> faults = new ArrayList<>(PromiseRules.faults(w, promises.today()));
    organisations(w, faults);
    boolean open = isOpen(body, w.links(), faults);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    store.lock(body.id());
    UUID id = store.freshId();
    Instant now = ground.record().now();
    Promise bare =
        new Promise(
            id,
            body.id(),
            reference.orElseGet(() -> reference(body, open)),
            w.title().strip(),
            w.kind(),
            w.promiser(),
            w.payee(),
            w.links(),
            open,
            List.of(),
            now,
            0);
    long entry =
        entries.told(
            bare,
            "promise.made",
            PromiseEntries.made(bare, body.slug()),
            PromiseEntries.madeWords(bare),
            by);
    store.keep(
        new Promise(
            id,
            bare.body(),
            bare.reference(),
            bare.title(),
            bare.kind(),
            bare.promiser(),
            bare.payee(),
            bare.links(),
            open,
            List.of(),
            now,
            entry));
    keep(bare, w.version(), 1, by);
    w.beneficiaries().forEach(c -> promises.life().keep(bare, c, by));
    Promise made = store.byId(id).orElseThrow();
    Outcome<List<Owed>> due = promises.reckon(made, by);
    return switch (due) {
      case Outcome.Done<List<Owed>> _ -> new Outcome.Done<>(made);
      case Outcome.Refused<List<Owed>>(List<Fault> wrong) -> new Outcome.Refused<>(wrong);
    };
  }

  private String reference(Body body, boolean open) {
    int year = promises.today().getYear();
    byte[] secret = new byte[8];
    random.nextBytes(secret);
    return open
        ? "%d-P%03d".formatted(year, store.nextNumber(body.id(), year))
        : year + "-s" + HexFormat.of().formatHex(secret);
  }

  private void organisations(NewPromise w, List<Fault> faults) {
    if (!w.promiser().isBlank()) {
      promises.unknown(w.promiser(), "promiser", faults);
    }
    if (w.payee() instanceof Promise.Payee.One(String code)) {
      promises.unknown(code, "payee", faults);
    }
    w.beneficiaries().stream()
        .map(Covered::organisation)
        .distinct()
        .forEach(c -> promises.unknown(c, "beneficiaries", faults));
  }

  /** Whether its words are public; what it stands on must be the body's, and seen. */
  private boolean isOpen(Body body, Promise.Links links, List<Fault> faults) {
    Optional<Boolean> matter = links.matter().flatMap(m -> store.isOpenMatter(m, body.id()));
    if (links.matter().isPresent() && matter.isEmpty()) {
      faults.add(new Fault("matter", "Choose a matter of this body that you may read"));
    }
    boolean open = matter.orElse(true);
    links
        .programme()
        .filter(x -> ground.programmes().find(x).filter(p -> p.body().equals(body.id())).isEmpty())
        .ifPresent(x -> faults.add(new Fault("programme", "Choose a programme of this body")));
    links
        .decision()
        .filter(d -> ground.decisions().find(d).filter(x -> x.body().equals(body.id())).isEmpty())
        .ifPresent(d -> faults.add(new Fault("decision", "Choose a decision of this body")));
    if (links.minute().isPresent()) {
      Optional<MinutesSet> set =
          links.minute().flatMap(ground.minutes()::find).filter(s -> s.body().equals(body.id()));
      boolean shown = set.filter(s -> s.state() == MinutesSet.State.PUBLISHED).isPresent();
      if (set.isEmpty() || (open && !shown)) {
        faults.add(
            new Fault(
                "words",
                "Words of minutes that are not published stand only on a closed matter. Publish"
                    + " the minutes first, or quote another document"));
      }
    }
    return open;
  }

  /** Records other terms: how a side reads the promise from a day on. */
  Outcome<Version> newVersion(Promise p, NewVersion wanted, Who by) {
    store.lock(p.id());
    Promise now = store.byId(p.id()).orElseThrow();
    List<Fault> faults = new ArrayList<>(PromiseRules.faults(wanted, now.kind(), promises.today()));
    int number = now.ours().number() + (wanted.side() == Promise.Side.OURS ? 1 : 0);
    if (wanted.side() == Promise.Side.OURS && wanted.validFrom().isBefore(now.ours().validFrom())) {
      faults.add(
          new Fault(
              "valid-from",
              "New terms hold from the day of the last ones on, "
                  + Dates.plain(now.ours().validFrom())));
    }
    if (wanted.side() == Promise.Side.THEIRS && now.theirs(number).isPresent()) {
      faults.add(
          new Fault(
              "side",
              "How they read these terms is recorded. What they say now is an answer, or new terms"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Version kept = keep(now, wanted, number, by);
    return switch (promises.reckon(store.byId(p.id()).orElseThrow(), by)) {
      case Outcome.Done<List<Owed>> _ -> new Outcome.Done<>(kept);
      case Outcome.Refused<List<Owed>>(List<Fault> wrong) -> new Outcome.Refused<>(wrong);
    };
  }

  private Version keep(Promise p, NewVersion w, int number, Who by) {
    Version bare = version(p, w, number, store.freshId(), 0);
    long entry =
        entries.told(
            p,
            "promise.version",
            PromiseEntries.version(bare),
            PromiseEntries.versionWords(bare),
            by);
    Version kept = version(p, w, number, bare.id(), entry);
    store.keep(kept);
    return kept;
  }

  private Version version(Promise p, NewVersion w, int number, UUID id, long entry) {
    return new Version(
        id,
        p.id(),
        number,
        w.side(),
        w.words().strip(),
        w.source(),
        w.terms(),
        w.support(),
        w.instalments(),
        w.conditions().strip(),
        w.clawBack().strip(),
        w.validFrom(),
        ground.record().now(),
        entry);
  }
}
