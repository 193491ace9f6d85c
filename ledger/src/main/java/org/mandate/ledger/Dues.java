package org.mandate.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * What a promise makes due, practice by practice.
 *
 * @param dues of all for whom it can be reckoned, in the order given
 * @param cannotTell of whom it cannot, each with the reason: never a due of nought
 */
public record Dues(List<Due> dues, List<CannotTell> cannotTell) {
  private static final BigDecimal MOST_PATIENTS = BigDecimal.valueOf(100_000_000);

  /** No due can be reckoned for this organisation, and why. */
  public record CannotTell(String organisation, String reason) {}

  public Dues {
    dues = List.copyOf(dues);
    cannotTell = List.copyOf(cannotTell);
  }

  /** Of all dues together. */
  public long pence() {
    return dues.stream().mapToLong(Due::pence).reduce(0, Math::addExact);
  }

  /** The same in money. */
  public Money money() {
    return Sterling.of(pence());
  }

  /**
   * What these terms make due to each of these, by the lists that count.
   *
   * @param beneficiaries codes of organisations, none twice
   * @return refused where a list is negative or a beneficiary is named twice
   */
  public static Reckoned<Dues> of(
      Terms terms, Schedule schedule, List<String> beneficiaries, Lists lists) {
    Set<String> seen = new HashSet<>();
    for (String one : beneficiaries) {
      if (!seen.add(one)) {
        return Reckoned.refused(
            "beneficiaries", one + " is named twice. Name each beneficiary once.");
      }
    }
    if (beneficiaries.isEmpty()) {
      return Reckoned.refused("beneficiaries", "Name who is to receive it.");
    }
    var making = new Making(schedule, lists);
    switch (terms) {
      case Terms.PerHead(List<Part> parts) -> {
        for (String one : beneficiaries) making.perHead(one, parts);
      }
      case Terms.Lump(long pence, Terms.Sharing.Equally _) ->
          making.shared(
              pence, beneficiaries, beneficiaries.stream().map(_ -> BigDecimal.ONE).toList());
      case Terms.Lump(long pence, Terms.Sharing.ByPatients(Basis basis, LocalDate asAt)) ->
          making.byPatients(pence, beneficiaries, basis, asAt);
      case Terms.PerSession(long pence, int sessions) -> {
        for (String one : beneficiaries) {
          making.due(one, Math.multiplyExact(pence, sessions), List.of());
        }
      }
      case Terms.Support _ -> {}
    }
    return making.done();
  }

  private static final class Making {
    private final Schedule schedule;
    private final Lists lists;
    private final List<Due> dues = new ArrayList<>();
    private final List<CannotTell> cannotTell = new ArrayList<>();
    private final List<Reckoned.Fault> faults = new ArrayList<>();

    Making(Schedule schedule, Lists lists) {
      this.schedule = schedule;
      this.lists = lists;
    }

    Reckoned<Dues> done() {
      return faults.isEmpty()
          ? new Reckoned.Done<>(new Dues(dues, cannotTell))
          : new Reckoned.Refused<>(faults);
    }

    void perHead(String organisation, List<Part> parts) {
      var counted = new ArrayList<Lists.Size>();
      BigDecimal pounds = BigDecimal.ZERO;
      var missing = new ArrayList<String>();
      for (Part part : parts) {
        Optional<Lists.Size> found = list(organisation, part.basis(), part.asAt());
        if (found.isEmpty()) {
          missing.add(missing(part.basis(), part.asAt()));
        } else {
          Lists.Size size = found.orElseThrow();
          if (!counted.contains(size)) counted.add(size);
          pounds = pounds.add(part.rate().pounds().multiply(size.patients()));
        }
      }
      if (!faults.isEmpty()) return;
      if (missing.isEmpty()) due(organisation, Rounding.halfUpPence(pounds), counted);
      else cannotTell.add(new CannotTell(organisation, String.join("; ", missing)));
    }

    void byPatients(long pence, List<String> beneficiaries, Basis basis, LocalDate asAt) {
      var sizes = new ArrayList<Lists.Size>();
      var without = new ArrayList<String>();
      for (String one : beneficiaries) {
        list(one, basis, asAt).ifPresentOrElse(sizes::add, () -> without.add(one));
      }
      String reason = "";
      if (!without.isEmpty()) {
        reason =
            "the lump is shared by patients, and there is "
                + missing(basis, asAt)
                + " for "
                + String.join(", ", without);
      } else if (sizes.stream().allMatch(s -> s.patients().signum() == 0)) {
        reason = "the lump is shared by patients, and no list has any";
      }
      if (reason.isEmpty()) {
        shared(pence, beneficiaries, sizes.stream().map(Lists.Size::patients).toList());
        for (int i = 0; i < sizes.size() && i < dues.size(); i++) {
          Due one = dues.get(i);
          dues.set(
              i,
              new Due(one.organisation(), one.pence(), List.of(sizes.get(i)), one.instalments()));
        }
      } else {
        for (String one : beneficiaries) cannotTell.add(new CannotTell(one, reason));
      }
    }

    void shared(long pence, List<String> beneficiaries, List<BigDecimal> weights) {
      if (!faults.isEmpty()) return;
      List<Long> shares = Rounding.shares(pence, weights);
      for (int i = 0; i < shares.size(); i++) due(beneficiaries.get(i), shares.get(i), List.of());
    }

    void due(String organisation, long pence, List<Lists.Size> counted) {
      dues.add(new Due(organisation, pence, counted, schedule.of(pence)));
    }

    private Optional<Lists.Size> list(String organisation, Basis basis, LocalDate asAt) {
      Optional<Lists.Size> found = lists.at(organisation, basis, asAt);
      found.ifPresent(this::judge);
      return found;
    }

    private void judge(Lists.Size size) {
      if (size.patients().signum() < 0 || size.patients().compareTo(MOST_PATIENTS) > 0) {
        faults.add(
            new Reckoned.Fault(
                "list",
                "The "
                    + size.basis().word()
                    + " list of "
                    + size.organisation()
                    + " is "
                    + size.patients().toPlainString()
                    + " ("
                    + size.source()
                    + "). No list can be that: correct it at its source."));
      }
    }

    private static String missing(Basis basis, LocalDate asAt) {
      return "no " + basis.word() + " list at or before " + asAt;
    }
  }
}
