package org.mandate.app.promises;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.promises.Owed.Counted;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.web.Dates;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Due;
import org.mandate.ledger.Dues;
import org.mandate.ledger.Lists;
import org.mandate.ledger.Part;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/**
 * What falls due under a promise: each of the body's readings makes the instalments from its first
 * day to the next reading's, to those whom the promise covers on the instalment's day.
 */
final class Reckoner {
  private Reckoner() {}

  /** The list sizes a version counts, for all whom the promise covers. */
  interface Sizes {
    Collection<Lists.Size> of(Collection<String> organisations, Basis basis, LocalDate day);
  }

  /** Dues with ids still to be given. */
  static Reckoned<List<Owed>> dues(Promise p, List<Beneficiary> covered, Sizes sizes, Instant now) {
    List<Owed> all = new ArrayList<>();
    List<Version> ours = p.ourVersions();
    for (int i = 0; i < ours.size(); i++) {
      Version v = ours.get(i);
      LocalDate from = i == 0 ? LocalDate.MIN : v.validFrom();
      LocalDate to = i + 1 < ours.size() ? ours.get(i + 1).validFrom() : LocalDate.MAX;
      Reckoned<List<Owed>> of = dues(v, covered, sizes, now);
      if (of.done().isEmpty()) {
        return of;
      }
      of.orElseThrow().stream()
          .filter(o -> !o.dueOn().isBefore(from) && o.dueOn().isBefore(to))
          .filter(o -> covers(covered, o.organisation(), o.dueOn()))
          .forEach(all::add);
    }
    return new Reckoned.Done<>(all);
  }

  private static boolean covers(List<Beneficiary> covered, String organisation, LocalDate day) {
    return covered.stream().anyMatch(b -> b.organisation().equals(organisation) && b.covers(day));
  }

  private static Reckoned<List<Owed>> dues(
      Version v, List<Beneficiary> covered, Sizes sizes, Instant now) {
    if (v.terms().isEmpty() || v.instalments().isEmpty() || covered.isEmpty()) {
      return new Reckoned.Done<>(List.of());
    }
    List<String> codes = covered.stream().map(Beneficiary::organisation).distinct().toList();
    Terms terms = v.terms().get();
    List<Lists.Size> lists = new ArrayList<>();
    for (Wanted w : wanted(terms)) {
      lists.addAll(sizes.of(codes, w.basis(), w.asAt()));
    }
    return Dues.of(terms, new Schedule(v.instalments()), codes, Lists.of(lists))
        .then(dues -> new Reckoned.Done<>(owed(v, dues, wanted(terms), now)));
  }

  private record Wanted(Basis basis, LocalDate asAt) {}

  private static Set<Wanted> wanted(Terms terms) {
    Set<Wanted> all = new LinkedHashSet<>();
    switch (terms) {
      case Terms.PerHead(List<Part> parts) ->
          parts.forEach(part -> all.add(new Wanted(part.basis(), part.asAt())));
      case Terms.Lump(long _, Terms.Sharing.ByPatients by) ->
          all.add(new Wanted(by.basis(), by.asAt()));
      case Terms.Lump _, Terms.PerSession _, Terms.Support _ -> {}
    }
    return all;
  }

  private static List<Owed> owed(Version v, Dues dues, Set<Wanted> wanted, Instant now) {
    List<Owed> all = new ArrayList<>();
    for (Due due : dues.dues()) {
      List<Counted> counted = due.counted().stream().map(Reckoner::counted).sorted(ORDER).toList();
      Optional<String> unsure = unsure(due.counted(), wanted);
      for (int i = 0; i < due.instalments().size(); i++) {
        Schedule.Falling one = due.instalments().get(i);
        all.add(
            owed(
                v,
                due.organisation(),
                i,
                one.dueOn(),
                Optional.of(one.pence()),
                counted,
                unsure,
                now));
      }
    }
    for (Dues.CannotTell none : dues.cannotTell()) {
      for (int i = 0; i < v.instalments().size(); i++) {
        all.add(
            owed(
                v,
                none.organisation(),
                i,
                v.instalments().get(i).dueOn(),
                Optional.empty(),
                List.of(),
                Optional.of("Cannot tell what is due: " + none.reason()),
                now));
      }
    }
    return all;
  }

  private static final Comparator<Counted> ORDER =
      Comparator.comparing(Counted::basis).thenComparing(Counted::asAt);

  private static Counted counted(Lists.Size s) {
    return new Counted(s.basis().word(), plain(s.patients()), s.asAt(), s.source());
  }

  private static String plain(BigDecimal patients) {
    BigDecimal bare = patients.stripTrailingZeros();
    return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
  }

  /** A list of another day may differ from the one that was promised by. */
  private static Optional<String> unsure(List<Lists.Size> counted, Set<Wanted> wanted) {
    List<String> words = new ArrayList<>();
    for (Wanted w : wanted) {
      boolean exact =
          counted.stream().anyMatch(s -> s.basis() == w.basis() && s.asAt().equals(w.asAt()));
      if (!exact) {
        counted.stream()
            .filter(s -> s.basis() == w.basis() && s.asAt().isBefore(w.asAt()))
            .max(Comparator.comparing(Lists.Size::asAt))
            .ifPresent(
                s ->
                    words.add(
                        "There is no "
                            + w.basis().word()
                            + " list of "
                            + Dates.plain(w.asAt())
                            + "; the list of "
                            + Dates.plain(s.asAt())
                            + " was used. A difference that the list explains is not missing"
                            + " money"));
      }
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", words));
  }

  private static Owed owed(
      Version v,
      String organisation,
      int instalment,
      LocalDate dueOn,
      Optional<Long> pence,
      List<Counted> counted,
      Optional<String> cannotTell,
      Instant now) {
    return new Owed(
        new UUID(0, 0),
        v.promise(),
        v.id(),
        organisation,
        instalment + 1,
        dueOn,
        pence,
        counted,
        cannotTell,
        now,
        0);
  }
}
