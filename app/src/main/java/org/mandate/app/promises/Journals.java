package org.mandate.app.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.ledger.Account;
import org.mandate.ledger.Ageing;
import org.mandate.ledger.Balance;
import org.mandate.ledger.Line;
import org.mandate.ledger.Moves;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.Rounding;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Sterling;

/** The journal of a promise: the one place that writes money, and what stands in it. */
final class Journals {
  private static final Set<Account> NEVER_BELOW =
      EnumSet.complementOf(EnumSet.of(Account.COMMITMENT, Account.DUE, Account.OUTSTANDING));
  static final LocalDate ALWAYS = LocalDate.of(9999, 1, 1);

  private final Promises promises;
  private final MoneyStore store;
  private final PromiseEntries entries;

  Journals(Promises promises, MoneyStore store, PromiseEntries entries) {
    this.promises = promises;
    this.store = store;
    this.entries = entries;
  }

  // Posting

  /** Posts all of them, or none. */
  Outcome<List<Posted>> post(Promise p, List<PostedEntry> wanted, Who by) {
    promises.store().lock(p.id());
    Map<String, Balance> now = new HashMap<>(balances(p));
    Set<String> known = new TreeSet<>(now.keySet());
    promises.beneficiaries(p).stream().map(Beneficiary::organisation).forEach(known::add);
    List<UUID> ids = store.freshIds(wanted.size());
    List<Posted> posted = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size() && faults.isEmpty(); i++) {
      PostedEntry w = direct(p, wanted.get(i));
      faults.addAll(MoneyRules.faults(w, known, p, promises.today()));
      if (faults.isEmpty()) {
        Balance before = now.getOrDefault(w.organisation(), Balance.NOUGHT);
        Reckoned<List<Line>> lines = MoneyRules.lines(w.kind(), before, w.pence());
        lines.faults().forEach(f -> faults.add(new Fault("pence", f.words())));
        if (lines.done().isPresent()) {
          Balance after = before.plus(lines.orElseThrow());
          below(after, lines.orElseThrow()).ifPresent(faults::add);
          now.put(w.organisation(), after);
          posted.add(posted(p, ids.get(i), w, lines.orElseThrow()));
        }
      }
    }
    return faults.isEmpty()
        ? new Outcome.Done<>(keep(p, posted, by))
        : new Outcome.Refused<>(faults);
  }

  /** Where no payee stands between, what comes comes to the practice. */
  private static PostedEntry direct(Promise p, PostedEntry w) {
    return w.kind() == Posted.Kind.RECEIVED && p.payee() instanceof Promise.Payee.Itself
        ? new PostedEntry(
            Posted.Kind.PASSED_ON,
            w.on(),
            w.organisation(),
            w.pence(),
            w.receipt(),
            w.file(),
            w.reason(),
            w.source())
        : w;
  }

  private static Optional<Fault> below(Balance after, List<Line> lines) {
    for (Line line : lines) {
      if (NEVER_BELOW.contains(line.account()) && after.of(line.account()) < 0) {
        return Optional.of(
            new Fault(
                "pence",
                "That moves "
                    + Sterling.words(-after.of(line.account()))
                    + " more than is "
                    + line.account().word().replace('_', ' ')
                    + ". Enter first what came before it, or mend the sum"));
      }
    }
    return Optional.empty();
  }

  private Posted posted(Promise p, UUID id, PostedEntry w, List<Line> lines) {
    return new Posted(
        id,
        p.id(),
        w.kind(),
        w.on(),
        w.organisation(),
        Optional.empty(),
        w.receipt(),
        w.file(),
        w.reason().strip(),
        w.source().strip(),
        Optional.empty(),
        lines,
        promises.ground().record().now(),
        0);
  }

  private List<Posted> keep(Promise p, List<Posted> posted, Who by) {
    List<Posted> told = new ArrayList<>();
    for (Posted e : posted) {
      told.add(
          under(
              e,
              entries.told(
                  p, "promise.money", PromiseEntries.money(e), PromiseEntries.moneyWords(e), by)));
    }
    store.keep(told);
    return told;
  }

  static Posted under(Posted e, long entry) {
    return new Posted(
        e.id(),
        e.promise(),
        e.kind(),
        e.on(),
        e.organisation(),
        e.due(),
        e.receipt(),
        e.file(),
        e.reason(),
        e.source(),
        e.reverses(),
        e.lines(),
        e.recordedAt(),
        entry);
  }

  /** Takes an entry back whole, on its own day: what was posted after it must still stand. */
  Outcome<Posted> reverse(Promise p, UUID which, String reason, Who by) {
    promises.store().lock(p.id());
    List<Posted> all = store.entries(p.id());
    Optional<Posted> first = all.stream().filter(e -> e.id().equals(which)).findFirst();
    if (first.isEmpty() || first.get().kind() == Posted.Kind.REVERSED) {
      return Outcome.refused("entry", "Choose an entry of this promise");
    }
    if (all.stream().anyMatch(e -> e.reverses().filter(which::equals).isPresent())) {
      return Outcome.refused("entry", "It was taken back already. It counts no more");
    }
    if (reason.isBlank()) {
      return Outcome.refused("reason", "Say why the entry was wrong");
    }
    Posted wrong = first.get();
    Posted back = reversal(wrong, store.freshIds(1).getFirst(), reason.strip());
    Balance now = balances(p).getOrDefault(wrong.organisation(), Balance.NOUGHT);
    Optional<Fault> below = below(now.plus(back.lines()), back.lines());
    return below.isPresent()
        ? new Outcome.Refused<>(List.of(new Fault("entry", below.get().words())))
        : new Outcome.Done<>(keep(p, List.of(back), by).getFirst());
  }

  Posted reversal(Posted e, UUID id, String reason) {
    return new Posted(
        id,
        e.promise(),
        Posted.Kind.REVERSED,
        e.on(),
        e.organisation(),
        e.due(),
        e.receipt(),
        e.file(),
        reason,
        "",
        Optional.of(e.id()),
        e.lines().stream().map(l -> new Line(l.account(), -l.pence())).toList(),
        promises.ground().record().now(),
        0);
  }

  // Dues

  /** Posts what is promised and what falls due, and takes back what no longer does. */
  void due(Promise p, List<Owed> gone, List<Owed> come, long entry) {
    Instant now = promises.ground().record().now();
    Set<UUID> away = new LinkedHashSet<>();
    gone.forEach(d -> away.add(d.id()));
    List<Posted> back =
        store.ofDues(p.id()).stream()
            .filter(e -> e.due().filter(away::contains).isPresent())
            .toList();
    List<Owed> counted = come.stream().filter(d -> d.pence().orElse(0L) > 0).toList();
    List<UUID> ids = store.freshIds(back.size() + 2 * counted.size());
    List<Posted> all = new ArrayList<>();
    for (int i = 0; i < back.size(); i++) {
      all.add(under(reversal(back.get(i), ids.get(i), "What is due was reckoned anew"), entry));
    }
    LocalDate said = p.ourVersions().getFirst().source().saidOn();
    for (int i = 0; i < counted.size(); i++) {
      Owed d = counted.get(i);
      long pence = d.pence().orElseThrow();
      int at = back.size() + 2 * i;
      LocalDate promised = d.dueOn().isBefore(said) ? d.dueOn() : said;
      all.add(
          of(d, ids.get(at), Posted.Kind.PROMISED, promised, Moves.promised(pence), now, entry));
      all.add(of(d, ids.get(at + 1), Posted.Kind.DUE, d.dueOn(), Moves.fallDue(pence), now, entry));
    }
    store.keep(all);
  }

  private static Posted of(
      Owed d, UUID id, Posted.Kind kind, LocalDate on, List<Line> lines, Instant now, long entry) {
    return new Posted(
        id,
        d.promise(),
        kind,
        on,
        d.organisation(),
        Optional.of(d.id()),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        lines,
        now,
        entry);
  }

  // What stands

  Map<String, Balance> balances(Promise p) {
    return store
        .balances(List.of(p.id()), ALWAYS, MoneyStore.AS_NOW)
        .getOrDefault(p.id(), Map.of());
  }

  List<PromiseGap> gaps(List<Promise> all, LocalDate day, Instant knownAt) {
    Set<UUID> ids = new LinkedHashSet<>();
    all.forEach(p -> ids.add(p.id()));
    Map<UUID, Map<String, Balance>> balances = store.balances(ids, day, knownAt);
    Map<UUID, List<Owed>> dues = store.duesOf(ids, knownAt);
    return all.stream()
        .map(
            p ->
                gap(
                    p,
                    day,
                    balances.getOrDefault(p.id(), Map.of()),
                    dues.getOrDefault(p.id(), List.of())))
        .toList();
  }

  private static PromiseGap gap(
      Promise p, LocalDate day, Map<String, Balance> balances, List<Owed> dues) {
    Map<String, List<Owed>> owed = new TreeMap<>();
    balances.keySet().forEach(o -> owed.put(o, new ArrayList<>()));
    dues.forEach(d -> owed.computeIfAbsent(d.organisation(), x -> new ArrayList<>()).add(d));
    List<Gap> practices = new ArrayList<>();
    owed.forEach(
        (organisation, of) ->
            practices.add(
                gap(organisation, day, balances.getOrDefault(organisation, Balance.NOUGHT), of)));
    return new PromiseGap(p, day, practices, Gap.total(practices));
  }

  private static Gap gap(String organisation, LocalDate day, Balance b, List<Owed> dues) {
    List<Schedule.Falling> falling =
        dues.stream()
            .filter(d -> d.pence().isPresent())
            .map(d -> new Schedule.Falling(d.dueOn(), d.pence().orElseThrow()))
            .toList();
    long ended = b.recovered() + b.waived() + b.disputed();
    return Gap.of(
        organisation,
        b,
        Ageing.of(falling, Math.max(0, ended + b.receivedByBeneficiary()), day).oldest(),
        Ageing.of(falling, Math.max(0, ended + b.received()), day).oldest(),
        dues.stream().flatMap(d -> d.cannotTell().stream()).distinct().toList());
  }

  /**
   * A sum among organisations, by what each is still owed of what fell due by the day; where none
   * is owed anything, by what each is promised. Shares sum to the whole.
   */
  Map<String, Long> share(Promise p, long pence, Collection<String> among, LocalDate day) {
    List<Gap> owed =
        gaps(List.of(p), day, MoneyStore.AS_NOW).getFirst().practices().stream()
            .filter(g -> among.contains(g.organisation()))
            .toList();
    List<String> codes = owed.stream().map(Gap::organisation).toList();
    List<Long> weights = owed.stream().map(g -> Math.max(0, g.outstandingPence())).toList();
    if (weights.stream().allMatch(w -> w == 0)) {
      weights = owed.stream().map(g -> Math.max(0, g.promisedPence())).toList();
    }
    if (weights.stream().allMatch(w -> w == 0)) {
      return Map.of();
    }
    List<Long> shares = Rounding.shares(pence, weights.stream().map(BigDecimal::valueOf).toList());
    Map<String, Long> all = new LinkedHashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      if (shares.get(i) > 0) {
        all.put(codes.get(i), shares.get(i));
      }
    }
    return all;
  }
}
