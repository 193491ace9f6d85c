package org.mandate.count.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against a literal oracle: a sorted map from a whole paper to its weight. */
class EqualPapersAreOneTest {

  private record Paper(List<Short> preferences, List<Integer> marks) implements Comparable<Paper> {
    @Override
    public int compareTo(Paper other) {
      int order =
          Arrays.compare(
              preferences.toArray(new Short[0]), other.preferences.toArray(new Short[0]));
      return order != 0
          ? order
          : Arrays.compare(marks.toArray(new Integer[0]), other.marks.toArray(new Integer[0]));
    }
  }

  @Test
  void papersAreDistinctAndSortedAndTheirWeightsAdded() {
    long seed = 20261123;
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int candidates = 1 + random.nextInt(round % 5 == 0 ? 900 : 7);
      int longest = 1 + random.nextInt(round % 3 == 0 ? 40 : 5);
      boolean equal = random.nextBoolean();
      boolean marked = round % 4 == 1;
      var builder = new Ballots.Builder(0, round % 2 == 0 ? candidates : 0);
      var oracle = new TreeMap<Paper, Long>();
      int papers = random.nextInt(round % 10 == 0 ? 5000 : 60);
      for (int i = 0; i < papers; i++) {
        int length = 1 + random.nextInt(longest);
        short[] row = new short[length];
        int[] marks = new int[marked ? length : 0];
        for (int p = 0; p < length; p++) {
          int candidate = random.nextInt(candidates);
          row[p] = (short) (equal && p > 0 && random.nextInt(3) == 0 ? ~candidate : candidate);
          if (marked) marks[p] = random.nextInt(5) == 0 ? random.nextInt() : random.nextInt(3);
        }
        long weight = 1 + random.nextInt(9);
        if (marked) builder.add(weight, row, marks, length);
        else builder.add(weight, row, length);
        oracle.merge(new Paper(shorts(row), ints(marks)), weight, Long::sum);
      }

      Ballots ballots = builder.build();

      assertThat(read(ballots, marked)).as("seed %d round %d", seed, round).isEqualTo(list(oracle));
    }
  }

  private static List<Short> shorts(short[] values) {
    var list = new ArrayList<Short>();
    for (short value : values) list.add(value);
    return list;
  }

  private static List<Integer> ints(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Object> list(TreeMap<Paper, Long> oracle) {
    var list = new ArrayList<Object>();
    oracle.forEach((paper, weight) -> list.add(List.of(paper, weight)));
    return list;
  }

  private static List<Object> read(Ballots ballots, boolean marked) {
    var list = new ArrayList<Object>();
    for (int b = 0; b < ballots.size(); b++) {
      var preferences = new ArrayList<Short>();
      var marks = new ArrayList<Integer>();
      for (int p = 0; p < ballots.length(b); p++) {
        int candidate = ballots.candidate(b, p);
        preferences.add((short) (ballots.sharesRank(b, p) ? ~candidate : candidate));
        if (marked) marks.add(ballots.mark(b, p));
      }
      list.add(List.of(new Paper(preferences, marks), ballots.weight(b)));
    }
    return list;
  }
}
