package org.mandate.app.promises.received;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.promises.Gap;
import org.mandate.app.promises.Posted;
import org.mandate.app.promises.PostedEntry;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promises;
import org.mandate.app.promises.received.Received.Counted;
import org.mandate.ledger.Rounding;

/**
 * Receipts into the journal. What a practice is paid itself came to the practice; what its payee is
 * paid came to the payee, and is shared among the practices it is paid for by what each is owed.
 * What is taken back goes where the line went that it takes back, else where the money went.
 */
final class Posting {
  private static final String BACK = "The payer’s file takes it back";
  private final Promises promises;

  Posting(Promises promises) {
    this.promises = promises;
  }

  /** Posts what is known and does not stand yet; takes back what stands for somebody else. */
  Counted settle(List<Receipt> receipts, Years years, Who by) {
    int posted = 0;
    List<String> refused = new ArrayList<>();
    for (var of : byPromise(receipts).entrySet()) {
      Optional<Promise> found = promises.find(of.getKey());
      if (found.isPresent()) {
        var one = new OfPromise(found.get(), years, by);
        of.getValue().forEach(one::settle);
        posted += one.posted;
        refused.addAll(one.refused);
      }
    }
    return new Counted(posted, refused);
  }

  /** Takes back every entry that stands on these receipts. */
  Counted takeBack(List<Receipt> receipts, String why, Who by) {
    int undone = 0;
    List<String> refused = new ArrayList<>();
    for (var of : byPromise(receipts).entrySet()) {
      Promise p = promises.find(of.getKey()).orElseThrow();
      // what was taken back comes back first
      for (Receipt r : of.getValue().reversed()) {
        for (Posted e : standing(r.id())) {
          switch (promises.reverse(p, e.id(), why, by)) {
            case Outcome.Done<Posted> _ -> undone++;
            case Outcome.Refused<Posted>(List<Outcome.Fault> faults) ->
                refused.add("Line " + r.line() + ": " + faults.getFirst().words());
          }
        }
      }
    }
    return new Counted(undone, refused);
  }

  private static Map<UUID, List<Receipt>> byPromise(List<Receipt> receipts) {
    return receipts.stream()
        .filter(r -> r.repeats().isEmpty())
        .sorted(
            Comparator.comparing(Receipt::on)
                .thenComparing(r -> r.pence() < 0)
                .thenComparing(Receipt::line)
                .thenComparing(Receipt::item))
        .collect(Collectors.groupingBy(Receipt::promise, LinkedHashMap::new, Collectors.toList()));
  }

  private List<Posted> standing(UUID receipt) {
    List<Posted> all = promises.ofReceipt(receipt);
    Set<UUID> gone = new HashSet<>();
    all.forEach(e -> e.reverses().ifPresent(gone::add));
    return all.stream()
        .filter(e -> e.kind() != Posted.Kind.REVERSED && !gone.contains(e.id()))
        .toList();
  }

  /** For whom a line of an organisation counts: itself, or those it is the payee of. */
  List<String> covered(Promise p, Set<String> beneficiaries, String organisation, LocalDate day) {
    return beneficiaries.contains(organisation)
        ? List.of(organisation)
        : promises.paidThrough(p, organisation, day);
  }

  static Set<String> beneficiaries(Promises promises, Promise p) {
    return promises.beneficiaries(p).stream()
        .map(Beneficiary::organisation)
        .collect(Collectors.toSet());
  }

  /** The receipts of one promise, in the order of their days. */
  private final class OfPromise {
    private final Promise p;
    private final Years years;
    private final Who by;
    private final Set<String> beneficiaries;
    private final Map<String, Map<String, Long>> weights = new HashMap<>();
    private int posted;
    private final List<String> refused = new ArrayList<>();

    OfPromise(Promise p, Years years, Who by) {
      this.p = p;
      this.years = years;
      this.by = by;
      this.beneficiaries = beneficiaries(promises, p);
    }

    void settle(Receipt r) {
      List<String> wanted =
          r.organisation().map(o -> covered(p, beneficiaries, o, r.on())).orElse(List.of());
      if (r.posted() > 0) {
        Set<String> now =
            standing(r.id()).stream().map(Posted::organisation).collect(Collectors.toSet());
        if (wanted.containsAll(now)) {
          return;
        }
        Counted undone = takeBack(List.of(r), "It was another payee", by);
        refused.addAll(undone.refused());
        if (!undone.refused().isEmpty()) {
          return;
        }
      }
      boolean said = years.saidElsewhere(r);
      List<PostedEntry> entries = wanted.isEmpty() || said ? List.of() : entries(r, wanted);
      if (!entries.isEmpty()) {
        switch (promises.post(p, entries, by)) {
          case Outcome.Done<List<Posted>> _ -> {
            posted++;
            years.stands(r);
          }
          case Outcome.Refused<List<Posted>>(List<Outcome.Fault> faults) ->
              refused.add("Line " + r.line() + ": " + faults.getFirst().words());
        }
      }
    }

    private List<PostedEntry> entries(Receipt r, List<String> among) {
      if (r.pence() > 0) {
        boolean itself = beneficiaries.contains(r.organisation().orElseThrow());
        Posted.Kind kind = itself ? Posted.Kind.PASSED_ON : Posted.Kind.RECEIVED;
        return shares(r, among).entrySet().stream()
            .map(s -> entry(r, kind, s.getKey(), s.getValue(), ""))
            .toList();
      }
      Map<String, Long> back = new LinkedHashMap<>();
      r.reverses()
          .ifPresent(
              first ->
                  standing(first).forEach(e -> back.merge(e.organisation(), e.pence(), Long::sum)));
      return (back.isEmpty() ? received(r, among) : back)
          .entrySet().stream()
              .filter(s -> s.getValue() > 0)
              .map(s -> entry(r, Posted.Kind.TAKEN_BACK, s.getKey(), s.getValue(), BACK))
              .toList();
    }

    private PostedEntry entry(
        Receipt r, Posted.Kind kind, String organisation, long pence, String reason) {
      return new PostedEntry(
          kind,
          r.on(),
          organisation,
          pence,
          Optional.of(r.id()),
          Optional.of(new Posted.FileLine(r.sha256(), r.line())),
          reason,
          "");
    }

    /** By what each is owed on that day; asked once for a payee and a day. */
    private Map<String, Long> shares(Receipt r, List<String> among) {
      if (among.size() == 1) {
        return Map.of(among.getFirst(), r.pence());
      }
      Map<String, Long> parts =
          weights.computeIfAbsent(
              r.organisation().orElse("") + " " + r.on(),
              k -> promises.share(p, 1_000_000_000_000L, among, r.on()));
      return split(r.pence(), parts);
    }

    /** A credit that takes back no single line, by what each has had. */
    private Map<String, Long> received(Receipt r, List<String> among) {
      if (among.size() == 1) {
        return Map.of(among.getFirst(), -r.pence());
      }
      Map<String, Long> had = new LinkedHashMap<>();
      for (Gap gap : promises.gap(p, r.on()).practices()) {
        long pence = Math.max(gap.receivedByPayeePence(), gap.receivedByPracticePence());
        if (among.contains(gap.organisation()) && pence > 0) {
          had.put(gap.organisation(), pence);
        }
      }
      return split(-r.pence(), had);
    }

    private static Map<String, Long> split(long pence, Map<String, Long> weights) {
      if (weights.isEmpty()) {
        return Map.of();
      }
      List<String> codes = List.copyOf(weights.keySet());
      List<Long> shares =
          Rounding.shares(
              pence,
              codes.stream().map(c -> BigDecimal.valueOf(weights.getOrDefault(c, 0L))).toList());
      Map<String, Long> all = new LinkedHashMap<>();
      for (int i = 0; i < codes.size(); i++) {
        if (shares.get(i) > 0) {
          all.put(codes.get(i), shares.get(i));
        }
      }
      return all;
    }
  }
}
