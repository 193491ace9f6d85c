package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/**
 * Papers by their beginnings: one node for each distinct beginning, in the order of a walk that
 * goes deep first. What a paper has left to give at a place depends only on its beginning, so a
 * round of Meek's rule works once for all papers that begin alike.
 *
 * <p>Withdrawn candidates are passed over. A node holds a candidate's index, or the complement of a
 * group's number where candidates share a rank.
 */
final class Trie {
  private int[] holder = new int[1024];
  private short[] depth = new short[1024];
  private int[] end = new int[1024];
  private long[] papers = new long[1024];
  private long[] ending = new long[0];
  private int nodes;
  private final List<int[]> groups = new ArrayList<>();
  private final Map<List<Integer>, Integer> groupNumbers = new HashMap<>();
  private final boolean[] passed;
  private final int scale;
  private int deepest;
  private long total;
  private BigInteger stranded = BigInteger.ZERO;

  private Trie(boolean[] passed, int scale) {
    this.passed = passed;
    this.scale = scale;
  }

  /** Why a rule that asks for ranks or names cannot count these papers; empty when it can. */
  static Optional<Outcome> refusal(Election election) {
    if (election.ballots().hasMarks()) {
      return Optional.of(
          new Outcome.Refused(
              "these papers give each candidate a number and put nobody in order, and this rule"
                  + " gives no meaning to that; score does"));
    }
    return tooHeavy(election);
  }

  /** Why not even all papers together can be counted; empty when they can. */
  static Optional<Outcome> tooHeavy(Election election) {
    try {
      election.ballots().total();
      return Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.of(new Outcome.Refused("the weights together exceed " + Long.MAX_VALUE));
    }
  }

  /**
   * @throws ArithmeticException if the papers together exceed a long
   */
  static Trie of(Election election) {
    Ballots ballots = election.ballots();
    var passed = new boolean[election.candidates().size()];
    for (int i = 0; i < passed.length; i++) passed[i] = election.candidates().get(i).withdrawn();
    long unit = unit(ballots);
    var trie = new Trie(passed, ballots.weightScale() - digits(unit));
    int[] row = new int[64];
    int[] open = new int[64];
    int[] before = new int[64];
    int beforeLength = 0;
    for (int b = 0; b < ballots.size(); b++) {
      if (ballots.length(b) > row.length) {
        row = new int[ballots.length(b)];
        open = Arrays.copyOf(open, row.length);
        before = Arrays.copyOf(before, row.length);
      }
      int length = trie.row(ballots, b, row);
      long weight = ballots.weight(b) / unit;
      if (length == 0) {
        trie.stranded = trie.stranded.add(BigInteger.valueOf(weight));
        continue;
      }
      trie.total = Math.addExact(trie.total, weight);
      int common = Arrays.mismatch(row, 0, length, before, 0, beforeLength);
      if (common < 0) common = length;
      for (int d = beforeLength - 1; d >= common; d--) trie.end[open[d]] = trie.nodes;
      for (int d = common; d < length; d++) open[d] = trie.node(row[d], d);
      for (int d = 0; d < length; d++) trie.papers[open[d]] += weight;
      int[] swap = before;
      before = row;
      row = swap;
      beforeLength = length;
    }
    for (int d = beforeLength - 1; d >= 0; d--) trie.end[open[d]] = trie.nodes;
    return trie;
  }

  /** The largest power of ten, up to the weights' scale, that divides every weight. */
  private static long unit(Ballots ballots) {
    long unit = 1;
    for (int s = 0; s < ballots.weightScale(); s++) {
      for (int b = 0; b < ballots.size(); b++) {
        if (ballots.weight(b) % (unit * 10) != 0) return unit;
      }
      unit *= 10;
    }
    return unit;
  }

  private static int digits(long unit) {
    int digits = 0;
    for (long u = unit; u > 1; u /= 10) digits++;
    return digits;
  }

  /** Writes what the paper says, without the withdrawn, one entry a rank. */
  private int row(Ballots ballots, int ballot, int[] row) {
    int length = 0;
    for (int place = 0; place < ballots.length(ballot); ) {
      int next = place + 1;
      while (next < ballots.length(ballot) && ballots.sharesRank(ballot, next)) next++;
      if (next == place + 1) {
        int candidate = ballots.candidate(ballot, place);
        if (!passed[candidate]) row[length++] = candidate;
      } else {
        var members = new ArrayList<Integer>();
        for (int p = place; p < next; p++) {
          if (!passed[ballots.candidate(ballot, p)]) members.add(ballots.candidate(ballot, p));
        }
        if (members.size() == 1) row[length++] = members.get(0);
        if (members.size() > 1) row[length++] = ~group(members);
      }
      place = next;
    }
    return length;
  }

  private int group(List<Integer> members) {
    members.sort(null);
    return groupNumbers.computeIfAbsent(
        members,
        m -> {
          groups.add(m.stream().mapToInt(Integer::intValue).toArray());
          return groups.size() - 1;
        });
  }

  private int node(int held, int at) {
    if (nodes == holder.length) {
      int larger = nodes * 2;
      holder = Arrays.copyOf(holder, larger);
      depth = Arrays.copyOf(depth, larger);
      end = Arrays.copyOf(end, larger);
      papers = Arrays.copyOf(papers, larger);
    }
    holder[nodes] = held;
    depth[nodes] = (short) at;
    deepest = Math.max(deepest, at + 1);
    return nodes++;
  }

  int size() {
    return nodes;
  }

  /** By node: the candidate, or {@code ~group}. */
  int[] holders() {
    return holder;
  }

  /** By node: 0 for a first rank. */
  short[] depths() {
    return depth;
  }

  /** By node: the first node after all that begin with it. */
  int[] ends() {
    return end;
  }

  /** By node: how many papers begin so, in units of 10^-{@link #scale()}. */
  long[] papers() {
    return papers;
  }

  /** By node: how many papers say no more than that. */
  long[] ending() {
    if (ending.length != nodes) {
      ending = Arrays.copyOf(papers, nodes);
      int[] open = new int[deepest + 1];
      for (int node = 0; node < nodes; node++) {
        open[depth[node]] = node;
        if (depth[node] > 0) ending[open[depth[node] - 1]] -= papers[node];
      }
    }
    return ending;
  }

  /** The candidates of a group, lowest index first. */
  int[] group(int number) {
    return groups.get(number);
  }

  /** How many different groups share a rank on some paper. */
  int groups() {
    return groups.size();
  }

  /** The longest paper. */
  int deepest() {
    return deepest;
  }

  /** Decimal places of the weights, none of them needless. */
  int scale() {
    return scale;
  }

  /** All papers that name a candidate who stands. */
  long total() {
    return total;
  }

  /** The others: they are not valid papers of this count. */
  BigInteger stranded() {
    return stranded;
  }
}
