package org.mandate.count.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/**
 * Meek's and Warren's rules written down a second time, slowly: paper by paper, in decimals, shared
 * ranks by going through every order. It has nothing in common with the product but the sources.
 */
final class KeepOracle {
  enum Kind {
    PRF,
    MEEK,
    WARREN,
    NZ
  }

  /** What was known at the end of a round, and who fell out before it. */
  record Round(
      List<BigDecimal> votes,
      BigDecimal lost,
      BigDecimal quota,
      List<Integer> elected,
      List<Integer> excluded) {}

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final BigDecimal NEAR = new BigDecimal("0.0000000000000000005");

  private final Kind kind;
  private final int places;
  private final int seats;
  private final int n;
  private final List<List<List<Integer>>> papers = new ArrayList<>();
  private final List<Integer> lot;
  private final BigDecimal[] keep;
  private final List<Integer> hopeful = new ArrayList<>();
  private BigDecimal[] votes = {};
  private BigDecimal lost = ZERO;
  private BigDecimal quota = ZERO;

  final List<Integer> elected = new ArrayList<>();
  final List<Round> rounds = new ArrayList<>();

  KeepOracle(Kind kind, Election election, List<Integer> lot) {
    this.kind = kind;
    this.lot = lot;
    places = kind == Kind.PRF || kind == Kind.NZ ? 9 : 27;
    seats = election.seats();
    n = election.candidates().size();
    keep = new BigDecimal[n];
    Arrays.fill(keep, ZERO);
    for (int i = 0; i < n; i++) {
      if (election.candidates().get(i).withdrawn()) continue;
      hopeful.add(i);
      keep[i] = ONE;
    }
    read(election.ballots());
  }

  private void read(Ballots ballots) {
    for (int b = 0; b < ballots.size(); b++) {
      List<List<Integer>> ranks = new ArrayList<>();
      for (int p = 0; p < ballots.length(b); p++) {
        if (!ballots.sharesRank(b, p)) ranks.add(new ArrayList<>());
        if (hopeful.contains(ballots.candidate(b, p))) {
          ranks.getLast().add(ballots.candidate(b, p));
        }
      }
      ranks.removeIf(List::isEmpty);
      for (long w = 0; w < ballots.weight(b) && !ranks.isEmpty(); w++) papers.add(ranks);
    }
  }

  void count() {
    if (kind == Kind.NZ) {
      countNz();
      return;
    }
    List<Integer> gone = List.of();
    while (elected.size() < seats && hopeful.size() > seats - elected.size()) {
      List<Integer> sure = iterate();
      List<Integer> reached = reached();
      BigDecimal surplus = surplus();
      rounds.add(new Round(List.of(votes), lost, quota, reached, gone));
      elected.addAll(reached);
      hopeful.removeAll(reached);
      gone = List.of();
      if (!reached.isEmpty()) continue;
      if (sure.isEmpty()) {
        BigDecimal bar = low().add(surplus);
        List<Integer> tied =
            hopeful.stream().filter(i -> votes[i].compareTo(bar.add(NEAR)) < 0).toList();
        if (kind == Kind.PRF) {
          tied = hopeful.stream().filter(i -> votes[i].compareTo(bar) <= 0).toList();
        }
        sure = List.of(first(tied));
      }
      gone = sure;
      hopeful.removeAll(gone);
      for (int i : gone) keep[i] = ZERO;
    }
    elected.addAll(hopeful.subList(0, Math.min(hopeful.size(), seats - elected.size())));
  }

  private List<Integer> iterate() {
    BigDecimal before = null;
    while (true) {
      distribute();
      if (!reached().isEmpty()) return List.of();
      BigDecimal surplus = surplus();
      if (kind == Kind.PRF) {
        surplus = surplus.max(ZERO);
        if (surplus.compareTo(new BigDecimal("0.000001")) < 0) return List.of();
        if (before != null && surplus.compareTo(before) >= 0) return List.of();
      } else {
        BigDecimal omega = new BigDecimal("0.000000001");
        if (surplus.compareTo(omega.add(NEAR)) < 0) return List.of();
        if (before != null && surplus.compareTo(before.subtract(NEAR)) > 0) return List.of();
        List<Integer> sure = sureLosers(surplus);
        if (!sure.isEmpty()) return sure;
      }
      before = surplus;
      renew();
    }
  }

  private void renew() {
    boolean up = kind == Kind.PRF || kind == Kind.NZ;
    RoundingMode mode = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
    for (int i : elected) {
      BigDecimal product = keep[i].multiply(quota).setScale(places, mode);
      keep[i] = product.divide(votes[i], places, mode);
      if (kind != Kind.PRF) keep[i] = keep[i].min(ONE);
    }
  }

  private BigDecimal low() {
    return hopeful.stream().map(i -> votes[i]).min(Comparator.naturalOrder()).orElseThrow();
  }

  private BigDecimal surplus() {
    return elected.stream().map(i -> votes[i].subtract(quota)).reduce(ZERO, BigDecimal::add);
  }

  private List<Integer> reached() {
    return hopeful.stream()
        .filter(
            i ->
                places == 9
                    ? votes[i].compareTo(quota) >= 0
                    : votes[i].compareTo(quota.add(NEAR)) >= 0)
        .toList();
  }

  private int first(List<Integer> tied) {
    return lot.stream().map(number -> number - 1).filter(tied::contains).findFirst().orElseThrow();
  }

  private List<Integer> sureLosers(BigDecimal surplus) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i : hopeful.stream().sorted(Comparator.comparing(i -> votes[i])).toList()) {
      boolean joins =
          !groups.isEmpty()
              && votes[i]
                      .subtract(surplus)
                      .subtract(votes[groups.getLast().getFirst()])
                      .compareTo(NEAR)
                  < 0;
      if (!joins) groups.add(new ArrayList<>());
      groups.getLast().add(i);
    }
    List<Integer> best = List.of();
    List<Integer> sofar = new ArrayList<>();
    for (int g = 0; g + 1 < groups.size(); g++) {
      sofar.addAll(groups.get(g));
      if (hopeful.size() - sofar.size() < seats - elected.size()) break;
      BigDecimal sum = sofar.stream().map(i -> votes[i]).reduce(surplus, BigDecimal::add);
      BigDecimal next = votes[groups.get(g + 1).getFirst()];
      if (next.subtract(sum).compareTo(NEAR) >= 0) best = List.copyOf(sofar);
    }
    return best.stream().sorted().toList();
  }

  /** Every paper by itself. */
  private void distribute() {
    votes = new BigDecimal[n];
    Arrays.fill(votes, ZERO);
    BigDecimal left = ZERO;
    for (List<List<Integer>> paper : papers) left = left.add(give(paper));
    BigDecimal all = BigDecimal.valueOf(papers.size());
    BigDecimal given = Arrays.stream(votes).reduce(ZERO, BigDecimal::add);
    lost = kind == Kind.NZ ? left : all.subtract(given);
    BigDecimal base = kind == Kind.NZ ? all.subtract(lost) : given;
    quota = base.divide(BigDecimal.valueOf(seats + 1L), places, RoundingMode.FLOOR);
    if (places == 9) quota = quota.add(new BigDecimal("0.000000001"));
  }

  private BigDecimal give(List<List<Integer>> paper) {
    BigDecimal weight = ONE;
    for (List<Integer> rank : paper) {
      if (weight.signum() <= 0) break;
      weight = rank.size() == 1 ? give(rank.getFirst(), weight) : giveAll(rank, weight);
    }
    return weight;
  }

  private BigDecimal give(int i, BigDecimal weight) {
    BigDecimal kept = weight.multiply(keep[i]);
    BigDecimal next = weight.multiply(ONE.subtract(keep[i]));
    switch (kind) {
      case PRF -> {
        kept = kept.setScale(9, RoundingMode.CEILING);
        next = weight.subtract(kept);
      }
      case NZ -> {
        kept = kept.setScale(9, RoundingMode.CEILING);
        next = next.setScale(9, RoundingMode.CEILING);
      }
      case MEEK -> {
        kept = kept.setScale(27, RoundingMode.FLOOR);
        next = next.setScale(27, RoundingMode.FLOOR);
      }
      case WARREN -> {
        kept = keep[i].min(weight);
        next = weight.subtract(kept);
      }
    }
    votes[i] = votes[i].add(kept);
    return next;
  }

  /** Every order of the rank by itself, exactly; rounded once at the end. */
  private BigDecimal giveAll(List<Integer> rank, BigDecimal weight) {
    BigDecimal[] parts = new BigDecimal[n];
    Arrays.fill(parts, ZERO);
    BigDecimal passed = ONE;
    for (int i : rank) passed = passed.multiply(ONE.subtract(keep[i]));
    long orders = orders(rank, new ArrayList<>(), parts);
    for (int i : rank) {
      BigDecimal kept = weight.multiply(parts[i]);
      votes[i] = votes[i].add(kept.divide(BigDecimal.valueOf(orders), 27, RoundingMode.FLOOR));
    }
    return weight.multiply(passed).setScale(27, RoundingMode.FLOOR);
  }

  private long orders(List<Integer> rank, List<Integer> order, BigDecimal[] parts) {
    if (order.size() == rank.size()) {
      BigDecimal left = ONE;
      for (int i : order) {
        parts[i] = parts[i].add(left.multiply(keep[i]));
        left = left.multiply(ONE.subtract(keep[i]));
      }
      return 1;
    }
    long orders = 0;
    for (int i : rank) {
      if (order.contains(i)) continue;
      List<Integer> longer = new ArrayList<>(order);
      longer.add(i);
      orders += orders(rank, longer, parts);
    }
    return orders;
  }

  private void countNz() {
    List<BigDecimal[]> steps = new ArrayList<>();
    List<Integer> gone = List.of();
    BigDecimal before = null;
    while (elected.size() < seats && hopeful.size() > seats - elected.size()) {
      if (!steps.isEmpty()) renew();
      distribute();
      steps.add(votes);
      List<Integer> reached = reached();
      elected.addAll(reached);
      hopeful.removeAll(reached);
      BigDecimal surplus = surplus();
      List<BigDecimal> sorted = hopeful.stream().map(i -> votes[i]).sorted().toList();
      boolean exclude =
          surplus.compareTo(new BigDecimal("0.0001")) < 0
              || before != null && reached.isEmpty() && surplus.compareTo(before) >= 0
              || sorted.size() > 1 && sorted.get(0).add(surplus).compareTo(sorted.get(1)) < 0;
      exclude &= steps.size() > 1;
      if (exclude || !reached.isEmpty()) {
        rounds.add(new Round(List.of(votes), lost, quota, reached, gone));
        gone = List.of();
      }
      if (exclude && elected.size() < seats && hopeful.size() > seats - elected.size()) {
        List<Integer> tied = hopeful.stream().filter(i -> votes[i].compareTo(low()) == 0).toList();
        for (BigDecimal[] step : steps) {
          BigDecimal least =
              tied.stream().map(i -> step[i]).min(Comparator.naturalOrder()).orElseThrow();
          List<Integer> fewer = tied.stream().filter(i -> step[i].compareTo(least) == 0).toList();
          boolean differ = fewer.size() < tied.size();
          tied = fewer;
          if (differ) break;
        }
        gone = List.of(first(tied));
        hopeful.removeAll(gone);
        for (int i : gone) keep[i] = ZERO;
      }
      before = exclude || !reached.isEmpty() ? null : surplus;
    }
    elected.addAll(hopeful.subList(0, Math.min(hopeful.size(), seats - elected.size())));
  }

  static BigDecimal written(BigDecimal amount, int scale) {
    return amount.setScale(scale, RoundingMode.HALF_UP);
  }

  static List<Integer> numbers(int n) {
    return new ArrayList<>(IntStream.rangeClosed(1, n).boxed().toList());
  }
}
