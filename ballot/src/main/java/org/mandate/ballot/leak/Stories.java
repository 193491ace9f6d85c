package org.mandate.ballot.leak;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In how many ways the roll can have voted, given the weighted totals of every option: exact, by
 * dynamic programming over the totals reached so far. The anonymity count of a result.
 *
 * @param count ways that fit; 0 when the totals cannot be
 * @param certain voters (by position) whose whole vote is the same in all ways that fit
 */
public record Stories(BigInteger count, List<Integer> certain) {
  private static final int MOST_STATES = 2_000_000;

  /** Copies. */
  public Stories {
    certain = List.copyOf(certain);
  }

  /**
   * Counts the ways. Empty when more than two million intermediate totals would be needed, or the
   * totals are too large to be numbered.
   *
   * @param weights by voter
   * @param totals published, by option
   * @param least options that a voter must choose at least
   * @param most options that a voter may choose; for yes, no and abstention: three options, one
   *     each
   */
  public static Optional<Stories> fitting(long[] weights, List<Long> totals, int least, int most) {
    Rolls.check(weights);
    if (totals.isEmpty() || least < 0 || most < least || totals.size() > 20) {
      throw new IllegalArgumentException(
          "options " + totals.size() + ", choose " + least + " to " + most);
    }
    long[] place = new long[totals.size()];
    long end = 1;
    for (int j = 0; j < place.length; j++) {
      place[j] = end;
      long size = totals.get(j) + 1;
      if (size < 1) {
        throw new IllegalArgumentException("total " + totals.get(j));
      }
      if (Math.multiplyHigh(end, size) != 0 || end * size < 0) {
        return Optional.empty();
      }
      end *= size;
    }
    return new Search(weights, totals, place, choices(totals.size(), least, most)).run(end - 1);
  }

  private static List<int[]> choices(int options, int least, int most) {
    List<int[]> found = new ArrayList<>();
    for (int mask = 0; mask < 1 << options; mask++) {
      int size = Integer.bitCount(mask);
      if (size >= least && size <= most) {
        int chosen = mask;
        found.add(
            java.util.stream.IntStream.range(0, options)
                .filter(j -> (chosen >> j & 1) == 1)
                .toArray());
      }
    }
    return found;
  }

  /** One search; a state is the totals reached so far, numbered in mixed radix. */
  private record Search(long[] weights, List<Long> totals, long[] place, List<int[]> choices) {

    Optional<Stories> run(long goal) {
      Integer[] heavyFirst = new Integer[weights.length];
      Arrays.setAll(heavyFirst, i -> i);
      Arrays.sort(heavyFirst, (a, b) -> Long.compare(weights[b], weights[a]));
      long rest = Arrays.stream(weights).sum();
      List<Map<Long, BigInteger>> reached = new ArrayList<>();
      reached.add(Map.of(0L, BigInteger.ONE));
      int states = 1;
      for (int voter : heavyFirst) {
        rest -= weights[voter];
        Map<Long, BigInteger> next = step(reached.getLast(), weights[voter], rest, states);
        states += next.size();
        if (states > MOST_STATES) {
          return Optional.empty();
        }
        reached.add(next);
      }
      BigInteger count = reached.getLast().getOrDefault(goal, BigInteger.ZERO);
      return Optional.of(new Stories(count, certain(heavyFirst, reached, goal)));
    }

    private Map<Long, BigInteger> step(
        Map<Long, BigInteger> from, long weight, long rest, int states) {
      Map<Long, BigInteger> next = new HashMap<>();
      for (Map.Entry<Long, BigInteger> entry : from.entrySet()) {
        for (int[] choice : choices) {
          long state = after(entry.getKey(), choice, weight);
          if (state >= 0 && canStillFit(state, rest)) {
            next.merge(state, entry.getValue(), BigInteger::add);
          }
        }
        if (states + next.size() > MOST_STATES) {
          return next;
        }
      }
      return next;
    }

    /** The state after one vote, or -1 where a total would be passed. */
    private long after(long state, int[] choice, long weight) {
      long next = state;
      for (int j : choice) {
        if (reachedOf(state, j) + weight > totals.get(j)) {
          return -1;
        }
        next += place[j] * weight;
      }
      return next;
    }

    private boolean canStillFit(long state, long rest) {
      for (int j = 0; j < place.length; j++) {
        if (totals.get(j) - reachedOf(state, j) > rest) {
          return false;
        }
      }
      return true;
    }

    private long reachedOf(long state, int option) {
      return state / place[option] % (totals.get(option) + 1);
    }

    /** Walks back from the goal, keeping the states that lead there. */
    private List<Integer> certain(Integer[] order, List<Map<Long, BigInteger>> reached, long goal) {
      List<Integer> found = new ArrayList<>();
      Set<Long> live = Set.of(goal);
      for (int i = order.length - 1; i >= 0; i--) {
        Set<Long> before = new HashSet<>();
        Set<int[]> used = new HashSet<>();
        for (long state : reached.get(i).keySet()) {
          for (int[] choice : choices) {
            if (live.contains(after(state, choice, weights[order[i]]))) {
              before.add(state);
              used.add(choice);
            }
          }
        }
        if (used.size() == 1) {
          found.add(order[i]);
        }
        live = before;
      }
      return found.stream().sorted().toList();
    }
  }
}
