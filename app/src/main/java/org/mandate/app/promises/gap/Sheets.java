package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mandate.app.promises.Gap;
import org.mandate.app.promises.Owed;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.PromiseGap;
import org.mandate.app.promises.Promises;
import org.mandate.app.register.Register;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Schedule.Falling;

/** Sheets from the facade's figures, names and networks of the register. */
final class Sheets {
  private final Promises promises;

  Sheets(Promises promises) {
    this.promises = promises;
  }

  private Register register() {
    return promises.ground().register();
  }

  String named(String code) {
    return promises.ground().bodies().named(code);
  }

  Sheet of(Promise promise, LocalDate day) {
    return of(List.of(promise), day).getOrDefault(promise, new Sheet(day, List.of()));
  }

  /** A sheet for each of these promises of money, in their order. */
  Map<Promise, Sheet> of(List<Promise> all, LocalDate day) {
    List<Promise> money = all.stream().filter(Promise::isMoney).toList();
    List<PromiseGap> gaps = promises.gaps(money, day);
    Set<String> codes = new TreeSet<>();
    gaps.forEach(g -> g.practices().forEach(p -> codes.add(p.organisation())));
    Map<String, String> networks = register().networksOf(codes, day);
    Set<String> named = new TreeSet<>(codes);
    named.addAll(networks.values());
    Map<String, String> names = register().names(named);
    Map<Promise, Sheet> sheets = new LinkedHashMap<>();
    for (PromiseGap gap : gaps) {
      sheets.put(gap.promise(), sheet(gap, networks, names));
    }
    return sheets;
  }

  private Sheet sheet(PromiseGap gap, Map<String, String> networks, Map<String, String> names) {
    Map<String, List<Owed>> dues = new TreeMap<>();
    for (Owed due : promises.dues(gap.promise())) {
      dues.computeIfAbsent(due.organisation(), x -> new ArrayList<>()).add(due);
    }
    List<PracticeLine> lines = new ArrayList<>();
    for (Gap g : gap.practices()) {
      String code = g.organisation();
      String network = networks.getOrDefault(code, "");
      List<Owed> own = dues.getOrDefault(code, List.of());
      lines.add(
          new PracticeLine(
              code,
              name(names, code),
              network,
              network.isEmpty() ? "" : name(names, network),
              patients(own),
              List.of(new PracticeLine.Account(position(g), falling(own))),
              g.cannotTell()));
    }
    return new Sheet(gap.day(), lines);
  }

  private static String name(Map<String, String> names, String code) {
    return names.getOrDefault(code, code);
  }

  private static Position position(Gap g) {
    return new Position(
        g.promisedPence(),
        g.duePence(),
        g.outstandingPence() - g.releasedPence(),
        g.releasedPence(),
        g.withPayeePence(),
        g.receivedByPracticePence(),
        g.recoveredPence(),
        g.waivedPence(),
        g.disputedPence());
  }

  private static List<Falling> falling(List<Owed> dues) {
    return dues.stream()
        .flatMap(d -> d.pence().map(p -> new Falling(d.dueOn(), p)).stream())
        .toList();
  }

  private static long patients(List<Owed> dues) {
    return dues.stream()
        .flatMap(d -> d.counted().stream().limit(1))
        .map(c -> new BigDecimal(c.patients()).setScale(0, RoundingMode.HALF_UP).longValueExact())
        .reduce((a, b) -> b)
        .orElse(0L);
  }

  /** Patients of these practices together, on each basis that the latest terms count. */
  List<Arithmetic.Counted> counted(Promise promise, Set<String> practices) {
    Map<Basis, BigDecimal> sums = new TreeMap<>();
    Map<Basis, Set<LocalDate>> days = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    for (Owed due : promises.dues(promise)) {
      boolean counts =
          practices.contains(due.organisation())
              && due.version().equals(promise.ours().id())
              && seen.add(due.organisation());
      for (Owed.Counted c : counts ? due.counted() : List.<Owed.Counted>of()) {
        Basis.named(c.basis())
            .ifPresent(
                b -> {
                  sums.merge(b, new BigDecimal(c.patients()), BigDecimal::add);
                  days.computeIfAbsent(b, x -> new TreeSet<>()).add(c.asAt());
                });
      }
    }
    List<Arithmetic.Counted> all = new ArrayList<>();
    sums.forEach(
        (basis, sum) -> {
          Set<LocalDate> of = days.getOrDefault(basis, Set.of());
          all.add(
              new Arithmetic.Counted(
                  basis, sum, of.size() == 1 ? of.stream().findFirst() : Optional.empty()));
        });
    return all;
  }
}
