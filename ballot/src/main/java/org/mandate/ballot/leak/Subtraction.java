package org.mandate.ballot.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What published totals tell when one is taken from another: overall minus all areas but one, the
 * result after a late joiner minus the result before (for voters whose vote stayed the same).
 *
 * <p>Each published total is the sum of the votes of a known set of voters. Voters who stand in the
 * same sets cannot be told apart and form one part. A group of fewer than {@code least} voters is
 * isolated when some combination of the published totals cancels everybody else: exact linear
 * algebra over fractions.
 */
public final class Subtraction {
  private static final int MOST_GROUPS = 5_000;
  private static final int MOST_TRIED_TOGETHER = 3;

  private final List<Published> published;
  private final List<BitSet> parts;
  private final int least;
  private final List<Isolated> isolated;
  private final boolean complete;

  /**
   * A total that is to be published.
   *
   * @param name as people know it
   * @param voters positions on the roll; copied
   */
  public record Published(String name, BitSet voters) {
    /** Copies. */
    public Published {
      voters = (BitSet) voters.clone();
    }

    /** By a list of positions. */
    public static Published of(String name, int... voters) {
      BitSet set = new BitSet();
      IntStream.of(voters).forEach(set::set);
      return new Published(name, set);
    }

    @Override
    public BitSet voters() {
      return (BitSet) voters.clone();
    }
  }

  /**
   * Fewer voters than allowed, alone in a combination of totals.
   *
   * @param voters positions
   * @param totals which published totals give them away, with the factor of each ("1", "-1"); none
   *     can be left out
   */
  public record Isolated(List<Integer> voters, Map<String, String> totals) {
    /** Copies. */
    public Isolated {
      voters = List.copyOf(voters);
      totals = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(totals));
    }
  }

  private Subtraction(List<Published> published, int least) {
    this.published = published;
    this.least = least;
    this.parts = parts(published);
    List<List<Integer>> groups = smallGroups();
    this.complete = groups.size() < MOST_GROUPS;
    this.isolated = new ArrayList<>();
    List<List<Integer>> done = new ArrayList<>();
    for (List<Integer> group : groups) {
      if (done.stream().noneMatch(group::containsAll)) {
        List<Integer> rows = isolating(group);
        if (!rows.isEmpty()) {
          done.add(group);
          isolated.add(told(group, rows));
        }
      }
    }
  }

  /**
   * Looks for isolated groups.
   *
   * @param published at most 200 totals with names of their own
   * @param least how many voters a group must have to be safe, at least 1
   */
  public static Subtraction of(List<Published> published, int least) {
    if (published.size() > 200 || least < 1) {
      throw new IllegalArgumentException(published.size() + " totals, groups of " + least);
    }
    if (published.stream().map(Published::name).distinct().count() != published.size()) {
      throw new IllegalArgumentException("two totals of one name");
    }
    return new Subtraction(List.copyOf(published), least);
  }

  /** The groups that are given away, smallest sets of parts first. */
  public List<Isolated> isolated() {
    return List.copyOf(isolated);
  }

  /** Whether all small groups were tried (they are at most 5,000). */
  public boolean complete() {
    return complete;
  }

  /**
   * Which totals to leave out so that nobody is isolated any more: the fewest (up to three, tried
   * exhaustively among at most 60 totals); beyond that the last total of each combination in turn.
   * The first total, by habit the overall one, is the last to be given up.
   */
  public List<String> withheld() {
    if (isolated.isEmpty()) {
      return List.of();
    }
    List<Integer> order =
        IntStream.range(0, published.size()).map(i -> published.size() - 1 - i).boxed().toList();
    for (int size = 1; size <= 3 && published.size() <= 60; size++) {
      for (List<Integer> out : combinations(order, size, 40_000)) {
        if (without(out).isolated.isEmpty()) {
          return names(out);
        }
      }
    }
    List<String> out = new ArrayList<>();
    Subtraction left = this;
    while (!left.isolated.isEmpty()) {
      List<String> used = List.copyOf(left.isolated.getFirst().totals().keySet());
      out.add(used.getLast());
      List<Published> kept = published.stream().filter(p -> !out.contains(p.name())).toList();
      left = new Subtraction(kept, least);
    }
    return out;
  }

  private Subtraction without(List<Integer> out) {
    return new Subtraction(
        IntStream.range(0, published.size())
            .filter(i -> !out.contains(i))
            .mapToObj(published::get)
            .toList(),
        least);
  }

  private List<String> names(List<Integer> rows) {
    return rows.stream().map(i -> published.get(i).name()).toList();
  }

  /** Voters by the sets they stand in. */
  private static List<BitSet> parts(List<Published> published) {
    Map<BitSet, BitSet> found = new LinkedHashMap<>();
    int voters = published.stream().mapToInt(p -> p.voters.length()).max().orElse(0);
    for (int v = 0; v < voters; v++) {
      BitSet in = new BitSet();
      for (int p = 0; p < published.size(); p++) {
        in.set(p, published.get(p).voters.get(v));
      }
      if (!in.isEmpty()) {
        found.computeIfAbsent(in, key -> new BitSet()).set(v);
      }
    }
    return List.copyOf(found.values());
  }

  /** Sets of parts with fewer voters than allowed, fewest parts first. */
  private List<List<Integer>> smallGroups() {
    List<List<Integer>> found = new ArrayList<>();
    List<List<Integer>> last = List.of(List.of());
    while (!last.isEmpty() && found.size() < MOST_GROUPS) {
      List<List<Integer>> next = new ArrayList<>();
      for (List<Integer> group : last) {
        int size = group.stream().mapToInt(a -> parts.get(a).cardinality()).sum();
        for (int a = group.isEmpty() ? 0 : group.getLast() + 1; a < parts.size(); a++) {
          if (size + parts.get(a).cardinality() < least && next.size() < MOST_GROUPS) {
            List<Integer> more = new ArrayList<>(group);
            more.add(a);
            next.add(more);
          }
        }
      }
      found.addAll(next);
      last = next;
    }
    return found.size() > MOST_GROUPS ? found.subList(0, MOST_GROUPS) : found;
  }

  /** The published totals that isolate a group of parts, as few as were found; empty if none do. */
  private List<Integer> isolating(List<Integer> group) {
    List<Integer> all = IntStream.range(0, published.size()).boxed().toList();
    if (combination(group, all).isEmpty()) {
      return List.of();
    }
    for (int size = 1; size <= MOST_TRIED_TOGETHER && all.size() <= 60; size++) {
      for (List<Integer> rows : combinations(all, size, 40_000)) {
        if (!combination(group, rows).isEmpty()) {
          return rows;
        }
      }
    }
    List<Integer> rows = new ArrayList<>(all);
    for (Integer row : all) {
      List<Integer> fewer = rows.stream().filter(r -> !r.equals(row)).toList();
      if (!combination(group, fewer).isEmpty()) {
        rows = new ArrayList<>(fewer);
      }
    }
    return rows;
  }

  private Isolated told(List<Integer> group, List<Integer> rows) {
    List<Ratio> factors = combination(group, rows);
    Map<String, String> totals = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!factors.get(i).isZero()) {
        totals.put(published.get(rows.get(i)).name(), factors.get(i).toString());
      }
    }
    BitSet voters = new BitSet();
    group.forEach(a -> voters.or(parts.get(a)));
    return new Isolated(voters.stream().boxed().toList(), totals);
  }

  /**
   * Factors for the given totals whose sum has something of the group and nothing of anybody else;
   * empty if there are none.
   */
  private List<Ratio> combination(List<Integer> group, List<Integer> rows) {
    Ratio[][] table = new Ratio[rows.size()][];
    List<Integer> others =
        IntStream.range(0, parts.size()).boxed().filter(a -> !group.contains(a)).toList();
    int width = others.size() + group.size();
    for (int r = 0; r < table.length; r++) {
      table[r] = new Ratio[width + table.length];
      for (int c = 0; c < width; c++) {
        int part = c < others.size() ? others.get(c) : group.get(c - others.size());
        boolean in = published.get(rows.get(r)).voters.get(parts.get(part).nextSetBit(0));
        table[r][c] = in ? Ratio.ONE : Ratio.ZERO;
      }
      for (int c = 0; c < table.length; c++) {
        table[r][width + c] = c == r ? Ratio.ONE : Ratio.ZERO;
      }
    }
    int used = Elimination.clear(table, others.size());
    for (int r = used; r < table.length; r++) {
      for (int c = others.size(); c < width; c++) {
        if (!table[r][c].isZero()) {
          return scaled(table[r], width, table[r][c]);
        }
      }
    }
    return List.of();
  }

  private static List<Ratio> scaled(Ratio[] row, int from, Ratio by) {
    return IntStream.range(from, row.length).mapToObj(c -> row[c].over(by)).toList();
  }

  private static List<List<Integer>> combinations(List<Integer> of, int size, int most) {
    List<List<Integer>> found = List.of(List.of());
    for (int s = 0; s < size; s++) {
      List<List<Integer>> next = new ArrayList<>();
      for (List<Integer> start : found) {
        int from = start.isEmpty() ? 0 : of.indexOf(start.getLast()) + 1;
        for (int i = from; i < of.size() && next.size() < most; i++) {
          List<Integer> more = new ArrayList<>(start);
          more.add(of.get(i));
          next.add(more);
        }
      }
      found = next;
    }
    return found;
  }
}
