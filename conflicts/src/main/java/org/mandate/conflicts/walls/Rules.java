package org.mandate.conflicts.walls;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.PathRules;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Policy.AfterPapers;
import org.mandate.conflicts.Policy.PathRule;

/** The clauses of one policy as bits: bit i stands for the i-th rule for paths. */
final class Rules {
  private final List<PathRule> rules;
  private final int[] deep = new int[Policy.DEEPEST + 2];
  private final int tied;
  private final int self;
  private final int papers;

  Rules(Policy policy) {
    rules = policy.paths();
    for (int depth = 0; depth < deep.length; depth++) {
      int least = depth;
      deep[depth] = mask(r -> r.depth() >= least);
    }
    tied = mask(r -> !r.ties().isEmpty());
    self = mask(PathRules::self);
    papers = mask(r -> r.afterPapers() != null);
  }

  private int mask(java.util.function.Predicate<PathRule> which) {
    int mask = 0;
    for (int i = 0; i < rules.size(); i++) {
      mask |= which.test(rules.get(i)) ? 1 << i : 0;
    }
    return mask;
  }

  /** The rules that may still go on to this many links between organisations. */
  int deep(int links) {
    return deep[links];
  }

  /** The most links between organisations that any rule follows. */
  int deepest() {
    int depth = 0;
    while (deep[depth + 1] != 0) {
      depth++;
    }
    return depth;
  }

  int tied() {
    return tied;
  }

  int notTied() {
    return deep[0] & ~tied;
  }

  int self() {
    return self;
  }

  int papers() {
    return papers;
  }

  int tie(Link link) {
    return mask(r -> PathRules.tie(r, link));
  }

  int onward(Link link, boolean forward) {
    return mask(r -> PathRules.onward(r, link, forward));
  }

  int party(PartyRole role) {
    return mask(r -> r.parties().contains(role) && (r.afterPapers() == null || role.competes()));
  }

  /** The rules for which a first link counts, by how many months it counts after its end. */
  Map<Integer, Integer> first(Link link) {
    var byMonths = new TreeMap<Integer, Integer>();
    for (int i = 0; i < rules.size(); i++) {
      if (PathRules.first(rules.get(i), link)) {
        byMonths.merge(rules.get(i).monthsAfterEnd(), 1 << i, (a, b) -> a | b);
      }
    }
    return byMonths;
  }

  /** The rules on sealed papers, by how many months they count; 0 for without an end. */
  Map<Integer, Integer> papersByMonths() {
    var byMonths = new TreeMap<Integer, Integer>();
    for (int i = 0; i < rules.size(); i++) {
      AfterPapers after = rules.get(i).afterPapers();
      if (after != null) {
        byMonths.merge(after.months(), 1 << i, (a, b) -> a | b);
      }
    }
    return byMonths;
  }

  List<PathRule> of(int mask) {
    return java.util.stream.IntStream.range(0, rules.size())
        .filter(i -> (mask & (1 << i)) != 0)
        .mapToObj(rules::get)
        .toList();
  }

  static int from(@Nullable LocalDate day) {
    return day == null ? Integer.MIN_VALUE : Math.toIntExact(day.toEpochDay());
  }

  static int until(@Nullable LocalDate day) {
    return day == null ? Integer.MAX_VALUE : Math.toIntExact(day.toEpochDay());
  }
}
