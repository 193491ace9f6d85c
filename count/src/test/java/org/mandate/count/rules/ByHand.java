package org.mandate.count.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/**
 * The slow counter: every paper by itself, on a table, written from the texts of the rules and not
 * from the fast code. Weights must be whole; a paper of weight three is three papers.
 */
final class ByHand {
  /** One paper, where it lies, what it is worth, and in which batch it came. */
  private static final class Paper {
    final List<Integer> preferences;
    @Nullable Integer lies;
    BigDecimal worth;
    int batch;

    Paper(List<Integer> preferences, BigDecimal worth) {
      this.preferences = preferences;
      this.lies = preferences.getFirst();
      this.worth = worth;
    }
  }

  /** What one stage of the slow count gave. */
  record Line(String action, Set<Integer> moved, List<BigDecimal> votes, Set<Integer> elected) {}

  final List<Line> lines = new ArrayList<>();
  final List<Integer> elected = new ArrayList<>();
  final Set<Integer> excluded = new HashSet<>();
  BigDecimal quota = BigDecimal.ZERO;
  boolean stoppedAtTie;

  private final int seats;
  private final int decimals;
  private final Lot lot;
  private final List<Integer> standing = new ArrayList<>();
  private final List<Paper> papers = new ArrayList<>();
  private final List<BigDecimal> kept = new ArrayList<>();
  private final List<List<BigDecimal>> ends = new ArrayList<>();
  private final List<List<BigDecimal>> points = new ArrayList<>();
  private final Set<Integer> transferred = new HashSet<>();
  private int batches;

  ByHand(Election election, Lot lot, int decimals) {
    this.seats = election.seats();
    this.decimals = decimals;
    this.lot = lot;
    for (var candidate : election.candidates()) {
      kept.add(BigDecimal.ZERO);
      if (!candidate.withdrawn()) standing.add(candidate.number() - 1);
    }
    Ballots ballots = election.ballots();
    for (int b = 0; b < ballots.size(); b++) {
      for (long copy = 0; copy < ballots.weight(b); copy++) {
        var preferences = new ArrayList<Integer>();
        for (int p = 0; p < ballots.length(b); p++) {
          if (standing.contains(ballots.candidate(b, p))) preferences.add(ballots.candidate(b, p));
        }
        if (!preferences.isEmpty()) {
          papers.add(new Paper(preferences, BigDecimal.ONE.setScale(decimals)));
        }
      }
    }
  }

  private BigDecimal votes(int c) {
    if (transferred.contains(c)) return kept.get(c);
    var worth = papers.stream().filter(p -> at(p, c)).map(p -> p.worth);
    return worth.reduce(BigDecimal.ZERO.setScale(decimals), BigDecimal::add);
  }

  private static boolean at(Paper paper, int c) {
    return paper.lies != null && paper.lies == c;
  }

  private List<BigDecimal> all() {
    return IntStream.range(0, kept.size()).mapToObj(this::votes).toList();
  }

  private List<Integer> continuing() {
    return standing.stream().filter(c -> !elected.contains(c) && !excluded.contains(c)).toList();
  }

  private int left() {
    return seats - elected.size();
  }

  private void moveOn(Paper paper) {
    var open = continuing();
    int from = paper.preferences.indexOf(paper.lies);
    paper.lies = null;
    for (int p = from + 1; p < paper.preferences.size() && paper.lies == null; p++) {
      if (open.contains(paper.preferences.get(p))) paper.lies = paper.preferences.get(p);
    }
    paper.batch = batches;
  }

  private List<Integer> descending(List<Integer> some) {
    return some.stream()
        .sorted(Comparator.comparing(this::votes).reversed().thenComparing(c -> c))
        .toList();
  }

  private void write(String action, List<Integer> moved, int electedBefore) {
    ends.add(all());
    lines.add(
        new Line(
            action,
            Set.copyOf(moved),
            all(),
            Set.copyOf(elected.subList(electedBefore, elected.size()))));
  }

  /** Who is left after looking at these stages in turn, then the lot. */
  private @Nullable Integer choose(
      List<Integer> tied, boolean most, List<List<BigDecimal>> looked) {
    var left = new ArrayList<>(tied);
    for (var stage : looked) {
      BigDecimal best = stage.get(left.getFirst());
      for (int c : left) best = most ? best.max(stage.get(c)) : best.min(stage.get(c));
      BigDecimal wanted = best;
      left.removeIf(c -> stage.get(c).compareTo(wanted) != 0);
    }
    if (left.size() == 1) return left.getFirst();
    var drawn = lot.drawn(left);
    stoppedAtTie = drawn.isEmpty();
    return drawn.orElse(null);
  }

  private List<Integer> extreme(List<Integer> some, boolean most) {
    var order = descending(some);
    BigDecimal value = votes(most ? order.getFirst() : order.getLast());
    return some.stream().filter(c -> votes(c).compareTo(value) == 0).sorted().toList();
  }

  private void electWhere(Predicate<Integer> enough) {
    for (int c : descending(continuing())) if (enough.test(c)) elected.add(c);
  }

  /** Rules 45 to 52 of the Scottish order. */
  ByHand scottish() {
    quota = BigDecimal.valueOf(papers.size() / (seats + 1) + 1);
    scottishElect();
    write("first preferences", List.of(), 0);
    while (left() > 0 && !continuing().isEmpty()) {
      int before = elected.size();
      var over = elected.stream().filter(c -> votes(c).compareTo(quota) > 0).toList();
      var tied = extreme(over.isEmpty() ? continuing() : over, !over.isEmpty());
      Integer who = choose(tied, !over.isEmpty(), ends.reversed());
      if (who == null) return this;
      if (over.isEmpty()) throwOut(who);
      else {
        BigDecimal total = votes(who);
        BigDecimal surplus = total.subtract(quota);
        for (Paper paper : papers) {
          if (!at(paper, who)) continue;
          paper.worth = paper.worth.multiply(surplus).divide(total, decimals, RoundingMode.DOWN);
          moveOn(paper);
        }
        keep(who, quota);
      }
      scottishElect();
      write(over.isEmpty() ? "exclusion" : "surplus", List.of(who), before);
    }
    return this;
  }

  private void scottishElect() {
    electWhere(c -> votes(c).compareTo(quota) >= 0);
    if (continuing().size() <= left()) elected.addAll(descending(continuing()));
  }

  private void keep(int who, BigDecimal amount) {
    transferred.add(who);
    kept.set(who, amount.setScale(decimals));
  }

  private void throwOut(int who) {
    excluded.add(who);
    for (Paper paper : papers) if (at(paper, who)) moveOn(paper);
  }

  /** The reference rule, A to D; a round under way is finished. */
  ByHand wigmPrf() {
    BigDecimal parts = BigDecimal.valueOf(seats + 1L);
    quota =
        BigDecimal.valueOf(papers.size())
            .divide(parts, 4, RoundingMode.DOWN)
            .add(new BigDecimal("0.0001"));
    String action = "first preferences";
    var moved = List.<Integer>of();
    var pending = new ArrayList<Integer>();
    while (true) {
      int before = elected.size();
      boolean round = continuing().size() > left() && left() > 0;
      if (round) {
        electWhere(c -> votes(c).compareTo(quota) >= 0);
        pending.addAll(elected.subList(before, elected.size()));
      } else if (left() > 0) elected.addAll(descending(continuing()));
      write(action, moved, before);
      if (!round) return this;
      boolean surplus = !pending.isEmpty();
      Integer who = choose(extreme(surplus ? pending : continuing(), surplus), surplus, List.of());
      if (who == null) return this;
      if (surplus) {
        BigDecimal total = votes(who);
        for (Paper paper : papers) {
          if (!at(paper, who)) continue;
          BigDecimal times =
              paper.worth.multiply(total.subtract(quota)).setScale(4, RoundingMode.DOWN);
          paper.worth = times.divide(total, 4, RoundingMode.DOWN);
          moveOn(paper);
        }
        keep(who, quota);
        pending.remove(who);
      } else throwOut(who);
      action = surplus ? "surplus" : "exclusion";
      moved = List.of(who);
    }
  }

  /** Instant runoff as our file defines it. */
  ByHand irv() {
    irvElect();
    write("first preferences", List.of(), 0);
    while (left() > 0 && !continuing().isEmpty()) {
      var up = descending(continuing()).reversed();
      var out = new ArrayList<Integer>();
      for (int k = 1; k < up.size(); k++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int c : up.subList(0, k)) sum = sum.add(votes(c));
        if (sum.compareTo(votes(up.get(k))) < 0) {
          out.clear();
          out.addAll(up.subList(0, k));
        }
      }
      if (out.isEmpty()) {
        Integer who = choose(extreme(continuing(), false), false, List.of());
        if (who == null) return this;
        out.add(who);
      }
      excluded.addAll(out);
      for (int who : out) throwOut(who);
      irvElect();
      write("exclusion", out, 0);
    }
    return this;
  }

  private void irvElect() {
    BigDecimal all =
        continuing().stream().map(this::votes).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean alone = continuing().size() == 1;
    electWhere(c -> alone || votes(c).add(votes(c)).compareTo(all) > 0);
  }

  /** ERS97, sections 5.1 to 5.6. */
  ByHand ers97() {
    quota = ersQuota();
    points.add(all());
    ersElect();
    if (continuing().size() <= left()) elected.addAll(descending(continuing()));
    write("first preferences", List.of(), 0);
    while (left() > 0 && !continuing().isEmpty()) {
      int before = elected.size();
      var over = elected.stream().filter(c -> votes(c).compareTo(quota) > 0).toList();
      int losers = ersLosers();
      if (!over.isEmpty() && losers == 0) {
        Integer who = choose(extreme(over, true), true, points);
        if (who == null) return this;
        ersSurplus(who);
        write("surplus", List.of(who), before);
        continue;
      }
      var out = new ArrayList<Integer>();
      while (out.size() < Math.max(1, losers)) {
        var rest = continuing().stream().filter(c -> !out.contains(c)).toList();
        var last = extreme(rest, false);
        if (last.size() <= losers - out.size()) {
          out.addAll(last);
          continue;
        }
        Integer who = choose(last, false, points);
        if (who == null) return this;
        out.add(who);
      }
      excluded.addAll(out);
      if (continuing().size() == left()) {
        elected.addAll(descending(continuing()));
        write("elect remaining", List.of(), before);
        return this;
      }
      ersTransfer(out);
      write("exclusion", out, before);
    }
    return this;
  }

  private BigDecimal ersQuota() {
    BigDecimal active = all().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return active.divide(BigDecimal.valueOf(seats + 1L), 2, RoundingMode.UP);
  }

  private void ersElect() {
    while (left() > 0 && !continuing().isEmpty()) {
      BigDecimal active = BigDecimal.ZERO;
      for (int c = 0; c < kept.size(); c++) {
        BigDecimal v = votes(c);
        if (!elected.contains(c)) active = active.add(v);
        else if (v.compareTo(quota) > 0) active = active.add(v.subtract(quota));
      }
      var top = extreme(continuing(), true);
      BigDecimal v = votes(top.getFirst());
      boolean enough =
          v.compareTo(quota) >= 0
              || v.multiply(BigDecimal.valueOf(left() + 1L)).compareTo(active) >= 0;
      if (v.signum() == 0 || !enough) return;
      var some = new ArrayList<>(top);
      if (some.size() > left()) {
        for (var stage : points) {
          BigDecimal best = some.stream().map(stage::get).max(Comparator.naturalOrder()).get();
          some.removeIf(c -> stage.get(c).compareTo(best) != 0);
        }
      }
      if (some.size() > left()) return;
      elected.addAll(some);
    }
  }

  private int ersLosers() {
    var up = descending(continuing()).reversed();
    int losers = 0;
    for (int k = 1; k < up.size() && up.size() - k >= left(); k++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int c : elected) sum = sum.add(votes(c).subtract(quota).max(BigDecimal.ZERO));
      for (int c : up.subList(0, k)) sum = sum.add(votes(c));
      if (sum.compareTo(votes(up.get(k))) <= 0) losers = k;
    }
    return losers;
  }

  private void ersSurplus(int who) {
    BigDecimal surplus = votes(who).subtract(quota);
    int last = 0;
    for (Paper paper : papers) if (at(paper, who)) last = Math.max(last, paper.batch);
    var open = continuing();
    batches++;
    int transferable = 0;
    BigDecimal value = BigDecimal.ZERO;
    var selected = new ArrayList<Paper>();
    for (Paper paper : papers) {
      if (!at(paper, who) || paper.batch != last) continue;
      selected.add(paper);
      int from = paper.preferences.indexOf(who);
      if (paper.preferences.stream().skip(from + 1L).anyMatch(open::contains)) {
        transferable++;
        value = value.add(paper.worth);
      }
    }
    for (Paper paper : selected) {
      if (value.compareTo(surplus) > 0) {
        paper.worth = surplus.divide(BigDecimal.valueOf(transferable), 2, RoundingMode.DOWN);
      }
      moveOn(paper);
    }
    keep(who, quota);
    points.add(all());
    ersElect();
  }

  private void ersTransfer(List<Integer> out) {
    while (left() > 0) {
      BigDecimal highest = null;
      for (Paper paper : papers) {
        if (paper.lies == null || !out.contains(paper.lies)) continue;
        if (highest == null || paper.worth.compareTo(highest) > 0) highest = paper.worth;
      }
      if (highest == null) return;
      batches++;
      for (Paper paper : papers) {
        if (paper.lies == null || !out.contains(paper.lies)) continue;
        if (paper.worth.compareTo(highest) == 0) moveOn(paper);
      }
      points.add(all());
      if (elected.isEmpty()) quota = ersQuota();
      ersElect();
    }
  }
}
