package org.mandate.app.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.register.ListSize;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Lists;
import org.mandate.ledger.Reckoned;

/** Keeps the dues of a promise as its terms and the lists known now make them. */
final class Reckoning {
  private final Promises promises;
  private final MoneyStore money;
  private final Journals journals;
  private final PromiseEntries entries;

  Reckoning(Promises promises, MoneyStore money, Journals journals, PromiseEntries entries) {
    this.promises = promises;
    this.money = money;
    this.journals = journals;
    this.entries = entries;
  }

  Outcome<List<Owed>> reckon(Promise p, Who by) {
    Instant now = promises.ground().record().now();
    List<Owed> held = money.dues(p.id());
    Reckoned<List<Owed>> dues = Reckoner.dues(p, promises.beneficiaries(p), this::sizes, now);
    if (dues.done().isEmpty()) {
      return new Outcome.Refused<>(
          dues.faults().stream().map(f -> new Fault(f.field(), f.words())).toList());
    }
    List<Owed> wanted = dues.orElseThrow();
    List<Owed> gone = held.stream().filter(h -> wanted.stream().noneMatch(h::saysAs)).toList();
    List<Owed> come = wanted.stream().filter(w -> held.stream().noneMatch(w::saysAs)).toList();
    if (gone.isEmpty() && come.isEmpty()) {
      return new Outcome.Done<>(held);
    }
    List<UUID> ids = money.freshIds(come.size());
    List<Owed> bare = under(come, ids, 0);
    long entry =
        entries.told(
            p, "promise.dues", PromiseEntries.dues(bare, gone), PromiseEntries.duesWords(bare), by);
    List<Owed> kept = under(bare, ids, entry);
    money.supersedeDues(gone.stream().map(Owed::id).toList(), now);
    money.keepDues(kept);
    journals.due(p, gone, kept, entry);
    return new Outcome.Done<>(money.dues(p.id()));
  }

  boolean isStale(Promise p) {
    List<Owed> held = money.dues(p.id());
    return Reckoner.dues(
            p, promises.beneficiaries(p), this::sizes, promises.ground().record().now())
        .done()
        .filter(w -> w.size() != held.size() || !w.stream().allMatch(o -> said(held, o)))
        .isPresent();
  }

  private static boolean said(List<Owed> held, Owed one) {
    return held.stream().anyMatch(one::saysAs);
  }

  private static List<Owed> under(List<Owed> dues, List<UUID> ids, long entry) {
    List<Owed> all = new ArrayList<>();
    for (int i = 0; i < dues.size(); i++) {
      all.add(dues.get(i).under(ids.get(i), entry));
    }
    return all;
  }

  private Collection<Lists.Size> sizes(Collection<String> codes, Basis basis, LocalDate day) {
    return promises.ground().register().listSizes(codes, basis.word(), day).values().stream()
        .map(s -> size(s, basis))
        .toList();
  }

  private static Lists.Size size(ListSize s, Basis basis) {
    return new Lists.Size(
        s.code(), basis, BigDecimal.valueOf(s.patients()), s.asAt(), "the register");
  }
}
