package org.mandate.app.interests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Record;

/** Gifts and hospitality as declared, and what of them is withheld. */
final class Gifts {
  private final ReturnStore store;
  private final Record record;
  private final SealedFacts sealed;
  private final DecisionMakers makers;

  Gifts(ReturnStore store, Record record, SealedFacts sealed, DecisionMakers makers) {
    this.store = store;
    this.record = record;
    this.sealed = sealed;
    this.makers = makers;
  }

  List<Gift> of(UUID person) {
    return store.gifts(person);
  }

  Outcome<Gift> declare(UUID id, UUID person, NewGift wanted, LocalDate today) {
    Optional<Gift> before = store.gift(id);
    if (before.isPresent()) {
      return new Outcome.Done<>(before.get());
    }
    List<Outcome.Fault> faults = InterestRules.faults(wanted, today);
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    return new Outcome.Done<>(
        kept(
            "gift.declared",
            new Gift(
                id,
                id,
                person,
                wanted.givenBy().strip(),
                wanted.words().strip(),
                wanted.pence(),
                wanted.offeredOn(),
                wanted.accepted(),
                today,
                record.now(),
                "",
                Optional.empty()),
            Optional.empty()));
  }

  Outcome<Gift> withhold(UUID id, String reason) {
    Optional<Gift> found = store.gift(id);
    if (found.isEmpty()) {
      return Outcome.refused("interest", "There is no such gift, or it was changed meanwhile.");
    }
    Gift g = found.get();
    if (g.withheldReason().equals(reason.strip())) {
      return new Outcome.Done<>(g);
    }
    Instant at = record.now();
    store.supersedeGift(g.id(), at);
    return new Outcome.Done<>(
        kept(
            "gift.corrected",
            with(g, UUID.randomUUID(), at, reason.strip(), Optional.empty()),
            Optional.of(g.id())));
  }

  private Gift kept(String kind, Gift g, Optional<UUID> replaces) {
    Optional<Long> entry = Optional.empty();
    if (g.withheldReason().isEmpty() && makers.isOne(g.person())) {
      entry = Optional.of(record.append(InterestEntries.draft(kind, g)).id());
    } else {
      sealed.keep(kind, InterestEntries.subject(g.root()), InterestEntries.whole(g));
    }
    Gift kept = with(g, g.id(), g.recordedAt(), g.withheldReason(), entry);
    store.keep(kept, replaces);
    return kept;
  }

  private static Gift with(Gift g, UUID id, Instant at, String reason, Optional<Long> entry) {
    return new Gift(
        id,
        g.root(),
        g.person(),
        g.givenBy(),
        g.words(),
        g.pence(),
        g.offeredOn(),
        g.accepted(),
        g.declaredOn(),
        at,
        reason,
        entry);
  }
}
